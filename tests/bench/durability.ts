/** Kills the server with SIGKILL while three people type, again and again: nothing that came back from it may be gone. The scenario `durability`. */
import * as Y from 'yjs'
import { freePort, newPlace, runClients, startServer } from './children.ts'
import { pause, percentiles } from './measure.ts'
import { connect } from './wire-client.ts'
import { makeRegisters, takeSeat } from './workspace.ts'

export interface DurabilityPlan {
  url: string
  cookie: string
  writers: number
}

export interface DurabilityReport {
  sent: number
  /** Client id and the clock up to which somebody saw it as stored. */
  seen: [number, number][]
}

const KILLS = Number(process.env['BENCH_KILLS'] ?? 20)
const WRITERS = 3
const LONGEST_MS = 1_500

export async function durability(): Promise<object> {
  const place = newPlace()
  const port = freePort()
  let server = await startServer(place, port)
  try {
    const { cookie } = await takeSeat(server.origin)
    const [register] = await makeRegisters({ origin: server.origin, cookie }, 1)
    const url = `${server.origin.replace('http', 'ws')}/collab/${register}`
    let edits = 0
    let lost = 0
    const restarts: number[] = []
    for (let n = 0; n < KILLS; n++) {
      const report = await runClients<DurabilityPlan, DurabilityReport>(
        'durability-clients.ts',
        { url, cookie, writers: WRITERS },
        () => {
          void pause(Math.random() * LONGEST_MS).then(() => server.stop('SIGKILL'))
        },
      )
      const since = performance.now()
      await server.stop('SIGKILL')
      server = await startServer(place, port)
      restarts.push(performance.now() - since)
      edits += report.sent
      lost += await lostOf(report, url, cookie)
    }
    return { kills: KILLS, writers: WRITERS, edits, lostAfterSeen: lost, restartMs: percentiles(restarts) }
  } finally {
    await server.stop()
    place.remove()
  }
}

/** How many clocks that somebody saw as stored are not in the document after the restart. */
async function lostOf(report: DurabilityReport, url: string, cookie: string): Promise<number> {
  const client = connect(url, cookie, { update: () => undefined }, true)
  await client.synced
  client.socket.close()
  const missing = report.seen.map(([id, clock]) => Math.max(0, clock - Y.getState(client.doc.store, id)))
  return missing.reduce((sum, n) => sum + n, 0)
}
