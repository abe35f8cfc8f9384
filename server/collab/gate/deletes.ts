/** G4 and G5 for what an update deletes: only live items that exist, only inside texts that this writer may write. */
import * as Y from 'yjs'
import { homeOf } from './places.ts'
import { refuse, Refused } from './refused.ts'
import type { Range } from './struct.ts'
import { rightTo, type Trial } from './trial.ts'

export type Deletes = Map<number, Range[]>

/** What of the delete set still does something; null: it deletes something of the sender's own that has not arrived. */
export function judgeDeletes(trial: Trial, stated: Deletes): Deletes | null {
  const effective: Deletes = new Map()
  let isBehind = false
  for (const [client, ranges] of stated) {
    const known = Y.getState(trial.doc.store, client)
    const end = trial.fresh.get(client)?.end ?? known
    const last = ranges.at(-1)
    if (last !== undefined && last.clock + last.length > end) {
      if (trial.writer.binding(client) === 'other') refuse('G4.2', 'it deletes what nobody has written yet')
      isBehind = true
    }
    const kept = ranges.flatMap((range) => judgeRange(trial, client, range, known))
    if (kept.length > 0) effective.set(client, kept)
  }
  return isBehind ? null : effective
}

/** The part in new structs goes with them; of the rest, the live items are kept. */
function judgeRange(trial: Trial, client: number, { clock, length }: Range, known: number): Range[] {
  const end = clock + length
  const kept: Range[] = []
  if (clock < known) keepLive(trial, kept, client, { clock, length: Math.min(end, known) - clock })
  if (end > known) {
    const from = Math.max(clock, known)
    kept.push({ clock: from, length: end - from })
  }
  return kept
}

function keepLive(trial: Trial, kept: Range[], client: number, { clock, length }: Range): void {
  const structs = trial.doc.store.clients.get(client) ?? []
  const end = clock + length
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const item = structs[index] as Y.Item | Y.GC
    if (item.id.clock >= end) break
    if (item instanceof Y.GC || item.deleted || isDropped(trial, item)) continue
    const from = Math.max(clock, item.id.clock)
    kept.push({ clock: from, length: Math.min(end, item.id.clock + item.length) - from })
  }
}

/**
 * Editors tidy format markers that change nothing, in texts that their user may only read too. Left out, such a
 * clean-up does no harm, and refused it would throw an honest reader out; anything else that may not be deleted is refused.
 */
function isDropped(trial: Trial, item: Y.Item): boolean {
  const home = homeOf(item.parent as Y.AbstractType<unknown>, trial.doc, trial.homes)
  if (home === null) refuse('G5.1', 'a delete in the structure')
  const { place } = home
  const isMarker = item.content instanceof Y.ContentFormat
  if (!trial.writer.mayWrite) {
    if (isMarker) return true
    throw new Refused('G1', 'a reader deletes', 'policy.denied', place.pointId)
  }
  const right = rightTo(trial, place)
  if (right === true) {
    trial.points.add(place.pointId)
    return false
  }
  if (isMarker) return true
  throw new Refused('G5.3', 'no right to write this text now', right, place.pointId)
}
