/** Steady typing in many rooms, against the plain relay in the same run: the scenarios `fanout` and `busy`. */
import { newPlace, runClients, startRelay, startServer, type Child } from './children.ts'
import { cpuMicroseconds, megabytes, type Percentiles, residentBytes, round } from './measure.ts'
import { makeRegisters, takeSeat } from './workspace.ts'

export interface TrafficPlan {
  /** One per register. */
  urls: string[]
  /** Null for the relay. */
  cookie: string | null
  /** Per register. */
  clients: number
  writers: number
  editsPerSecond: number
  seconds: number
}

export interface TrafficReport {
  sent: number
  expected: number
  delivered: number
  latency: Percentiles
}

export interface TrafficShape {
  registers: number
  clients: number
  writers: number
  editsPerSecond: number
}

export const FANOUT: TrafficShape = { registers: 40, clients: 10, writers: 2, editsPerSecond: 5 }
export const BUSY: TrafficShape = { registers: 5, clients: 40, writers: 10, editsPerSecond: 10 }

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 15)

export async function traffic(shape: TrafficShape): Promise<object> {
  const samakki = await againstServer(shape)
  const relay = await againstRelay(shape)
  return {
    ...shape,
    seconds: SECONDS,
    samakki,
    relay,
    cpuRatio: round(samakki.cpuPerDelivered / relay.cpuPerDelivered, 2),
    p95OverRelayMs: round(samakki.latencyMs.p95 - relay.latencyMs.p95),
  }
}

async function againstServer(shape: TrafficShape) {
  const place = newPlace()
  const server = await startServer(place)
  try {
    const seat = await takeSeat(server.origin)
    const registers = await makeRegisters(seat, shape.registers)
    const urls = registers.map((id) => `${server.origin.replace('http', 'ws')}/collab/${id}`)
    return await measured(server, { ...shape, urls, cookie: seat.cookie, seconds: SECONDS })
  } finally {
    await server.stop()
    place.remove()
  }
}

async function againstRelay(shape: TrafficShape) {
  const relay = await startRelay()
  try {
    const urls = Array.from(
      { length: shape.registers },
      (_, n) => `${relay.origin.replace('http', 'ws')}/room-${n}`,
    )
    return await measured(relay, { ...shape, urls, cookie: null, seconds: SECONDS })
  } finally {
    await relay.stop()
  }
}

/** CPU is counted from the first to the last edit, without connecting and first sync. */
async function measured(server: Child, plan: TrafficPlan) {
  let before = 0
  const report = await runClients<TrafficPlan, TrafficReport>('traffic-clients.ts', plan, () => {
    before = cpuMicroseconds(server.pid)
  })
  const cpu = cpuMicroseconds(server.pid) - before
  return {
    edits: report.sent,
    expected: report.expected,
    delivered: report.delivered,
    cpuPerDelivered: round(cpu / Math.max(1, report.delivered), 2),
    latencyMs: report.latency,
    rssMB: megabytes(residentBytes(server.pid)),
  }
}
