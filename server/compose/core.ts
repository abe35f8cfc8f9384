/** Database, bus and rooms: everything that use cases need, without HTTP. Commands, tests and the server start from it. */
import { createBus } from '../collab/bus.ts'
import { createRooms, type Rooms } from '../collab/rooms.ts'
import type { Config, Ctx, Log } from '../context.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'

export interface Core {
  ctx: Ctx
  rooms: Rooms
  /** Stores what was accepted, tells sockets to come back later, lets the database go. */
  close(): Promise<void>
}

export interface Around {
  log: Log
  now(): Date
}

/** Rejects, and leaves nothing open, when the database cannot be opened or migrated. */
export async function composeCore(config: Config, { log, now }: Around): Promise<Core> {
  const { db, dialect, close } = await openDatabase(config, log)
  try {
    await migrate(db, dialect)
  } catch (error) {
    await close()
    throw error
  }
  const base = { db, dialect, now, log, config, bus: createBus(log) }
  const rooms = createRooms(base, { maxSocketsPerAccount: config.maxSocketsPerAccount })
  return {
    ctx: { ...base, registers: rooms },
    rooms,
    async close() {
      await rooms.close()
      await close()
    },
  }
}
