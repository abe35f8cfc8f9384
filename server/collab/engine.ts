/** What every room shares; types only. rooms.ts makes it. */
import type { Ctx } from '../context.ts'
import type { Projector } from './projector.ts'
import type { Room } from './room.ts'
import type { Stats } from './stats.ts'

export interface Engine {
  readonly ctx: Ctx
  readonly stats: Stats
  readonly projector: Projector
  /** Something waits to be stored; `isUrgent` if somebody waits for that. */
  waits(isUrgent?: boolean): void
  /** The log of the room has grown. */
  advanced(room: Room): void
  /** Somebody came, moved or went. */
  presenceChanged(room: Room): void
  /** The room is no more; the next one who comes gets a new one from the log. */
  forget(room: Room): void
}
