// Acts: who may, on which words, and what the ledger then holds.
import { recordAct } from '#server/domain/acts.ts'
import { createPoint } from '#server/domain/point-commands.ts'
import { eventsAfter } from '#server/domain/events.ts'
import { closeMeeting } from '#server/domain/meetings.ts'
import { readPoint } from '#server/domain/readings.ts'
import { mayType, registerFor } from '#server/domain/registers.ts'
import { sealedPoints } from '#server/domain/standings.ts'
import { AppError } from '#shared/errors.ts'
import { chainFault, LedgerEntry } from '#shared/ledger.ts'
import { pointOf, titleText } from '#shared/register.ts'
import type { ActName } from '#shared/sign-offs.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import {
  type Agenda,
  agenda,
  BODY,
  KH,
  KH_LIAISON,
  OBSERVER,
  TH,
  TH_EXPERT,
  TH_INTERPRETER,
  TH_LIAISON,
  TH_SIGNATORY,
  TITLE,
} from './agenda.ts'

describe.each(DATABASES)('acts on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const chain = async () => {
    const rows = await a.ctx.db.selectFrom('acts').select('entry').orderBy('seq').execute()
    return rows.map((row) => LedgerEntry.parse(JSON.parse(row.entry)))
  }

  it('[S1] is agreed once both sides signed the same words', async () => {
    const { id } = await a.addPoint()
    const first = await a.act(KH, id, 'sign')
    expect(first.signOffs).toMatchObject({
      KH: { state: 'signed', by: (await a.as(KH)).accountId },
      TH: { state: 'open' },
    })
    expect((await a.read(id)).agreed).toBe(false)
    await a.act(TH, id, 'sign')
    expect(await a.read(id)).toMatchObject({ agreed: true, acts: [{ act: 'sign' }, { act: 'sign' }] })
  })

  it('[S2] reads stale once a word changes, and [S3] signed and restored once it is back', async () => {
    const { id } = await a.addPoint()
    const { act } = await a.act(TH, id, 'sign')
    a.world.tick(10)
    await a.type(KH, id, 'en', ' not')
    expect((await a.read(id)).signOffs['TH']).toMatchObject({ state: 'stale', version: act.version })
    a.world.tick(10)
    await a.erase(KH, id, 'en', 4)
    expect((await a.read(id)).signOffs['TH']).toMatchObject({ state: 'signed', restored: true })
  })

  it('[S3] a new signature on restored words is not labelled restored', async () => {
    const { id } = await a.addPoint()
    await a.act(TH, id, 'sign')
    a.world.tick(10)
    await a.type(KH, id, 'en', '!')
    a.world.tick(10)
    await a.erase(KH, id, 'en', 1)
    a.world.tick(10)
    await a.act(TH, id, 'withdraw')
    const { signOffs } = await a.act(TH, id, 'sign')
    expect(signOffs['TH']).toMatchObject({ state: 'signed', restored: false })
  })

  it('[S4] refuses a signature on a point with an empty language, naming it', async () => {
    const { id } = await a.addPoint({ body: { ...BODY, km: '' }, title: { ...TITLE, th: '' } })
    for (const act of ['sign', 'initial', 'reserve'] as const) {
      await expect(a.act(TH, id, act, { reason: 'x' })).rejects.toMatchObject({
        code: 'sign_off.incomplete',
        details: { languages: ['th', 'km'] },
      })
    }
    await expect(a.act(TH, id, 'object', { reason: 'There is no text' })).resolves.toBeDefined()
  })

  it('[S11] refuses an act on words that have moved on, with the version of today', async () => {
    const point = await a.addPoint()
    await a.type(KH, point.id, 'th', 'ไม่')
    const { version } = await a.read(point.id)
    for (const act of ['sign', 'reserve', 'object', 'initial', 'seal'] as const) {
      await expect(a.act(TH, point.id, act, { version: point.version, reason: 'x' })).rejects.toMatchObject({
        code: 'sign_off.stale_content',
        details: { version },
      })
    }
    expect((await a.read(point.id)).acts).toEqual([])
  })

  it('[S12] takes a signature only from those who may sign for their side', async () => {
    const { id } = await a.addPoint()
    for (const email of [TH_LIAISON, TH_INTERPRETER, TH_EXPERT, KH_LIAISON]) {
      await expect(a.act(email, id, 'sign')).rejects.toMatchObject({ code: 'policy.denied' })
    }
    await expect(a.act(OBSERVER, id, 'sign')).rejects.toMatchObject({ code: 'not_found' })
    const { act } = await a.act(TH_SIGNATORY, id, 'sign')
    expect(act.actor).toMatchObject({ delegation: 'TH', role: 'liaison' })
  })

  it('[S13] asks for the right before it looks at the words', async () => {
    const { id } = await a.addPoint({ body: { ...BODY, en: '' } })
    const version = '0'.repeat(64)
    await expect(a.act(TH_LIAISON, id, 'sign', { version })).rejects.toMatchObject({ code: 'policy.denied' })
    await expect(a.act(TH, id, 'sign', { version })).rejects.toMatchObject({ code: 'sign_off.stale_content' })
  })

  it('[S14] refuses to record the same standing on the same words twice', async () => {
    const { id } = await a.addPoint()
    const repeated = { code: 'sign_off.repeated' }
    await a.act(TH, id, 'sign')
    await expect(a.act(TH, id, 'sign')).rejects.toMatchObject(repeated)
    await expect(a.act(TH_SIGNATORY, id, 'sign')).rejects.toMatchObject(repeated)
    await a.act(TH, id, 'reserve', { reason: 'Until the annex is there' })
    await expect(a.act(TH, id, 'reserve', { reason: 'Until the annex is there' })).rejects.toMatchObject(
      repeated,
    )
    await a.act(TH_EXPERT, id, 'initial')
    await expect(a.act(TH_EXPERT, id, 'initial')).rejects.toMatchObject(repeated)
    const { signOffs } = await a.act(TH, id, 'object', { reason: 'Not agreed any more' })
    expect(signOffs['TH']).toMatchObject({ state: 'objected', reason: 'Not agreed any more' })
  })

  it('[S7] withdraws an initial before the standing, and refuses where there is nothing', async () => {
    const { id } = await a.addPoint()
    await expect(a.act(TH_EXPERT, id, 'withdraw')).rejects.toMatchObject({
      code: 'sign_off.nothing_to_withdraw',
    })
    await a.act(TH_EXPERT, id, 'initial')
    await a.act(TH, id, 'sign')
    await a.act(TH_EXPERT, id, 'withdraw')
    expect(await a.read(id)).toMatchObject({ initials: [], signOffs: { TH: { state: 'signed' } } })
    await expect(a.act(TH_EXPERT, id, 'withdraw')).rejects.toMatchObject({ code: 'policy.denied' })
  })

  it('[S15] lets a withdrawal name the words that it takes back', async () => {
    const { id } = await a.addPoint()
    const { act } = await a.act(TH, id, 'sign')
    await a.type(KH, id, 'en', ' More.')
    const { signOffs } = await a.act(TH, id, 'withdraw', { version: act.version })
    expect(signOffs['TH']?.state).toBe('open')
  })

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

  it('[L1] writes an act with its version, its event, its audit row and its link', async () => {
    const { id } = await a.addPoint()
    const { event_seq: from } = await a.ctx.db
      .selectFrom('workspaces')
      .select('event_seq')
      .executeTakeFirstOrThrow()
    const before = (await chain()).at(-1)
    const { act, signOffs } = await a.act(TH, id, 'reserve', { reason: 'Pending the annex' })
    expect(act).toMatchObject({
      seq: (before?.seq ?? 0) + 1,
      previousHash: before?.hash,
      reason: 'Pending the annex',
    })
    const db = a.ctx.db
    const kept = await db
      .selectFrom('versions')
      .select('content')
      .where('version', '=', act.version)
      .execute()
    expect(kept).toHaveLength(1)
    const { events } = await eventsAfter(a.ctx, await a.as(KH), from, 10)
    expect(events).toMatchObject([{ name: 'act', payload: { act, signOffs, agreed: false, sealed: false } }])
    const audited = await db
      .selectFrom('audit')
      .select('action')
      .where('object', '=', id)
      .orderBy('id')
      .execute()
    expect(audited.map((row) => row.action)).toEqual(['point.create', 'point.reserve'])
  })

  it('[L4] refuses to change or delete what stands in the ledger', async () => {
    await expect(a.ctx.db.updateTable('acts').set({ act: 'object' }).execute()).rejects.toThrow(/append-only/)
    await expect(a.ctx.db.deleteFrom('acts').execute()).rejects.toThrow(/append-only/)
  })

  it('[L5] signs nothing on a live document that differs from the log', async () => {
    const twisted = await agenda({ postgres })
    try {
      const { id } = await twisted.addPoint()
      const version = await twisted.ctx.registers.settled(twisted.registerId, async (doc) => {
        const point = pointOf(doc, id)
        // What a faulty gate would do: the memory says one thing, the log another.
        if (point) titleText(point, 'en')?.insert(0, 'Twisted ')
        return readPoint(doc, id)?.version ?? ''
      })
      await expect(twisted.act(TH, id, 'sign', { version })).rejects.toMatchObject({
        code: 'room.unavailable',
      })
      expect(twisted.errors).toContain('the live document differs from the log: nothing is signed on it')
      expect(await twisted.ctx.db.selectFrom('acts').selectAll().execute()).toEqual([])
    } finally {
      await twisted.close()
    }
  })

  it('[S17] refuses an act by somebody whose rights have just changed', async () => {
    const { id, version } = await a.addPoint()
    const leaving = await a.world.member({
      email: `leaving${postgres}@th.example`,
      delegation: 'TH',
      role: 'chair',
    })
    const actor = await a.as(`leaving${postgres}@th.example`)
    const demote = a.ctx.db.updateTable('members').set({ role: 'expert' }).where('id', '=', leaving.id)
    const holding = a.ctx.registers.settled(a.registerId, async () => void (await demote.execute()))
    // Asked while a chair, recorded when no longer one: the register was held in between.
    const acting = recordAct(a.ctx, actor, { point: id, act: 'sign', version })
    await holding
    await expect(acting).rejects.toMatchObject({ code: 'policy.denied' })
  })

  it('[L1] keeps one chain and honest signatures through a hundred races of signing and editing', async () => {
    const race = await agenda({ postgres })
    try {
      const points = [await race.addPoint(), await race.addPoint(), await race.addPoint()]
      const acts: ActName[] = ['sign', 'reserve', 'object', 'withdraw', 'initial']
      const tries = Array.from({ length: 100 }, async (_, index) => {
        const { id } = points[index % 3] ?? points[0] ?? { id: '' }
        const email = index % 2 === 0 ? TH : KH
        if (index % 4 === 3) return race.type(email, id, 'en', String(index))
        const act = acts[index % acts.length] ?? 'sign'
        return persistent(race, email, id, { act, reason: `reason ${index}` })
      })
      const outcomes = await Promise.allSettled(tries)
      const refused = outcomes.flatMap((each) =>
        each.status === 'rejected' ? [String(each.reason.code)] : [],
      )
      const expected = ['sign_off.stale_content', 'sign_off.repeated', 'sign_off.nothing_to_withdraw']
      expect(refused.filter((code) => !expected.includes(code))).toEqual([])
      const rows = await race.ctx.db.selectFrom('acts').select('entry').orderBy('seq').execute()
      const entries = rows.map((row) => LedgerEntry.parse(JSON.parse(row.entry)))
      expect(entries.length).toBeGreaterThan(10)
      expect(chainFault(entries)).toBeNull()
      const versions = await race.ctx.db
        .selectFrom('point_versions')
        .select(['point_id', 'version'])
        .execute()
      const known = new Set(versions.map((row) => row.point_id + row.version))
      expect(entries.filter((entry) => !known.has(entry.pointId + entry.version))).toEqual([])
      expect(entries).toHaveLength(
        outcomes.filter((each) => each.status === 'fulfilled' && each.value).length,
      )
    } finally {
      await race.close()
    }
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

/** Acts again on the words that the refusal names, as a person does who has looked at the difference. */
async function persistent(
  a: Agenda,
  email: string,
  pointId: string,
  wanted: { act: ActName; reason: string },
): ReturnType<Agenda['act']> {
  let { version } = await a.read(pointId)
  for (let left = 3; left > 0; left--) {
    try {
      return await a.act(email, pointId, wanted.act, { version, reason: wanted.reason })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'sign_off.stale_content') throw error
      version = String(error.details['version'])
    }
  }
  throw new AppError('sign_off.stale_content')
}
