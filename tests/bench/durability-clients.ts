/** Writers that type as fast as they may while their server is killed; remembers what each saw of the others and of itself. Runs as a process of its own. */
import * as Y from 'yjs'
import type { DurabilityPlan, DurabilityReport } from './durability.ts'
import { pause } from './measure.ts'
import { connect, firstText, updateFrame, type WireClient } from './wire-client.ts'

const GAP_MS = 20

process.once('message', ({ plan }: { plan: DurabilityPlan }) => void run(plan))

async function run(plan: DurabilityPlan): Promise<void> {
  /** Per client id, the clock up to which anybody has seen it come back from the server. */
  const seen = new Map<number, number>()
  const listener = { update: (bytes: Uint8Array) => note(bytes, seen) }
  const writers = Array.from({ length: plan.writers }, () => connect(plan.url, plan.cookie, listener, true))
  await Promise.all(writers.map((writer) => writer.synced))
  const sent = typing(writers)
  process.send?.({ ready: true })
  await Promise.all(writers.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve))))
  sent.stop()
  const report: DurabilityReport = { sent: sent.count(), seen: [...seen] }
  process.send?.({ report })
}

function note(bytes: Uint8Array, seen: Map<number, number>): void {
  for (const struct of Y.decodeUpdate(bytes).structs) {
    const end = struct.id.clock + struct.length
    if (end > (seen.get(struct.id.client) ?? 0)) seen.set(struct.id.client, end)
  }
}

function typing(writers: WireClient[]) {
  let count = 0
  const timers = writers.map((writer) => {
    const text = firstText(writer.doc)
    writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server' || writer.socket.readyState !== writer.socket.OPEN) return
      writer.socket.send(updateFrame(update))
      count++
    })
    return setInterval(() => text.insert(text.length, 'x'), GAP_MS)
  })
  return { count: () => count, stop: () => timers.forEach((timer) => clearInterval(timer)) }
}

/** Keeps the process answering while the parent decides when to kill. */
process.on('message', () => void pause(0))
