/** G6.5: a title stays as short as every list that shows it expects. Bodies may grow; their limit is that of an update. */
import * as Y from 'yjs'
import { MAX_TITLE_LENGTH } from '#shared/locale.ts'
import type { Deletes } from './deletes.ts'
import type { Home } from './places.ts'
import { refuse } from './refused.ts'
import type { Id, Range } from './struct.ts'
import { structAt, type Trial } from './trial.ts'

/** Deletes are counted only where the inserts alone are too many; one that is too long already may shrink. */
export function checkTitles(trial: Trial, deletes: Deletes): void {
  for (const [title, grown] of trial.titles) {
    const length = title.type instanceof Y.Text ? title.type.length : 0
    if (length + grown <= MAX_TITLE_LENGTH) continue
    const left = length + grown - deletedFrom(trial, title, deletes)
    if (left > Math.max(length, MAX_TITLE_LENGTH)) refuse('G6.5', 'a title is too long', title.place.pointId)
  }
}

function deletedFrom(trial: Trial, title: Home, deletes: Deletes): number {
  let sum = 0
  for (const [client, ranges] of deletes) {
    for (const { clock, length } of ranges) {
      const end = clock + length
      for (let at = clock; at < end; ) {
        const holder = holderOf(trial, title, { client, clock: at })
        if (holder.isInTitle) sum += Math.min(end, holder.clock + holder.length) - at
        at = holder.clock + holder.length
      }
    }
  }
  return sum
}

function holderOf({ fresh, doc }: Trial, title: Home, id: Id): Range & { isInTitle: boolean } {
  const struct = structAt(fresh, id)
  if (struct !== undefined) {
    const isInTitle = struct.within === title && typeof struct.content === 'string'
    return { clock: struct.clock, length: struct.length, isInTitle }
  }
  const item = Y.getItem(doc.store, id as Y.ID)
  const isInTitle = item instanceof Y.Item && item.parent === title.type && item.countable && !item.deleted
  return { clock: item.id.clock, length: item.length, isInTitle }
}
