// Prints what the gate costs per update: `node tests/collab/gate/cost.ts`. It judges nobody; figures to aim at are in security.md §3.5.
import * as Y from 'yjs'
import { createGate } from '#server/collab/gate/gate.ts'
import { STEP_2_LIMITS } from '#server/collab/gate/limits.ts'
import { addPoint, bodyOf, pointOf } from '#shared/register.ts'
import { chanceOf } from './chance.ts'
import { edit } from './edits.ts'
import { everything, newPoint, SERVER_ID } from './register.ts'

const WRITER_ID = 999

/** What a size costs is measured here, so none is refused. */
const LIMITS = { ...STEP_2_LIMITS, bytes: Infinity, structs: Infinity, ranges: Infinity }

/** One person's own id among those of others; and one person who has written it all, which costs a full state the most. */
const person = everything((clientId) => clientId === WRITER_ID)
const everybody = everything()

/** A document of about so many items by ten authors, and somebody's replica of it. */
function grown(items: number): { server: Y.Doc; client: Y.Doc } {
  const server = new Y.Doc({ gc: false })
  server.clientID = SERVER_ID
  server.transact(() => ['p1', 'p2'].forEach((id) => addPoint(server, newPoint(id))))
  const chance = chanceOf(items)
  for (let author = 0; author < 10; author++) {
    const doc = new Y.Doc()
    doc.clientID = 300 + author
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    const before = Y.encodeStateVector(doc)
    const goal = (items * (author + 1)) / 10
    while (countItems(doc) < goal) doc.transact(() => repeat(200, () => edit(chance, doc)))
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, before))
  }
  const client = new Y.Doc()
  client.clientID = WRITER_ID
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
  return { server, client }
}

function countItems(doc: Y.Doc): number {
  return [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
}

function repeat(times: number, action: () => void): void {
  for (let left = times; left > 0; left--) action()
}

/** A paragraph to write in, since a title stays short. */
function freshText(doc: Y.Doc): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  bodyOf(pointOf(doc, 'p1') as Y.Map<unknown>, 'en')?.insert(0, [paragraph])
  return text
}

function changesOf(doc: Y.Doc, times: number, change: (index: number) => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on('update', listen)
  for (let i = 0; i < times; i++) change(i)
  doc.off('update', listen)
  return updates
}

function measure(server: Y.Doc, name: string, updates: readonly Uint8Array[], writer = person): void {
  const gate = createGate(server)
  const judging: number[] = []
  const applying: number[] = []
  for (const update of updates) {
    const start = performance.now()
    const verdict = gate.judge(update, writer, LIMITS)
    const judged = performance.now()
    judging.push(judged - start)
    if (verdict.kind === 'refused' || verdict.kind === 'behind') throw new Error(JSON.stringify(verdict))
    if (verdict.kind !== 'accepted') continue
    gate.apply(verdict, 'cost')
    applying.push(performance.now() - judged)
  }
  process.stdout.write(`  ${name.padEnd(34)} judge ${figures(judging)}   apply ${figures(applying)}\n`)
}

function figures(times: number[]): string {
  if (times.length === 0) return '-'
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 1000).toFixed(0).padStart(7)
  return `p50 ${at(0.5)} p99 ${at(0.99)} µs`
}

for (const items of [1_000, 10_000, 100_000]) {
  const { server, client } = grown(items)
  const text = freshText(client)
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)))
  const words = 'ข้อความภาษาไทย '.repeat(134)
  const type = (index: number) => text.insert(Math.min(index, text.length), 'x')
  measure(server, 'warming up', changesOf(client, 2_000, type))
  process.stdout.write(`${countItems(server)} items, ${server.store.clients.size} client ids\n`)
  measure(server, 'one character', changesOf(client, 3_000, type))
  measure(
    server,
    'one character, all over the place',
    changesOf(client, 500, (i) => text.insert((i * 7919) % text.length, 'y')),
  )
  measure(
    server,
    'delete five',
    changesOf(client, 500, () => text.delete(10, 5)),
  )
  measure(
    server,
    '2,000 Thai characters',
    changesOf(client, 50, () => text.insert(5, words)),
  )
  const before = Y.encodeStateVector(server)
  const chance = chanceOf(1)
  repeat(1_000, () => edit(chance, client))
  measure(server, 'offline batch of 1,000 edits', [Y.encodeStateAsUpdate(client, before)])
  const whole = Array.from({ length: 20 }, () => Y.encodeStateAsUpdate(client))
  process.stdout.write(`  full state of ${whole[0]?.length} bytes\n`)
  measure(server, 'full state, nothing new', whole)
  measure(server, 'full state, all written by oneself', whole, everybody)
}
