/** The collaboration engine as compose.ts sees it: sockets in, registers for the domain, one way to end. */
import type { WebSocket } from 'ws'
import { CLOSE } from '#shared/protocol.ts'
import type { Ctx, Registers } from '../context.ts'
import { close, type Upgrade } from './connection.ts'
import { createOpenRooms } from './open-rooms.ts'
import { projectPending } from './projections.ts'
import { createSockets } from './sockets.ts'
import type { Stats } from './stats.ts'
import { startSweep, type SweepTimes } from './sweep.ts'

export interface Rooms extends Registers {
  readonly stats: Stats
  /** Takes over a socket that http upgraded; it may still be turned away. */
  connect(ws: WebSocket, upgrade: Upgrade): void
  /** Nobody comes in any more, what was accepted is stored, everybody is told to come back later. */
  close(): Promise<void>
}

export interface RoomsOptions {
  maxSocketsPerAccount: number
  /** How many client ids a document may have known before it is rewritten. */
  maxClientIds?: number
  times?: SweepTimes
}

/** A database that does not answer must not keep the process from ending. */
const FLUSH_MS = 2_000

export function createRooms(parts: Omit<Ctx, 'registers'>, options: RoomsOptions): Rooms {
  const rooms = createOpenRooms(parts, options.maxClientIds)
  const sockets = createSockets(rooms, options.maxSocketsPerAccount)
  const stopSweep = startSweep(rooms, sockets, options.times)

  let ending: Promise<void> | null = null

  async function end(): Promise<void> {
    sockets.shut()
    stopSweep()
    await within(rooms.flush(), FLUSH_MS)
    for (const connection of sockets.all) close(connection, CLOSE.goingAway, 'server.going_away')
    await within(Promise.all([...rooms.all.values()].map(projectPending)), FLUSH_MS)
    await rooms.stop()
  }

  return {
    ...rooms.registers,
    stats: rooms.engine.stats,
    connect: sockets.connect,
    close: () => (ending ??= end()),
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([work, promise])
  clearTimeout(timer)
}
