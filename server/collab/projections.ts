/** Has changed points written to their tables shortly after people typed, always from the committed state and one writing at a time per room. */
import { readProjection } from '../domain/projection.ts'
import type { Room } from './room.ts'

/** Long enough to gather a burst of keystrokes, short enough for lists to be current within a second. */
const PAUSE_MS = 250
const RETRY_MS = 2_000

export interface Projection {
  /** Points whose words changed and whose rows do not say so yet, with their authors; committed changes only. */
  changed: Map<string, Set<string>>
  /** Resolves when nothing is being written. */
  written: Promise<void>
  isUnderWay: boolean
  isDue: boolean
  timer: NodeJS.Timeout | null
}

export function createProjection(): Projection {
  return { changed: new Map(), written: Promise.resolve(), isUnderWay: false, isDue: false, timer: null }
}

export function noteChanges({ changed }: Projection, points: Iterable<string>, accountId: string): void {
  for (const pointId of points) changed.set(pointId, (changed.get(pointId) ?? new Set()).add(accountId))
}

export function projectSoon(room: Room, delay = PAUSE_MS): void {
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
  if (isDue && !isUnderWay && room.isClean && !room.queue.isBusy && !room.isDropped) project(room)
}

/** Before a command, an act or the end: typed words get their own authors, not those of whoever comes next. Only while the room is clean. */
export async function projectPending(room: Room): Promise<void> {
  const { projection, engine } = room
  if (projection.isUnderWay) engine.projector.now()
  await projection.written
  project(room)
  if (projection.isUnderWay) engine.projector.now()
  await projection.written
}

/** The document is read here, at once; what follows only writes. Only while the room is clean and nothing is under way. */
function project(room: Room): void {
  const { projection, engine } = room
  const { changed } = projection
  if (projection.timer) clearTimeout(projection.timer)
  projection.timer = null
  projection.isDue = false
  if (changed.size === 0) return
  const listed = [...changed].map(([pointId, authors]) => ({ pointId, authors: [...authors] }))
  projection.changed = new Map()
  projection.isUnderWay = true
  projection.written = engine.projector
    .store(readProjection(room.doc, room.headOfLog, listed))
    .then((isStored) => {
      projection.isUnderWay = false
      if (!isStored) {
        for (const { pointId, authors } of listed)
          for (const author of authors) noteChanges(projection, [pointId], author)
      }
      projectIfDue(room)
      if (!room.isDropped) projectSoon(room, isStored ? PAUSE_MS : RETRY_MS)
    })
}
