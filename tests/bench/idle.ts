/** A thousand sockets that do nothing, in 200 registers: what each costs in memory and in CPU. The scenario `idle`. */
import { newPlace, runClients, startServer } from './children.ts'
import { cpuMicroseconds, megabytes, pause, residentBytes, round } from './measure.ts'
import { makeRegisters, takeSeat } from './workspace.ts'

export interface IdlePlan {
  urls: string[]
  cookie: string
  /** How many sockets to open before each pause. */
  steps: number[]
}

const REGISTERS = 200
const SOCKETS = 1000
const SETTLE_MS = 3_000
const WATCH_MS = 10_000

export async function idle(): Promise<object> {
  const place = newPlace()
  const server = await startServer(place)
  try {
    const seat = await takeSeat(server.origin)
    const registers = await makeRegisters(seat, REGISTERS)
    const urls = registers.map((id) => `${server.origin.replace('http', 'ws')}/collab/${id}`)
    const resident = [residentBytes(server.pid)]
    let idleCpu = 0
    await runClients<IdlePlan, null>(
      'idle-clients.ts',
      { urls, cookie: seat.cookie, steps: [REGISTERS, SOCKETS - REGISTERS] },
      async () => {
        await pause(SETTLE_MS)
        const before = cpuMicroseconds(server.pid)
        await pause(WATCH_MS)
        idleCpu = cpuMicroseconds(server.pid) - before
        resident.push(residentBytes(server.pid))
      },
    )
    const [start = 0, loaded = 0, full = 0] = resident
    return {
      sockets: SOCKETS,
      registers: REGISTERS,
      rssMB: { start: megabytes(start), roomsLoaded: megabytes(loaded), full: megabytes(full) },
      kBPerSocketOverAll: round((full - start) / SOCKETS / 1024),
      kBPerSocketRoomsLoaded: round((full - loaded) / (SOCKETS - REGISTERS) / 1024),
      cpuPercent: round((idleCpu / 1000 / WATCH_MS) * 100),
    }
  } finally {
    await server.stop()
    place.remove()
  }
}
