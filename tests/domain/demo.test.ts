// The demo: built by the use cases of real work, and showing every state that a sign-off can have.
import type { Config, Ctx } from '#server/context.ts'
import { composeCore } from '#server/compose/core.ts'
import { instantAt } from '#server/demo/day.ts'
import { loadDemo } from '#server/demo/load.ts'
import { exportLedger } from '#server/domain/ledger.ts'
import { listMeetings } from '#server/domain/meetings.ts'
import { listPoints } from '#server/domain/points.ts'
import { listVersions } from '#server/domain/versions.ts'
import { SIGN_OFF_STATES } from '#shared/sign-offs.ts'
import { verifyLedger } from '#shared/verify.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, SILENT, scratch } from '#tests/databases.ts'
import { configFor } from '#tests/world.ts'

describe.each(DATABASES)('the demo on $database', ({ postgres }) => {
  const opened: (() => Promise<void>)[] = []
  let ctx: Ctx
  beforeAll(async () => {
    const place = await scratch({ postgres })
    const config: Config = configFor(place)
    const core = await composeCore(config, { log: SILENT, now: () => new Date() })
    opened.push(core.close, place.discard)
    ctx = core.ctx
    await loadDemo(ctx, 'no password fits')
  })
  afterAll(async () => {
    for (const close of opened) await close()
  })

  const chair = async (email = 'chair@th.example') => {
    const { id } = await ctx.db
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const at = ctx.now().toISOString()
    return { accountId: id, sessionId: null, steppedUpAt: at, address: '', requestId: '' }
  }
  const agendaOf = async (number: number, email?: string) => {
    const meeting = (await listMeetings(ctx, await chair(email), { ws: 'jwg' })).find(
      (each) => each.number === number,
    )
    return listPoints(ctx, await chair(email), { reg: meeting?.registerId ?? '' })
  }

  it('[X1] has a closed meeting whose points are agreed and sealed, a live one with eleven, and a planned one', async () => {
    const meetings = await listMeetings(ctx, await chair(), { ws: 'jwg' })
    expect(meetings.map((meeting) => [meeting.number, meeting.state])).toEqual([
      [3, 'closed'],
      [4, 'live'],
      [5, 'planned'],
    ])
    const closed = await agendaOf(3)
    expect(closed.length).toBeGreaterThan(0)
    expect(closed.every((point) => point.agreed && point.sealed)).toBe(true)
    expect(await agendaOf(4)).toHaveLength(11)
  })

  it('[X1] shows every lamp, a restored signature and a released point', async () => {
    const points = await agendaOf(4)
    const signOffs = points.flatMap((point) => Object.values(point.signOffs))
    expect(new Set(signOffs.map((signOff) => signOff.state))).toEqual(new Set(SIGN_OFF_STATES))
    expect(signOffs.some((signOff) => signOff.restored)).toBe(true)
    expect(points.filter((point) => point.agreed).length).toBeGreaterThan(2)
    const seen = await agendaOf(4, 'observer@int.example')
    expect(seen.map((point) => point.number)).toEqual([6])
  })

  it('[X1] keeps the history with its authors in the past', async () => {
    const [, , third] = await agendaOf(4)
    const versions = await listVersions(ctx, await chair(), { point: third?.id ?? '' })
    expect(versions.length).toBeGreaterThan(1)
    const times = versions.map((version) => version.at)
    expect(times).toEqual(times.toSorted().toReversed())
    expect((times[0] ?? '') < ctx.now().toISOString()).toBe(true)
    const liaison = (await chair('cnp@kh.example')).accountId
    expect(versions[0]?.authors).toEqual([liaison])
  })

  it('[L6] has a ledger that verifies without the server', async () => {
    const { lines } = await exportLedger(ctx, await chair(), { ws: 'jwg' })
    let text = ''
    for await (const line of lines) text += line
    const verdict = verifyLedger(text)
    expect(verdict.faults).toEqual([])
    expect(verdict.verdict).toBe('intact')
  })

  it('[X2] is not built a second time', async () => {
    const before = await ctx.db.selectFrom('acts').select('hash').execute()
    await loadDemo(ctx, 'no password fits')
    expect(await ctx.db.selectFrom('acts').select('hash').execute()).toEqual(before)
  })
})

describe('instantAt', () => {
  it('[X1] reads a wall clock in its time zone, across a change of clocks too', () => {
    const noon = Date.parse('2026-11-21T12:00:00Z')
    expect(new Date(instantAt(noon, '09:30', 'Asia/Bangkok')).toISOString()).toBe('2026-11-21T02:30:00.000Z')
    expect(
      new Date(instantAt(Date.parse('2026-11-20T20:00:00Z'), '09:30', 'Asia/Bangkok')).toISOString(),
    ).toBe('2026-11-21T02:30:00.000Z')
    const change = Date.parse('2026-03-29T12:00:00Z')
    expect(new Date(instantAt(change, '09:00', 'Europe/Paris')).toISOString()).toBe(
      '2026-03-29T07:00:00.000Z',
    )
  })
})
