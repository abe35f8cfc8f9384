/** Many clients in registers, some of them typing at a steady pace: counts what is delivered and how late. Runs as a process of its own. */
import * as Y from 'yjs'
import { percentiles, pause } from './measure.ts'
import type { TrafficPlan, TrafficReport } from './traffic.ts'
import { connect, firstText, updateFrame, type WireClient } from './wire-client.ts'

/** A relay gives no first state, so its writers start from this text. */
const RELAY_CLIENT_ID = 300
const CONNECT_AT_ONCE = 50
const DRAIN_MS = 3_000

interface Tally {
  delivered: number
  latencies: number[]
  /** Send times by client id, then by clock. */
  sent: Map<number, Map<number, number>>
}

process.once('message', ({ plan }: { plan: TrafficPlan }) => void run(plan))

async function run(plan: TrafficPlan): Promise<void> {
  const tally: Tally = { delivered: 0, latencies: [], sent: new Map() }
  const groups = await connectAll(plan, tally)
  process.send?.({ ready: true })
  await new Promise((resolve) => process.once('message', resolve))
  const writers = groups.flatMap((group) => group.slice(0, plan.writers))
  const sent = await type(writers, plan, tally)
  await drained(tally, sent * (plan.clients - 1))
  const expected = sent * (plan.clients - 1)
  const report: TrafficReport = {
    sent,
    expected,
    delivered: tally.delivered,
    latency: percentiles(tally.latencies),
  }
  process.send?.({ report })
}

async function connectAll(plan: TrafficPlan, tally: Tally): Promise<WireClient[][]> {
  const groups: WireClient[][] = []
  let waiting: Promise<void>[] = []
  for (const url of plan.urls) {
    const group: WireClient[] = []
    for (let n = 0; n < plan.clients; n++) {
      const isWriter = n < plan.writers
      const client: WireClient = connect(
        url,
        plan.cookie,
        { update: (bytes) => count(client, bytes, tally) },
        isWriter,
      )
      if (!plan.cookie && isWriter) seed(client.doc, n)
      group.push(client)
      waiting.push(client.synced)
      if (waiting.length >= CONNECT_AT_ONCE) {
        await Promise.all(waiting)
        waiting = []
      }
    }
    groups.push(group)
  }
  await Promise.all(waiting)
  return groups
}

function seed(doc: Y.Doc, n: number): void {
  const base = new Y.Doc()
  base.clientID = 1
  base.getText('text').insert(0, 'Text')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = RELAY_CLIENT_ID + n + Math.floor(Math.random() * 1e9)
}

/** Own edits that come back are not counted: the relay does not send them back either. */
function count(receiver: WireClient, bytes: Uint8Array, tally: Tally): void {
  const now = performance.now()
  for (const struct of Y.decodeUpdate(bytes).structs) {
    if (struct.id.client === receiver.doc.clientID) continue
    const times = tally.sent.get(struct.id.client)
    for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock++) {
      const at = times?.get(clock)
      if (at === undefined) continue
      tally.delivered++
      tally.latencies.push(now - at)
    }
  }
}

/** Everybody types one character at a time, evenly spread, for the planned seconds. Returns how many characters were sent. */
async function type(writers: WireClient[], plan: TrafficPlan, tally: Tally): Promise<number> {
  const gap = 1000 / plan.editsPerSecond
  let sent = 0
  const typing = writers.map(async (writer, index) => {
    const text = plan.cookie ? firstText(writer.doc) : writer.doc.getText('text')
    const times = new Map<number, number>()
    tally.sent.set(writer.doc.clientID, times)
    writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return
      times.set(Y.getState(writer.doc.store, writer.doc.clientID) - 1, performance.now())
      writer.socket.send(updateFrame(update))
      sent++
    })
    const start = performance.now() + (index / writers.length) * gap
    for (let n = 0; n < plan.editsPerSecond * plan.seconds; n++) {
      await pause(Math.max(0, start + n * gap - performance.now()))
      text.insert(text.length, 'x')
    }
  })
  await Promise.all(typing)
  return sent
}

async function drained(tally: Tally, expected: number): Promise<void> {
  for (let waited = 0; tally.delivered < expected && waited < DRAIN_MS; waited += 50) await pause(50)
}
