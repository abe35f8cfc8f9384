// What the ledger holds after acts: one chain, under races, faults and changed rights.
import { composeCore } from '#server/compose/core.ts'
import { recordAct } from '#server/domain/acts.ts'
import { eventsAfter } from '#server/domain/events.ts'
import { updatePoint } from '#server/domain/point-commands.ts'
import { getPoint } from '#server/domain/points.ts'
import { readPoint } from '#server/domain/readings.ts'
import { hashOfCookie, startSession } from '#server/domain/sessions.ts'
import { AppError } from '#shared/errors.ts'
import { chainFault, GENESIS, LedgerEntry } from '#shared/ledger.ts'
import { pointOf, titleText } from '#shared/register.ts'
import type { ActName } from '#shared/sign-offs.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTCOMES } from '#shared/api/points.ts'
import { DATABASES, SILENT } from '#tests/databases.ts'
import { type Agenda, agenda, KH, OBSERVER, TH } from './agenda.ts'
import { beforeTransaction } from './meanwhile.ts'

describe.each(DATABASES)('the chain of acts on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const chain = async () => {
    const rows = await a.ctx.db.selectFrom('acts').select('entry').orderBy('seq').execute()
    return rows.map((row) => LedgerEntry.parse(JSON.parse(row.entry)))
  }

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
      previousHash: before?.hash ?? GENESIS,
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

  it('[H8] tells observers that a released point changed, and nothing of its ledger', async () => {
    const { id, version } = await a.addPoint()
    await a.act(KH, id, 'object', { reason: 'Not for observers' })
    await a.act(KH, id, 'withdraw')
    for (const chair of [TH, KH]) await a.act(chair, id, 'release')
    const told = async (email: string) => (await eventsAfter(a.ctx, await a.as(email), 0, 100)).events
    const acts = (await told(TH)).slice(-4)
    expect(acts.map((event) => event.name)).toEqual(['act', 'act', 'act', 'act'])
    const payload = { registerId: a.registerId, points: [{ id, version }], removed: [] }
    const seen = await told(OBSERVER)
    expect(seen.slice(-4)).toEqual(acts.map(({ seq }) => ({ seq, name: 'register', payload })))
    expect(JSON.stringify(seen)).not.toMatch(/"act"|reason|hash|Not for/)
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

  it('[S13] refuses what the ledger refuses before it reads the log', async () => {
    const twisted = await agenda({ postgres })
    try {
      const { id } = await twisted.addPoint()
      await twisted.act(TH, id, 'release')
      const version = await twisted.ctx.registers.settled(twisted.registerId, async (doc) => {
        const point = pointOf(doc, id)
        if (point) titleText(point, 'en')?.insert(0, 'Twisted ')
        return readPoint(doc, id)?.version ?? ''
      })
      // The comparison with the log would have found the two different, and logged it.
      const again = twisted.act(TH, id, 'release', { version })
      await expect(again).rejects.toMatchObject({ code: 'sign_off.repeated', details: { pointId: id } })
      expect(twisted.errors).toEqual([])
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

  it('[S17] refuses an act whose session or account has ended while it waited', async () => {
    const { id, version } = await a.addPoint()
    const chair = await a.as(TH)
    const ending = async (sessionId: string | null, end: () => Promise<unknown>) => {
      const ctx = beforeTransaction(a.ctx, 1, end)
      return recordAct(ctx, { ...chair, sessionId }, { point: id, act: 'sign', version })
    }
    const { cookieValue } = await a.ctx.db
      .transaction()
      .execute((trx) => startSession(trx, a.ctx.now(), chair.accountId, { userAgent: '', address: '' }))
    const sessionId = hashOfCookie(cookieValue)
    const endSession = () => a.ctx.db.deleteFrom('sessions').where('id', '=', sessionId).execute()
    await expect(ending(sessionId, endSession)).rejects.toMatchObject({ code: 'auth.no_session' })
    const disable = (disabled_at: string | null) =>
      a.ctx.db.updateTable('accounts').set({ disabled_at }).where('id', '=', chair.accountId).execute()
    await expect(ending(null, () => disable(a.ctx.now().toISOString()))).rejects.toMatchObject({
      code: 'auth.no_session',
    })
    await disable(null)
    expect((await a.read(id)).acts).toEqual([])
  })

  it('[L1] keeps one chain and exact words when two nodes sign and edit the same point', async () => {
    const one = await agenda({ postgres })
    const { config } = one.world
    const other = await composeCore(config, { log: SILENT, now: one.ctx.now })
    try {
      const { id, version: first } = await one.addPoint()
      const nodes = [one.ctx, other.ctx]
      const tries = Array.from({ length: 30 }, async (_, index) => {
        const ctx = nodes[index % 2] ?? one.ctx
        const by = await one.as(index % 3 === 0 ? TH : KH)
        if (index % 5 === 4)
          return updatePoint(ctx, by, { point: id, fields: { outcome: OUTCOMES[index % 3] } })
        const wanted = { point: id, act: 'reserve', reason: `reason ${index}` } as const
        return persistent((version) => recordAct(ctx, by, { ...wanted, version }), first)
      })
      expect(refusalsOf(await Promise.allSettled(tries))).toEqual([])
      // Each node, asked last, knows what the other one did.
      for (const ctx of nodes) {
        const by = await one.as(TH)
        const { version } = await getPoint(one.ctx, by, { point: id })
        const reason = `last word of node ${nodes.indexOf(ctx)}`
        await recordAct(ctx, by, { point: id, act: 'object', version, reason })
      }
      await expectHonestChain(one)
    } finally {
      await other.close()
      await one.close()
    }
  })

  it('[L1] keeps one chain and honest signatures through a hundred races of signing and editing', async () => {
    const race = await agenda({ postgres })
    try {
      const points = [await race.addPoint(), await race.addPoint(), await race.addPoint()]
      const acts: ActName[] = ['sign', 'reserve', 'object', 'withdraw', 'initial']
      const tries = Array.from({ length: 100 }, async (_, index) => {
        const { id, version } = points[index % 3] ?? { id: '', version: '' }
        const email = index % 2 === 0 ? TH : KH
        if (index % 4 === 3) return race.type(email, id, 'en', String(index))
        const act = acts[index % acts.length] ?? 'sign'
        const reason = `reason ${index}`
        return persistent((now) => race.act(email, id, act, { version: now, reason }), version)
      })
      expect(refusalsOf(await Promise.allSettled(tries))).toEqual([])
      await expectHonestChain(race)
    } finally {
      await race.close()
    }
  })
})

/** What is refused although a race cannot explain it. */
function refusalsOf(outcomes: readonly PromiseSettledResult<unknown>[]): string[] {
  const fair = /stale_content|sign_off.repeated|nothing_to_withdraw|room.unavailable/
  const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  return refused.filter((reason) => !fair.test(reason))
}

/** One chain, and every act on words that the point really had. */
async function expectHonestChain({ ctx }: Agenda): Promise<void> {
  const rows = await ctx.db.selectFrom('acts').select('entry').orderBy('seq').execute()
  const entries = rows.map((row) => LedgerEntry.parse(JSON.parse(row.entry)))
  expect(entries.length).toBeGreaterThan(10)
  expect(chainFault(entries)).toBeNull()
  const versions = await ctx.db.selectFrom('point_versions').select(['point_id', 'version']).execute()
  const known = new Set(versions.map((row) => row.point_id + row.version))
  expect(entries.filter((entry) => !known.has(entry.pointId + entry.version))).toEqual([])
}

/** Acts again on the words that the refusal names, as a person does who has looked at the difference. */
async function persistent<T>(act: (version: string) => Promise<T>, first: string): Promise<T> {
  let version = first
  for (let left = 3; left > 0; left--) {
    try {
      return await act(version)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'sign_off.stale_content') throw error
      version = String(error.details['version'])
    }
  }
  throw new AppError('sign_off.stale_content')
}
