// Sealing, reopening, releasing: what closes a point, and who opens it again.
import { createPoint } from '#server/domain/point-commands.ts'
import { closeMeeting } from '#server/domain/meetings.ts'
import { mayType, registerFor } from '#server/domain/registers.ts'
import { sealedPoints } from '#server/domain/standings.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import { type Agenda, agenda, KH, TH, TH_LIAISON, TITLE } from './agenda.ts'

describe.each(DATABASES)('seals on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  it('[S8] seals by one chair and reopens by one of each side; the gate hears of both at once', async () => {
    const { id } = await a.addPoint()
    const place = { pointId: id, part: 'body', key: 'en' } as const
    const typing = async () => {
      const { actor, register } = await registerFor(a.ctx, await a.as(KH), a.registerId)
      return mayType(actor, register, place, await sealedPoints(a.ctx.db, a.registerId))
    }
    await expect(a.act(TH_LIAISON, id, 'seal')).rejects.toMatchObject({ code: 'policy.denied' })
    await expect(a.act(TH, id, 'reopen')).rejects.toMatchObject({ code: 'point.not_sealed' })
    await a.act(TH, id, 'seal')
    expect(await typing()).toBe('point.sealed')
    await expect(a.act(KH, id, 'seal')).rejects.toMatchObject({ code: 'point.sealed' })
    await expect(a.type(KH, id, 'en', 'x')).rejects.toMatchObject({ code: 'point.sealed' })
    await a.act(TH, id, 'reopen')
    expect(await a.read(id)).toMatchObject({ sealed: true, keys: { reopen: ['TH'] } })
    await expect(a.act(TH, id, 'reopen')).rejects.toMatchObject({ code: 'sign_off.repeated' })
    await a.act(KH, id, 'reopen')
    expect(await a.read(id)).toMatchObject({ sealed: false, keys: { reopen: [] } })
    expect(await typing()).toBe(true)
  })

  it('[S16] keeps what both sides agreed and a chair sealed, until it is reopened', async () => {
    const { id } = await a.addPoint()
    await a.act(TH, id, 'sign')
    await a.act(KH, id, 'sign')
    await a.act(TH, id, 'seal')
    for (const act of ['withdraw', 'object', 'reserve', 'sign'] as const) {
      await expect(a.act(KH, id, act, { reason: 'x' })).rejects.toMatchObject({ code: 'point.sealed' })
    }
    expect((await a.read(id)).agreed).toBe(true)
  })

  it('[S16] still takes signatures and objections on a sealed point that is not agreed', async () => {
    const { id } = await a.addPoint()
    await a.act(TH, id, 'seal')
    await a.act(TH, id, 'sign')
    await a.act(KH, id, 'object', { reason: 'Sealed too early' })
    await a.act(KH, id, 'withdraw')
    await a.act(KH, id, 'sign')
    expect(await a.read(id)).toMatchObject({ agreed: true, sealed: true })
  })

  it('[S9] conceals again what both chairs released', async () => {
    const { id } = await a.addPoint()
    await expect(a.act(TH, id, 'conceal')).rejects.toMatchObject({ code: 'sign_off.nothing_to_withdraw' })
    await a.act(TH, id, 'release')
    await expect(a.act(TH, id, 'release')).rejects.toMatchObject({ code: 'sign_off.repeated' })
    await a.act(KH, id, 'release')
    await expect(a.act(KH, id, 'release')).rejects.toMatchObject({ code: 'sign_off.repeated' })
    await a.act(KH, id, 'conceal')
    expect((await a.read(id)).released).toBe(false)
  })

  it('[S18] takes acts on the points of a closed meeting', async () => {
    const closing = await agenda({ postgres })
    try {
      const { id } = await closing.addPoint()
      await closeMeeting(closing.ctx, await closing.as(KH), { ws: 'jwg', meeting: closing.meeting.id })
      await closing.act(KH, id, 'sign')
      expect((await closing.read(id)).signOffs['KH']?.state).toBe('signed')
      const late = { reg: closing.registerId, kind: 'agenda', title: TITLE } as const
      await expect(createPoint(closing.ctx, await closing.as(TH), late)).rejects.toMatchObject({
        code: 'meeting.wrong_state',
      })
    } finally {
      await closing.close()
    }
  })
})
