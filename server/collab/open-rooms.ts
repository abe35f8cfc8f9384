/**
 * All open registers of this process: loads them once, writes for all of them in one transaction per turn, lets go of idle
 * ones. It implements what the domain knows as `Registers`.
 */
import { AppError, fail } from '#shared/errors.ts'
import type { Ctx, Registers } from '../context.ts'
import { loadRegister } from './document.ts'
import { editRoom } from './edits.ts'
import type { Engine } from './engine.ts'
import { MAX_CLIENT_IDS, needsEpoch, rewrite } from './epochs.ts'
import { catchUp } from './catch-up.ts'
import { projectPending, projectSoon } from './projections.ts'
import { createProjector } from './projector.ts'
import { type Landing, Room } from './room.ts'
import { createStats, observe, type Stats } from './stats.ts'
import { createTicker } from './ticker.ts'
import { type Append, appendRows } from './update-log.ts'
import { snapshotIfDue } from './snapshots.ts'
import { tellPresence } from './presence.ts'

/** Typing that arrives within one boundary shares a transaction; nobody feels 20 ms. */
const TICK_MS = 20
const PRESENCE_MS = 50
/** A register that cannot be loaded is not tried again at once by everybody who waits for it. */
const RETRY_AFTER_MS = 1_000

export interface OpenRooms {
  readonly engine: Engine
  readonly registers: Registers
  readonly all: ReadonlyMap<string, Room>
  /** Fails with not_found, or room.unavailable when the log cannot be read. */
  open(registerId: string): Promise<Room>
  unload(room: Room): void
  /** Resolves once everything accepted so far is stored, or given up. */
  flush(): Promise<void>
  stop(): Promise<void>
}

interface Waiting {
  room: Room
  append: Append
}

export function createOpenRooms(base: Omit<Ctx, 'registers'>, maxClientIds = MAX_CLIENT_IDS): OpenRooms {
  const rooms = new Map<string, Room>()
  const loading = new Map<string, Promise<Room>>()
  const stats: Stats = createStats()
  const registers: Registers = { edit, settled, policyChanged }
  const ctx: Ctx = { ...base, registers }
  const ticker = createTicker(() => storeAll(ctx, stats, rooms), TICK_MS)
  const presenceTicker = createTicker(async () => rooms.forEach(tellPresence), PRESENCE_MS)
  const engine: Engine = {
    ctx,
    stats,
    projector: createProjector(ctx),
    maxClientIds,
    waits: (isUrgent) => (isUrgent ? ticker.now() : ticker.soon()),
    presenceChanged: () => presenceTicker.soon(),
    advanced(room) {
      ctx.bus.publish({ topic: 'register', registerId: room.registerId, seq: room.head.seq })
      projectSoon(room)
      snapshotIfDue(room)
    },
    forget(room) {
      if (rooms.get(room.registerId) === room) rooms.delete(room.registerId)
      stats.rooms = rooms.size
    },
  }

  function open(registerId: string): Promise<Room> {
    const room = rooms.get(registerId)
    if (room) {
      // Whoever gets it now uses it in a moment: until then it must not be let go.
      room.idleSince = performance.now()
      return Promise.resolve(room)
    }
    const known = loading.get(registerId)
    if (known) return known
    const promise = load(registerId)
    loading.set(registerId, promise)
    promise.then(
      () => loading.delete(registerId),
      () => setTimeout(() => loading.delete(registerId), RETRY_AFTER_MS).unref(),
    )
    return promise
  }

  async function load(registerId: string): Promise<Room> {
    const loaded = await loadRegister(ctx.db, registerId, Number.MAX_SAFE_INTEGER).catch((error: unknown) => {
      stats.failedLoads++
      ctx.log.error({ err: error, registerId }, 'a register cannot be loaded')
      throw new AppError('room.unavailable')
    })
    if (!loaded) fail('not_found')
    const room = new Room(engine, registerId, loaded)
    if (needsEpoch(room)) await room.queue.settle(() => rewrite(room))
    if (room.isDropped) throw new AppError('room.unavailable')
    rooms.set(registerId, room)
    stats.rooms = rooms.size
    // A long replay was paid for once; the next load should not pay again.
    snapshotIfDue(room)
    return room
  }

  async function edit<T>(
    ...[registerId, accountId, change, alongside]: Parameters<typeof registers.edit<T>>
  ): Promise<T> {
    const room = await open(registerId)
    return room.queue.settle(async () => {
      await projectPending(room)
      const result = await editRoom(room, accountId, change, alongside ?? (async () => undefined))
      await catchUp(room)
      return result
    })
  }

  async function settled<T>(...[registerId, use]: Parameters<typeof registers.settled<T>>): Promise<T> {
    const room = await open(registerId)
    return room.queue.settle(async () => {
      await projectPending(room)
      await catchUp(room)
      if (room.isDropped) fail('room.unavailable')
      const result = await use(room.doc, room.headOfLog)
      await catchUp(room)
      return result
    })
  }

  async function policyChanged(registerId: string): Promise<void> {
    const room = rooms.get(registerId)
    if (room) await room.queue.settle(() => catchUp(room))
  }

  return {
    engine,
    registers,
    all: rooms,
    open,
    unload: (room) => engine.forget(room),
    async flush() {
      const waits = [...rooms.values()].map((room) =>
        room.queue.settle(() => undefined).catch(() => undefined),
      )
      await Promise.all(waits)
    },
    async stop() {
      await ticker.stop()
      await presenceTicker.stop()
      await engine.projector.stop()
    },
  }
}

/** One transaction for all rooms that have something. */
async function storeAll(ctx: Ctx, stats: Stats, rooms: ReadonlyMap<string, Room>): Promise<void> {
  const waiting: Waiting[] = []
  for (const room of rooms.values()) {
    const wanted = room.takeAppend()
    if (wanted) waiting.push({ room, append: wanted })
  }
  if (waiting.length === 0) return
  stats.queueDepth = waiting.reduce((sum, each) => sum + each.append.rows.length, 0)
  const startedAt = performance.now()
  const landings = await landingsOf(ctx, waiting)
  observe(stats.tickTime, performance.now() - startedAt)
  for (const [index, { room }] of waiting.entries()) room.landed(landings[index] ?? 'failed')
}

async function landingsOf(ctx: Ctx, waiting: readonly Waiting[]): Promise<Landing[]> {
  try {
    const moved = await storeInOne(ctx, waiting)
    return waiting.map(({ room }) => (moved.has(room.registerId) ? 'moved' : 'stored'))
  } catch (error) {
    ctx.log.error({ err: error, rooms: waiting.length }, 'a turn could not be stored')
    return waiting.length === 1 ? ['failed'] : separately(ctx, waiting)
  }
}

/** One of them may be at fault alone. Trying again is safe: if the first commit did happen, the head has moved. */
async function separately(ctx: Ctx, waiting: readonly Waiting[]): Promise<Landing[]> {
  const landings: Landing[] = []
  for (const each of waiting) landings.push(...(await landingsOf(ctx, [each])))
  return landings
}

async function storeInOne(ctx: Ctx, waiting: readonly Waiting[]): Promise<Set<string>> {
  const appends = waiting
    .map((each) => each.append)
    .filter(({ rows, bindings }) => rows.length + bindings.length > 0)
  if (appends.length === 0) return new Set()
  return ctx.db.transaction().execute((trx) => appendRows(trx, ctx.now().toISOString(), appends))
}
