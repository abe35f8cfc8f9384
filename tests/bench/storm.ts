/** 500 clients lose their server to kill -9 and come back at once: the scenario `storm`. */
import { freePort, newPlace, runClients, startServer } from './children.ts'
import { megabytes, type Percentiles, residentBytes, round } from './measure.ts'
import { makeRegisters, takeSeat } from './workspace.ts'

export interface StormPlan {
  urls: string[]
  cookie: string
  clients: number
}

export interface StormReport {
  reconnected: number
  /** First syncs that held no point: text that was there a moment ago would seem gone. */
  empty: number
  tries: number
  /** From the loss of the connection, the restart included. */
  backMs: Percentiles
}

const CLIENTS = 500
const REGISTERS = 10

export async function storm(): Promise<object> {
  const place = newPlace()
  const port = freePort()
  let server = await startServer(place, port)
  try {
    const seat = await takeSeat(server.origin)
    const registers = await makeRegisters(seat, REGISTERS)
    const urls = registers.map((id) => `${server.origin.replace('http', 'ws')}/collab/${id}`)
    let restartMs = 0
    const plan: StormPlan = { urls, cookie: seat.cookie, clients: CLIENTS }
    const report = await runClients<StormPlan, StormReport>('storm-clients.ts', plan, async () => {
      await server.stop('SIGKILL')
      const since = performance.now()
      server = await startServer(place, port)
      restartMs = round(performance.now() - since)
    })
    return {
      clients: CLIENTS,
      registers: REGISTERS,
      restartMs,
      ...report,
      rssMB: megabytes(residentBytes(server.pid)),
    }
  } finally {
    await server.stop()
    place.remove()
  }
}
