/** Has changed points written to their tables shortly after people typed, always from the committed state and one writing at a time per room. */
import { projectPoints } from '../domain/projection.ts'
import type { Room } from './room.ts'

/** Long enough to gather a burst of keystrokes, short enough for lists to be current within a second. */
const PAUSE_MS = 200
const LONGEST_PAUSE_MS = 700
const RETRY_MS = 2_000
/** A busy room rests this many times as long as its last projection took, so that lists never cost more than typing. */
const REST = 60

export interface Projection {
  /** Points whose words changed and whose rows do not say so yet, with their authors; committed changes only. */
  changed: Map<string, Set<string>>
  /** Resolves when nothing is being written. */
  written: Promise<void>
  isUnderWay: boolean
  isDue: boolean
  timer: NodeJS.Timeout | null
  pauseMs: number
}

export function createProjection(): Projection {
  const written = Promise.resolve()
  return { changed: new Map(), written, isUnderWay: false, isDue: false, timer: null, pauseMs: PAUSE_MS }
}

export function noteChanges({ changed }: Projection, points: Iterable<string>, accountId: string): void {
  for (const pointId of points) changed.set(pointId, (changed.get(pointId) ?? new Set()).add(accountId))
}

export function projectSoon(room: Room, delay = room.projection.pauseMs): void {
  const { projection } = room
  if (projection.changed.size === 0 || projection.timer !== null) return
  projection.timer = setTimeout(() => {
    projection.isDue = true
    projectIfDue(room)
  }, delay)
}

/** Called whenever the room may have become clean: lists never make typing be stored any sooner than it would be. */
export function projectIfDue(room: Room): void {
  const { isDue, isUnderWay } = room.projection
  if (isDue && !isUnderWay && room.isClean && !room.queue.isBusy && !room.isDropped) void projectNow(room)
}

/** Before a command or an act: typed words get their own authors, not those of whoever comes next. Only while the room is clean. */
export async function projectPending(room: Room): Promise<void> {
  await room.projection.written
  await projectNow(room)
}

/** Only while the room is clean and nothing is under way. Resolves when it is written, or left for later. */
export function projectNow(room: Room): Promise<void> {
  const { projection, engine } = room
  const { changed } = projection
  if (projection.timer) clearTimeout(projection.timer)
  projection.timer = null
  projection.isDue = false
  if (changed.size === 0) return projection.written
  const listed = [...changed].map(([pointId, authors]) => ({ pointId, authors: [...authors] }))
  projection.changed = new Map()
  projection.isUnderWay = true
  const startedAt = performance.now()
  // The document is read before the first await; what follows only writes.
  projection.written = projectPoints(engine.ctx, room.registerId, room.doc, room.headOfLog, listed)
    .catch((error: unknown) => {
      engine.ctx.log.error({ err: error, registerId: room.registerId }, 'a projection failed')
      for (const { pointId, authors } of listed) {
        for (const author of authors) noteChanges(projection, [pointId], author)
      }
      return RETRY_MS
    })
    .then((delay) => {
      projection.isUnderWay = false
      const rest = REST * (performance.now() - startedAt)
      projection.pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, rest))
      projectIfDue(room)
      if (!room.isDropped) projectSoon(room, delay ?? projection.pauseMs)
    })
  return projection.written
}
