// A point between typing and signing: stock Yjs clients on real sockets, scripts on HTTP, one truth.
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PointRow, PointVersion } from '#shared/api/points.ts'
import { LedgerEntry, chainFault } from '#shared/ledger.ts'
import { pointOf, titleText } from '#shared/register.ts'
import { codeOf } from './site.ts'
import { type Stage, stage } from './stage.ts'

describe('a point that is typed in and signed', () => {
  let s: Stage
  const leaving: (() => void)[] = []
  beforeAll(async () => {
    s = await stage()
  })
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
  })
  afterAll(() => s.close())

  /** The English title, in the hands of a stock client. */
  const typist = async (email: string, pointId: string) => {
    const { cookie } = await s.as(email)
    const doc = new Y.Doc()
    class SignedIn extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie, origin: s.url } })
      }
    }
    const provider = new WebsocketProvider(
      `${s.url.replace('http', 'ws')}/collab`,
      s.meeting.registerId,
      doc,
      {
        WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      },
    )
    leaving.push(() => provider.destroy())
    await expect.poll(() => provider.synced).toBe(true)
    const point = pointOf(doc, pointId)
    const title = point && titleText(point, 'en')
    if (!title) throw new Error('no such point')
    return { title, provider }
  }
  const row = async (id: string) => {
    const { body } = await s.chair.call('GET', `/api/registers/${s.meeting.registerId}/points`)
    return (body as PointRow[]).find((point) => point.id === id)
  }
  const act = async (email: string, id: string, body: object) =>
    (await s.as(email)).call('POST', `/api/points/${id}/acts`, { body })
  const versionNow = async (id: string) =>
    ((await s.chair.call('GET', `/api/points/${id}`)).body as PointRow).version

  it('[S2, S3] goes stale under a word, and is signed again, labelled, when the word is gone', async () => {
    const { id, version } = await s.addPoint()
    const { title } = await typist('liaison@kh.example', id)
    for (const email of ['chair@th.example', 'chair@kh.example'])
      await act(email, id, { act: 'sign', version })
    expect((await row(id))?.agreed).toBe(true)
    title.insert(5, ' not')
    await expect.poll(async () => (await row(id))?.signOffs['TH']?.state).toBe('stale')
    expect((await row(id))?.title.en).toBe('Title not')
    title.delete(5, 4)
    await expect.poll(async () => (await row(id))?.agreed).toBe(true)
    expect((await row(id))?.signOffs).toMatchObject({ TH: { restored: true }, KH: { restored: true } })
    const { body } = await s.chair.call('GET', `/api/points/${id}/versions`)
    const { accountId } = await s.world.actor('liaison@kh.example')
    expect((body as PointVersion[]).map((each) => each.version)).toEqual([
      version,
      expect.any(String),
      version,
    ])
    expect((body as PointVersion[])[0]?.authors).toEqual([accountId])
  })

  it('[S11] refuses a signature on the words of a moment ago', async () => {
    const { id, version } = await s.addPoint()
    const { title, provider } = await typist('interpreter@th.example', id)
    title.insert(0, 'No ')
    await expect.poll(() => versionNow(id)).not.toBe(version)
    const refused = await act('chair@th.example', id, { act: 'sign', version })
    const { details } = (refused.body as { error: { details: unknown } }).error
    expect([refused.status, codeOf(refused)]).toEqual([409, 'sign_off.stale_content'])
    expect(details).toEqual({ version: await versionNow(id) })
    expect(provider.wsconnected).toBe(true)
  })

  it('[Y2] writes down the typist and the signer as different people', async () => {
    const { id, version } = await s.addPoint()
    const { title } = await typist('interpreter@th.example', id)
    title.insert(0, 'Exact ')
    await expect.poll(() => versionNow(id)).not.toBe(version)
    // At once: nobody has projected or recorded these words yet.
    const signed = await act('chair@th.example', id, { act: 'sign', version: await versionNow(id) })
    expect(signed.status).toBe(201)
    const { body } = await s.chair.call('GET', `/api/points/${id}/versions`)
    const { accountId } = await s.world.actor('interpreter@th.example')
    expect((body as PointVersion[])[0]).toMatchObject({
      authors: [accountId],
      content: { title: { en: 'Exact Title' } },
    })
  })

  it('[O8] closes sockets to a sealed point, and opens it to both sides again', async () => {
    const { id, version } = await s.addPoint()
    const { title, provider } = await typist('liaison@kh.example', id)
    expect((await act('chair@th.example', id, { act: 'seal', version })).status).toBe(201)
    const closes: number[] = []
    provider.on('connection-close', (event) => event && closes.push(event.code))
    title.insert(0, 'Secretly ')
    await expect.poll(() => closes).toEqual([4409])
    provider.destroy()
    expect((await row(id))?.version).toBe(version)
    for (const email of ['chair@th.example', 'chair@kh.example'])
      await act(email, id, { act: 'reopen', version })
    const again = await typist('liaison@kh.example', id)
    again.title.insert(0, 'Openly ')
    await expect.poll(async () => (await row(id))?.title.en).toBe('Openly Title')
  })

  it('[L1] keeps one chain and no signature on words that never were, while two people type', async () => {
    const { id } = await s.addPoint()
    const typists = [await typist('liaison@kh.example', id), await typist('interpreter@th.example', id)]
    const typing = setInterval(
      () => typists.forEach(({ title }, index) => title.insert(0, String(index))),
      15,
    )
    const tries = Array.from({ length: 40 }, async (_, index) => {
      const email = index % 2 === 0 ? 'chair@th.example' : 'chair@kh.example'
      const body = { act: 'sign', version: await versionNow(id) }
      return (await act(email, id, body)).status
    })
    const statuses = await Promise.all(tries)
    clearInterval(typing)
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([])
    const { body } = await s.chair.call('GET', '/api/workspaces/jwg/ledger')
    const entries = LedgerEntry.array().parse(body)
    expect(chainFault(entries)).toBeNull()
    const history = (await s.chair.call('GET', `/api/points/${id}/versions`)).body as PointVersion[]
    const known = new Set(history.map((each) => each.version))
    expect(entries.filter((entry) => entry.pointId === id && !known.has(entry.version))).toEqual([])
  })
})
