// The whole server as it is started for real: what its upgrade refuses, and a stock client from the meeting to the list of points.
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { LIMITS } from '#shared/protocol.ts'
import { type Caller, type Site, site } from '#tests/http/site.ts'
import { rawClient } from './raw-client.ts'
import { type Addressed, originOf, stockClient, until } from './stock-client.ts'

let at: Site
let chair: Caller
let place: Addressed
let pointId: string
beforeAll(async () => {
  at = await site()
  chair = await at.as('chair@th.example')
  const title = { th: 'ประชุม', km: 'ប្រជុំ', en: 'Meeting' }
  const meeting = await chair.call('POST', '/api/workspaces/jwg/meetings', {
    body: { title, startsAt: '2026-12-01T09:00:00+07:00' },
  })
  const { registerId } = meeting.body as { registerId: string }
  const point = await chair.call('POST', `/api/registers/${registerId}/points`, {
    body: { kind: 'agenda', title },
  })
  pointId = (point.body as { id: string }).id
  place = { url: `${at.url.replace('http', 'ws')}/collab`, registerId }
})
afterAll(() => at.close())
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

/** The HTTP status that an upgrade is answered with; 101 when it is let through. */
async function upgradeStatus(headers: Record<string, string>, path = place.registerId): Promise<number> {
  const ws = new WebSocket(`${place.url}/${path}`, { headers, perMessageDeflate: true })
  ws.on('error', () => undefined)
  const refused = once(ws, 'unexpected-response').then(
    ([, response]) => (response as { statusCode: number }).statusCode,
  )
  const status = await Promise.race([refused, once(ws, 'open').then(() => 101)])
  expect(ws.extensions).toBe('')
  ws.terminate()
  return status
}

describe('the real server', () => {
  it('[W1] lets a stock client read and write, and lists what it typed', async () => {
    const [thai, khmer] = [
      stockClient(place, chair.cookie),
      stockClient(place, (await at.as('liaison@kh.example')).cookie),
    ]
    await Promise.all([thai.synced(), khmer.synced()])
    khmer.title(pointId).insert(0, 'Joint ')
    await until(() => thai.title(pointId).toString() === 'Joint Meeting', 'the other reads it')
    await until(async () => {
      const { body } = await chair.call('GET', `/api/registers/${place.registerId}/points`)
      return (body as { title: { en: string } }[])[0]?.title.en === 'Joint Meeting'
    }, 'the list says it')
    expect(khmer.title(pointId).toString()).toBe('Joint Meeting')
    thai.leave()
    khmer.leave()
  })

  it('[W10] threat 27: refuses a foreign origin and a missing one, whatever the cookie', async () => {
    const { cookie } = chair
    const origin = originOf(place.url)
    expect(await upgradeStatus({ cookie, origin })).toBe(101)
    for (const foreign of ['https://evil.example', `${origin}.evil.example`, 'null']) {
      expect(await upgradeStatus({ cookie, origin: foreign })).toBe(403)
    }
    expect(await upgradeStatus({ cookie })).toBe(403)
  })

  it('[W10] threat 28: answers a name that no register can have like an unknown one', async () => {
    for (const registerId of ['..%2F..', '%00', '__proto__', '01ARZ3NDEKTSV4RRFFQ69G5FAV']) {
      const client = rawClient({ ...place, registerId }, chair.cookie)
      expect((await client.closed).code).toBe(4404)
    }
  })

  it('[W10] tells a page of another schema to reload', async () => {
    const old = rawClient(place, chair.cookie, { query: '?schema=0' })
    expect((await old.next('refused')).refused.rule).toBe('schema')
    expect((await old.closed).code).toBe(4409)
    const current = rawClient(place, chair.cookie, { query: '?schema=1' })
    expect((await current.ready()).access).toBe('write')
    current.leave()
  })

  it('[W6] closes a frame that is too large and goes on', async () => {
    const client = rawClient(place, chair.cookie)
    await client.ready()
    client.send(new Uint8Array(LIMITS.frameBytes * 2))
    expect((await client.closed).code).toBe(4413)
    const next = rawClient(place, chair.cookie)
    expect((await next.ready()).access).toBe('write')
    next.leave()
  })

  it('[W11] closes sockets with 4401 when their session signs out', async () => {
    const caller = await at.as('liaison@th.example')
    const client = rawClient(place, caller.cookie)
    await client.ready()
    expect((await caller.call('POST', '/api/auth/sign-out')).status).toBe(204)
    expect((await client.closed).code).toBe(4401)
  })
})
