/** What every room shares; types only. rooms.ts makes it. */
import type { Ctx } from '../context.ts'
import type { Projector } from './projector.ts'
import type { Room } from './room.ts'
import type { Stats } from './stats.ts'

export interface Engine {
  readonly ctx: Ctx
  readonly stats: Stats
  readonly projector: Projector
  /** A document that has known this many is rewritten when it rests. */
  readonly maxClientIds: number
  /** Something waits to be stored; `isUrgent` if somebody waits for that. */
  waits(isUrgent?: boolean): void
  /** The log of the room has grown. */
  advanced(room: Room): void
  /** Somebody came, moved or went. */
  presenceChanged(room: Room): void
  /** The room is no more; the next one who comes gets a new one from the log. */
  forget(room: Room): void
}
