// S10: somebody who writes their own program claims to be another. Nothing changes for the honest, and it is on record who tried.
import * as Y from 'yjs'
import type { PointVersion } from '#shared/api/points.ts'
import { bodyOf, pointOf, pointsOf, sideOf } from '#shared/register.ts'
import { type Caller, caller, liveMeeting, newPoint, pointNow, pointsOf as rowsOf } from './setup/caller.ts'
import { refusalsOnRecord } from './setup/database.ts'
import { type Arrive, expect, type Person, serve, test } from './setup/people.ts'
import { agendaRow, body, expectLamps, expectSaved, pointPath, textOf, write } from './setup/room.ts'
import { bareSocket, changeOf, presenceFrame, stockClient, updateFrame } from './setup/sockets.ts'

const at = serve()

const VICTIM = 'interpreter@th.example'
const FORGER = 'cnp@kh.example'

interface Scene {
  victim: Person
  forger: Caller
  registerId: string
  pointId: string
  /** What the forger's program has of the register, and under which client id the victim writes. */
  doc: Y.Doc
  victimId: number
}

/** The victim has a text open in which they have typed a word; the forger has a copy of everything. */
async function scene(arrive: Arrive): Promise<Scene> {
  const forger = await caller(at.origin, FORGER)
  const { id: meetingId, registerId } = await liveMeeting(forger)
  const { id: pointId } = await newPoint(forger, { registerId })
  const victim = await arrive(at, VICTIM)
  await victim.open(pointPath(meetingId, pointId))
  const before = stockClient(at, forger.cookie, registerId)
  await before.synced()
  const known = new Set(before.doc.store.clients.keys())
  await write(victim.page, 'en', ' Mine.')
  await expectSaved(victim.page)
  await expect.poll(() => before.body(pointId, 'en').toString()).toContain('Mine.')
  const victimId = [...before.doc.store.clients.keys()].find((id) => !known.has(id))
  if (victimId === undefined) throw new Error('the victim has written nothing')
  before.leave()
  return { victim, forger, registerId, pointId, doc: before.doc, victimId }
}

/** A copy of the document that writes under somebody else's id. */
function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientID
  return copy
}

async function expectRefused({ forger, registerId }: Scene, frame: Uint8Array): Promise<string> {
  const socket = await bareSocket(at, forger.cookie, registerId)
  socket.send(frame)
  const { rule } = await socket.refused()
  expect(await socket.closed).toBe(4409)
  return rule
}

/** In the middle of where clients may write: the text of the first paragraph. */
function paragraphIn(doc: Y.Doc, pointId: string): Y.XmlText {
  const point = pointOf(doc, pointId)
  const paragraph = point && bodyOf(point, 'en')?.get(0)
  const text = paragraph instanceof Y.XmlElement && paragraph.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no such text')
  return text
}

const insertInto = (doc: Y.Doc, pointId: string, words: string) =>
  changeOf(doc, () => paragraphIn(doc, pointId).insert(0, words))

test('S10: words under another’s client id reach nobody, are on record, and the victim types on', async ({
  arrive,
}) => {
  const set = await scene(arrive)
  const { victim, forger, pointId } = set
  const before = await textOf(victim.page, 'en')
  const forged = insertInto(copyOf(set.doc, set.victimId), pointId, 'FORGED ')
  const tried = refusalsOnRecord(at, forger.account.id)
  expect(await expectRefused(set, updateFrame(forged))).toMatch(/^G3/)

  await expect.poll(() => refusalsOnRecord(at, forger.account.id)).toBe(tried + 1)
  expect(at.said()).toContain('an update was refused')
  await victim.page.keyboard.type(' And more.')
  await expectSaved(victim.page)
  expect(await textOf(victim.page, 'en')).toBe(`${before} And more.`)

  await expect
    .poll(async () => JSON.stringify((await pointNow(forger, pointId)).content))
    .toContain('And more.')
  const history = () => forger.read<PointVersion[]>(`/api/points/${pointId}/versions`)
  await expect.poll(async () => (await history()).length).toBeGreaterThan(1)
  const versions = await history()
  expect(JSON.stringify(versions)).not.toContain('FORGED')
  const authors = new Set(versions.slice(0, -1).flatMap((version) => version.authors))
  expect([...authors]).toEqual([victim.account.id])
})

test('S10: a number that the victim has not used yet is refused as well', async ({ arrive }) => {
  const set = await scene(arrive)
  const copy = copyOf(set.doc, set.victimId)
  insertInto(copy, set.pointId, 'skipped ')
  const sleeper = insertInto(copy, set.pointId, 'SLEEPER ')
  expect(await expectRefused(set, updateFrame(sleeper))).toMatch(/^G[34]/)
  await set.victim.page.keyboard.type(' On.')
  await expectSaved(set.victim.page)
  expect(await textOf(set.victim.page, 'en')).not.toContain('SLEEPER')
})

test('S10: a false name in somebody’s presence is shown to nobody', async ({ arrive }) => {
  const set = await scene(arrive)
  const { victim, pointId } = set
  const { page } = victim
  const liaison = await arrive(at, 'ccib@th.example')
  await liaison.open(new URL(page.url()).pathname)
  await expect(agendaRow(liaison.page, pointId).getByLabel('Interpreter, Thailand')).toBeVisible()

  const names = { th: 'ประธาน', km: 'ប្រធាន', en: 'The Thai chair' }
  const user = { accountId: victim.account.id, name: names, delegation: 'TH', role: 'chair' }
  const socket = await bareSocket(at, set.forger.cookie, set.registerId)
  // Under the victim's id it is nobody's: a stock client repeats what it heard of others, so it is passed over.
  socket.send(presenceFrame(set.victimId, 2 ** 40, { user, where: { point: pointId } }))

  // Under an id of their own the server says who it is.
  const honest = stockClient(at, set.forger.cookie, set.registerId)
  await honest.synced()
  honest.provider.awareness.setLocalState({ user, where: { point: pointId } })
  const there = agendaRow(liaison.page, pointId).getByLabel('CNP liaison')
  await expect(there).toBeVisible()
  await expect(liaison.page.getByText('The Thai chair')).toHaveCount(0)
  await expect(agendaRow(liaison.page, pointId).getByLabel('The Thai chair')).toHaveCount(0)
  await expect(agendaRow(liaison.page, pointId).getByLabel('Interpreter, Thailand')).toBeVisible()
  // The victim can still be seen moving: the high clock of the forger was not taken over.
  await page.getByRole('link', { name: 'Adopt the record of the 3rd meeting' }).click()
  await expect(agendaRow(liaison.page, pointId).getByLabel('Interpreter, Thailand')).toHaveCount(0)
  socket.leave()
  honest.leave()
})

test('S10: the order, the fields and the points themselves are not for clients to write', async ({
  arrive,
}) => {
  const set = await scene(arrive)
  const own = () => copyOf(set.doc, 3_000_000_000 + Math.floor(Math.random() * 1_000_000))
  const attempts: ((doc: Y.Doc) => void)[] = [
    (doc) => pointOf(doc, set.pointId)?.set('order', 'a0'),
    (doc) => pointOf(doc, set.pointId)?.set('agreed', true),
    (doc) => (pointOf(doc, set.pointId)?.get('fields') as Y.Map<unknown> | undefined)?.set('minutes', 999),
    (doc) => pointsOf(doc).delete(set.pointId),
    (doc) => pointsOf(doc).set('01JZZZZZZZZZZZZZZZZZZZZZZZ', new Y.Map()),
  ]
  for (const attempt of attempts) {
    expect(await expectRefused(set, updateFrame(changeOf(own(), attempt)))).toMatch(/^G/)
  }
  const { page } = set.victim
  await expect(agendaRow(page, set.pointId)).toBeVisible()
  await expect(agendaRow(page, set.pointId)).not.toContainText('999')
  await expectLamps(agendaRow(page, set.pointId), ['open', 'open'])
  await page.keyboard.type(' Still here.')
  await expectSaved(page)
})

test('S10: a sealed point takes no word, and a side’s own column none from the other side', async ({
  arrive,
}) => {
  const set = await scene(arrive)
  const sealed = (await rowsOf(set.forger, set.registerId)).find((point) => point.sealed)
  if (!sealed) throw new Error('the demo has no sealed point')
  const id = () => 3_100_000_000 + Math.floor(Math.random() * 1_000_000)
  const intoSealed = insertInto(copyOf(set.doc, id()), sealed.id, 'FORGED ')
  await expectRefused(set, updateFrame(intoSealed))
  const copy = copyOf(set.doc, id())
  const intoTheirs = changeOf(copy, (doc) => {
    const point = pointOf(doc, set.pointId)
    const paragraph = (point && sideOf(point, 'TH')?.get(0)) as Y.XmlElement
    paragraph.insert(0, [new Y.XmlText('FORGED')])
  })
  await expectRefused(set, updateFrame(intoTheirs))
  const stored = JSON.stringify([
    await pointNow(set.forger, sealed.id),
    await pointNow(set.forger, set.pointId),
  ])
  expect(stored).not.toContain('FORGED')
  await expect(body(set.victim.page, 'en')).not.toContainText('FORGED')
  await expect(set.victim.page.locator('[data-place="bySide/TH"]')).not.toContainText('FORGED')
})

test('S10: an expert who writes by script is refused, and reads on', async ({ arrive }) => {
  const set = await scene(arrive)
  const expert = await caller(at.origin, 'amlo@th.example')
  const forged = insertInto(copyOf(set.doc, 3_200_000_001), set.pointId, 'FORGED ')
  const socket = await bareSocket(at, expert.cookie, set.registerId)
  socket.send(updateFrame(forged))
  expect((await socket.refused()).code).toBe('policy.denied')
  const reader = stockClient(at, expert.cookie, set.registerId)
  await reader.synced()
  expect(reader.body(set.pointId, 'en').toString()).toContain('Mine.')
  expect(await textOf(set.victim.page, 'en')).not.toContain('FORGED')
  reader.leave()
})
