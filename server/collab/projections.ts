/** Has changed points written to their tables shortly after people typed, always from the committed state and one writing at a time per room. */
import { projectPoints } from '../domain/projection.ts'
import type { Room } from './room.ts'

/** Long enough to gather a burst of keystrokes, short enough for lists to be current within a second. */
const PAUSE_MS = 200
const LONGEST_PAUSE_MS = 700
const RETRY_MS = 2_000
/** A busy room rests this many times as long as its last projection took, so that lists never cost more than typing. */
const REST = 40

export function projectSoon(room: Room, delay = room.projectionPause): void {
  if (room.changed.size === 0 || room.projectionTimer !== null) return
  room.projectionTimer = setTimeout(() => {
    room.queue.whenClean(() => {
      room.projectionTimer = null
      // Never two at a time: the later one must not be overtaken by the earlier.
      if (room.isProjecting) projectSoon(room)
      else void projectNow(room)
    })
  }, delay)
}

/** Before a command or an act: typed words get their own authors, not those of whoever comes next. Only while the room is clean. */
export async function projectPending(room: Room): Promise<void> {
  await room.projecting
  if (room.changed.size > 0) await projectNow(room)
}

/** Only while the room is clean. Resolves when it is written, or left for later. */
export function projectNow(room: Room): Promise<void> {
  const { changed, engine } = room
  if (room.projectionTimer) clearTimeout(room.projectionTimer)
  room.projectionTimer = null
  if (changed.size === 0) return room.projecting
  const listed = [...changed].map(([pointId, authors]) => ({ pointId, authors: [...authors] }))
  room.changed = new Map()
  room.isProjecting = true
  const startedAt = performance.now()
  // The document is read before the first await; what follows only writes.
  room.projecting = projectPoints(engine.ctx, room.registerId, room.doc, room.headOfLog, listed)
    .catch((error: unknown) => {
      engine.ctx.log.error({ err: error, registerId: room.registerId }, 'a projection failed')
      for (const { pointId, authors } of listed)
        for (const author of authors) room.noteChanges([pointId], author)
      return RETRY_MS
    })
    .then((delay) => {
      room.isProjecting = false
      const rest = REST * (performance.now() - startedAt)
      room.projectionPause = Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, rest))
      if (!room.isDropped) projectSoon(room, delay ?? room.projectionPause)
    })
  return room.projecting
}
