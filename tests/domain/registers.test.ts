// Registers: who sees one, who types where in it.
import { createRegister, listRegisters, mayType, registerFor } from '#server/domain/registers.ts'
import type { RegisterKind } from '#shared/api/workspaces.ts'
import { newId } from '#shared/ids.ts'
import { LANGUAGES } from '#shared/locale.ts'
import type { Place } from '#shared/register.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import { CAST } from '#tests/world.ts'
import { type Agenda, agenda, KH, OBSERVER, TH, TH_EXPERT, TH_INTERPRETER, TITLE } from './agenda.ts'

describe.each(DATABASES)('registers on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const make = (kind: RegisterKind, delegation?: string) =>
    a.ctx.db.transaction().execute((trx) =>
      createRegister(trx, a.ctx.now(), {
        workspaceId: a.world.workspace.id,
        kind,
        title: TITLE,
        ...(delegation && { delegation }),
      }),
    )

  it('[P3] tells a stranger, and whoever asks for nothing, the same', async () => {
    const { id: accountId } = await a.world.account(`stranger${postgres}@example.org`)
    const stranger = { ...(await a.as(TH)), accountId }
    const unknown = registerFor(a.ctx, stranger, newId(1)).catch((error: unknown) => error)
    const foreign = registerFor(a.ctx, stranger, a.registerId).catch((error: unknown) => error)
    expect(await foreign).toEqual(await unknown)
    expect(await foreign).toMatchObject({ code: 'not_found', details: {} })
  })

  it('[P3] lets nobody see the drafts of the other side, or a compartment', async () => {
    const drafts = await make('drafts', 'TH')
    const compartment = await make('compartment')
    await expect(registerFor(a.ctx, await a.as(TH), drafts)).resolves.toMatchObject({ access: 'write' })
    for (const [email, register] of [
      [KH, drafts],
      [OBSERVER, drafts],
      [TH, compartment],
      [KH, compartment],
    ] as const) {
      await expect(registerFor(a.ctx, await a.as(email), register)).rejects.toMatchObject({
        code: 'not_found',
      })
      const listed = await listRegisters(a.ctx.db, await a.as(email))
      expect(listed.map((row) => row.id)).not.toContain(register)
    }
  })

  it('[P2] gives observers no socket, and everybody else one', async () => {
    for (const { email, role } of CAST) {
      const access = await registerFor(a.ctx, await a.as(email), a.registerId)
      expect([email, access.socket]).toEqual([email, role !== 'observer'])
    }
  })

  it('[P4] opens sockets for writing to those who may type somewhere', async () => {
    const access = async (email: string) => (await registerFor(a.ctx, await a.as(email), a.registerId)).access
    expect([
      await access(TH),
      await access(TH_INTERPRETER),
      await access(TH_EXPERT),
      await access(OBSERVER),
    ]).toEqual(['write', 'write', 'write', 'read'])
  })

  describe('mayType', () => {
    const point = newId(1)
    const open = { closedAt: null }
    const body: Place = { pointId: point, part: 'body', key: 'km' }
    const column = (key: string): Place => ({ pointId: point, part: 'bySide', key })
    const nothing = new Set<string>()

    it('[P4] lets chairs, liaisons and interpreters type in every language, experts in none', async () => {
      for (const { email, role } of CAST) {
        const actor = await a.as(email)
        const expected = ['chair', 'liaison', 'interpreter'].includes(role) ? true : 'policy.denied'
        for (const key of LANGUAGES) {
          expect([email, mayType(actor, open, { ...body, key }, nothing)]).toEqual([email, expected])
          expect([email, mayType(actor, open, { ...body, part: 'title', key }, nothing)]).toEqual([
            email,
            expected,
          ])
        }
      }
    })

    it('[P4] keeps the column of a side to that side', async () => {
      expect(mayType(await a.as(TH_EXPERT), open, column('TH'), nothing)).toBe(true)
      expect(mayType(await a.as(TH_EXPERT), open, column('KH'), nothing)).toBe('policy.denied')
      expect(mayType(await a.as(OBSERVER), open, column('TH'), nothing)).toBe('policy.denied')
    })

    it('[P4] knows no other language than the three', async () => {
      for (const key of ['fr', '', '__proto__', 'toString']) {
        expect(mayType(await a.as(TH), open, { ...body, key }, nothing)).toBe('policy.denied')
      }
    })

    it('[O8] lets nobody type in a sealed point, and nobody in a closed register', async () => {
      const sealed = new Set([point])
      expect(mayType(await a.as(TH), open, body, sealed)).toBe('point.sealed')
      expect(mayType(await a.as(TH), open, column('TH'), sealed)).toBe('point.sealed')
      expect(mayType(await a.as(TH_EXPERT), open, body, sealed)).toBe('policy.denied')
      expect(mayType(await a.as(TH), { closedAt: '2026-11-21T00:00:00.000Z' }, body, nothing)).toBe(
        'policy.denied',
      )
    })
  })
})
