// Two live sockets of one account on one client id, as a cloned tab or a script makes them: neither loses words that were called saved.
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { updateFrame } from '#server/collab/wire.ts'
import { answerTo, type RawClient, rawClient, titleIn } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'

/** What both draw, as a stock client draws its own. */
const CLIENT_ID = 3_141_592_653

let at: Stage
let pointId: string
beforeAll(async () => {
  at = await stage()
  pointId = at.pointIds[0] ?? ''
})
afterAll(() => at.close())

async function twin(cookie: string, clientId: number): Promise<RawClient> {
  const client = rawClient(at, cookie)
  await client.ready()
  client.doc.clientID = clientId
  return client
}

/** Both write before they hear of each other; the first one's words are stored. */
async function twins(clientId: number): Promise<{ first: RawClient; second: RawClient; frame: Uint8Array }> {
  const cookie = await at.cookie('liaison@th.example')
  const first = await twin(cookie, clientId)
  const second = await twin(cookie, clientId)
  const frame = second.change((doc) => titleIn(doc, pointId).insert(0, 'lost '))
  first.type(pointId, 'kept ')
  await first.next('saved')
  return { first, second, frame }
}

async function expectRefused(second: RawClient): Promise<void> {
  const { refused } = await second.next('refused')
  expect(refused).toMatchObject({ code: 'update.refused', rule: 'G3.2' })
  expect((await second.closed).code).toBe(4409)
  expect(second.heard.filter(({ kind }) => kind === 'saved')).toEqual([])
}

it('[G3.2] refuses what the second one types over known clocks, and never calls it saved', async () => {
  const { first, second, frame } = await twins(CLIENT_ID)
  second.send(updateFrame(frame))
  await expectRefused(second)
  first.type(pointId, 'still ')
  expect((await first.next('saved')).frames).toBe(2)
  first.leave()
})

it('[G3.2] refuses it in the answer to a step 1 as well', async () => {
  const { first, second } = await twins(CLIENT_ID + 1)
  second.send(answerTo(second, Y.encodeStateVector(new Y.Doc())))
  await expectRefused(second)
  first.leave()
})

it('[G3] calls the same frame saved again when it comes again on another socket', async () => {
  const cookie = await at.cookie('chair@th.example')
  const first = await twin(cookie, CLIENT_ID + 2)
  const update = first.type(pointId, 'again 😀 ')
  await first.next('saved')
  const second = await twin(cookie, CLIENT_ID + 2)
  second.send(updateFrame(update))
  expect((await second.next('saved')).frames).toBe(1)
  for (const client of [first, second]) client.leave()
})
