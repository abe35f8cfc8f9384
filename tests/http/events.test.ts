// Listens to the event stream as people do: at once, from where one was, only what one may see, and not a moment longer.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from './site.ts'
import { type Stage, stage } from './stage.ts'

const PATH = '/api/workspaces/jwg/events'

let on: Stage
const open: Listening[] = []
/** A busy machine is slow, and that is no fault of the stream. */
const PATIENT = { timeout: 15_000 }
beforeEach(async () => {
  on = await stage()
})
afterEach(async () => {
  for (const each of open.splice(0)) each.stop()
  await on.close()
})

interface Told {
  id: string
  event: string
  data: unknown
}

interface Listening {
  told: Told[]
  lastId(): string
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  isOver(): boolean
  stop(): void
}

async function listen(
  caller: Caller,
  from: { after?: string; lastEventId?: string } = {},
): Promise<Listening> {
  const stop = new AbortController()
  const query = from.after === undefined ? '' : `?after=${from.after}`
  const response = await fetch(`${on.url}${PATH}${query}`, {
    headers: {
      cookie: caller.cookie,
      ...(from.lastEventId !== undefined && { 'last-event-id': from.lastEventId }),
    },
    signal: stop.signal,
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ])
  const told: Told[] = []
  let [id, over] = ['', false]
  const read = async () => {
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const messages = `${rest}${chunk}`.split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1]
        id = field('id') ?? id
        const data = field('data')
        if (data !== undefined) told.push({ id, event: field('event') ?? 'message', data: JSON.parse(data) })
      }
    }
  }
  const ended = read()
    .catch(() => undefined)
    .then(() => {
      over = true
    })
  const listening = { told, lastId: () => id, ended, isOver: () => over, stop: () => stop.abort() }
  open.push(listening)
  await expect.poll(() => id, PATIENT).not.toBe('')
  return listening
}

/** The status of a stream that is given up at once. */
async function probe(caller: Caller): Promise<number> {
  const stop = new AbortController()
  const { status } = await fetch(`${on.url}${PATH}`, {
    headers: { cookie: caller.cookie },
    signal: stop.signal,
  })
  stop.abort()
  return status
}

describe('the event stream', () => {
  test('[H8] tells everybody of an act with where the delegations stand, and of changed points and members', async () => {
    const listener = await listen(await on.as('expert@th.example'))
    const { id, version } = await on.addPoint()
    await on.chair.call('POST', `/api/points/${id}/acts`, { body: { act: 'sign', version } })
    const memberId = await on.newMember('TH')
    await on.chair.call('PATCH', `/api/workspaces/jwg/members/${memberId}`, { body: { agency: 'AMLO' } })
    await expect
      .poll(() => listener.told.map((each) => each.event), PATIENT)
      .toEqual(['register', 'act', 'member'])
    expect(listener.told[1]?.data).toMatchObject({
      act: { act: 'sign', pointId: id, version },
      signOffs: { TH: { state: 'signed' }, KH: { state: 'open' } },
      agreed: false,
    })
    expect(listener.told[2]?.data).toMatchObject({ member: { id: memberId, agency: 'AMLO' } })
  })

  test('[H8] goes on from the last id, by header or address, without a gap and without a repetition', async () => {
    const caller = await on.as('liaison@kh.example')
    const first = await listen(caller)
    const start = first.lastId()
    for (let i = 0; i < 3; i++) await on.addPoint()
    await expect.poll(() => first.told.length, PATIENT).toBe(3)
    first.stop()
    await on.addPoint()
    const byHeader = await listen(caller, { lastEventId: first.told[0]?.id ?? '', after: start })
    await expect.poll(() => byHeader.told.length, PATIENT).toBe(3)
    expect(byHeader.told.slice(0, 2)).toEqual(first.told.slice(1))
    const byAddress = await listen(caller, { after: start })
    await expect.poll(() => byAddress.told.length, PATIENT).toBe(4)
    expect(byAddress.told.map((each) => Number(each.id))).toEqual(
      [1, 2, 3, 4].map((step) => Number(start) + step),
    )
  })

  test('[H8] says that everything must be read anew when what was missed is gone', async () => {
    await on.addPoint()
    await on.addPoint()
    const { event_seq: latest } = await on.world.db
      .selectFrom('workspaces')
      .select('event_seq')
      .executeTakeFirstOrThrow()
    await on.world.db.deleteFrom('events').where('seq', '<', latest).execute()
    const caller = await on.as('expert@th.example')
    const late = await listen(caller, { after: '0' })
    await expect.poll(() => late.told, PATIENT).toEqual([{ id: String(latest), event: 'reset', data: {} }])
    const fromTheFuture = await listen(caller, { after: '999999' })
    await expect.poll(() => fromTheFuture.told.map((each) => each.event), PATIENT).toEqual(['reset'])
  })

  test('[H8] tells observers nothing of points that are not released', async () => {
    const observer = await listen(await on.as('observer@int.example'))
    const { id, version } = await on.addPoint()
    await on.chair.call('POST', `/api/points/${id}/acts`, { body: { act: 'sign', version } })
    const secret = id
    const released = await on.addPoint()
    for (const email of ['chair@th.example', 'chair@kh.example']) {
      const caller = await on.as(email)
      await caller.call('POST', `/api/points/${released.id}/acts`, {
        body: { act: 'release', version: released.version },
      })
    }
    await expect
      .poll(() => observer.told.at(-1), PATIENT)
      .toMatchObject({ event: 'register', data: { points: [{ id: released.id }] } })
    expect(JSON.stringify(observer.told)).not.toContain(secret)
    const chair = await on.as('chair@th.example')
    await chair.call('POST', `/api/points/${released.id}/acts`, {
      body: { act: 'conceal', version: released.version },
    })
    await expect
      .poll(() => observer.told.at(-1), PATIENT)
      .toMatchObject({
        event: 'register',
        data: { removed: [released.id] },
      })
  })

  test('[SE4] ends within two seconds of the session, however it ended', async () => {
    const [first, second, third] = [
      await on.as('expert@th.example'),
      await on.as('expert@th.example'),
      await on.as('expert@th.example'),
    ]
    const streams = await Promise.all([first, second, third].map((caller) => listen(caller)))
    await first.call('POST', '/api/auth/sign-out')
    await streams[0]?.ended
    expect(streams.map((stream) => stream.isOver())).toEqual([true, false, false])
    // Behind the back of the bus, as another node or an operator would.
    await on.world.db.deleteFrom('sessions').execute()
    await Promise.all(streams.map((stream) => stream.ended))
    expect(streams.map((stream) => stream.isOver())).toEqual([true, true, true])
  })

  test('[K9] ends with the membership, and follows a changed role without ending', async () => {
    const memberId = await on.newMember('TH')
    const member = await on.world.db
      .selectFrom('members')
      .select('account_id')
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow()
    const account = await on.world.db
      .selectFrom('accounts')
      .select('email')
      .where('id', '=', member.account_id)
      .executeTakeFirstOrThrow()
    const stream = await listen(await on.as(account.email))
    const change = (body: object) =>
      on.chair.call('PATCH', `/api/workspaces/jwg/members/${memberId}`, { body })
    await change({ role: 'observer' })
    await expect.poll(() => stream.told.length, PATIENT).toBe(1)
    const { id } = await on.addPoint()
    // Rights are those of the moment of reading: the stream must have passed the point while it was an observer's.
    const other = await on.newMember('TH')
    await on.chair.call('PATCH', `/api/workspaces/jwg/members/${other}`, { body: { agency: 'x' } })
    await expect.poll(() => stream.told.length, PATIENT).toBe(2)
    await change({ role: 'expert' })
    await expect.poll(() => stream.told.length, PATIENT).toBe(3)
    expect(JSON.stringify(stream.told)).not.toContain(id)
    await change({ ended: true })
    await stream.ended
    expect(stream.isOver()).toBe(true)
  })

  test('[H8] is for members only', async () => {
    await on.world.account('nobody@example.org')
    const callers = [on.visitor, await on.as('nobody@example.org'), await on.as('observer@int.example')]
    const statuses = []
    for (const caller of callers) {
      const gone = new AbortController()
      const response = await fetch(`${on.url}${PATH}`, {
        headers: { cookie: caller.cookie },
        signal: gone.signal,
      })
      statuses.push(response.status)
      gone.abort()
    }
    expect(statuses).toEqual([401, 404, 200])
    const wrong = await (await on.as('chair@th.example')).call('GET', `${PATH}?after=soon`)
    expect(wrong.status).toBe(400)
  })

  test('[H8] is opened at most fifty times by an account, and HEAD opens none', async () => {
    const caller = await on.as('expert@th.example')
    const heads = Array.from({ length: 60 }, () => caller.call('HEAD', PATH))
    expect((await Promise.all(heads)).every(({ status }) => status === 200)).toBe(true)
    await Promise.all(Array.from({ length: 50 }, () => listen(caller)))
    const more = await caller.call('GET', PATH)
    expect([more.status, more.headers.get('retry-after')]).toEqual([429, '5'])
    open.pop()?.stop()
    await expect.poll(() => probe(caller), PATIENT).toBe(200)
  })

  test('[SE2] keeps the session awake while it is open', async () => {
    const caller = await on.as('expert@th.example')
    await listen(caller)
    const lastSeen = async () =>
      (
        await on.world.db
          .selectFrom('sessions')
          .select('last_seen_at')
          .orderBy('last_seen_at', 'desc')
          .execute()
      ).map((row) => row.last_seen_at)[0] ?? ''
    const before = await lastSeen()
    on.world.tick(61_000)
    await expect.poll(lastSeen, PATIENT).not.toBe(before)
  })

  test('[H8] does not keep the server from stopping', async () => {
    const stream = await listen(await on.as('expert@th.example'))
    const other = await stage()
    await other.close()
    await on.close()
    await stream.ended
    expect(stream.isOver()).toBe(true)
    on = await stage()
  })
})
