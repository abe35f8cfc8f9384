/** Holds many sockets, and after the server is gone connects all of them again; says how long that took and what the first sync held. Runs as a process of its own. */
import { orderedPointIds } from '#shared/register.ts'
import { pause, percentiles } from './measure.ts'
import type { StormPlan, StormReport } from './storm.ts'
import { connect, type WireClient } from './wire-client.ts'

const AT_ONCE = 50
/** As the client's own back-off does: a random wait before each try, so that not all come in one moment. */
const BACK_OFF_MS = 500

const NOTHING = { update: () => undefined }

process.once('message', ({ plan }: { plan: StormPlan }) => void run(plan))

async function run(plan: StormPlan): Promise<void> {
  const clients: WireClient[] = []
  for (let n = 0; n < plan.clients; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, plan.clients - n) }, (_, i) => open(plan, n + i))
    await Promise.all(some.map((client) => client.synced))
    clients.push(...some)
  }
  const gone = Promise.all(
    clients.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve))),
  )
  process.send?.({ ready: true })
  await gone
  const since = performance.now()
  const waits: number[] = []
  let empty = 0
  let tries = 0
  await Promise.all(
    clients.map(async (_, n) => {
      for (;;) {
        await pause(Math.random() * BACK_OFF_MS)
        tries++
        const client = open(plan, n)
        try {
          await client.synced
        } catch {
          continue
        }
        waits.push(performance.now() - since)
        if (orderedPointIds(client.doc).length === 0) empty++
        return
      }
    }),
  )
  const report: StormReport = { reconnected: waits.length, empty, tries, backMs: percentiles(waits) }
  process.send?.({ report })
}

function open(plan: StormPlan, n: number): WireClient {
  const client = connect(plan.urls[n % plan.urls.length] ?? '', plan.cookie, NOTHING, true)
  client.synced.catch(() => undefined)
  return client
}
