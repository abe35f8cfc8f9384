/** G4, G5 and G7 for what an update inserts: every struct finds its neighbours, its home and its place, in causal order, or is refused. */
import * as Y from 'yjs'
import { checkContent } from './content.ts'
import { type Home, homeOf } from './places.ts'
import { refuse, Refused, refuseTooLarge } from './refused.ts'
import { areInOrder, type Gap, insertPiece, type Piece, pieceEndingAt, pieceStartingAt } from './sequence.ts'
import { type Block, type Id, REF, type Struct, type Target } from './struct.ts'
import { rightTo, structAt, type Trial } from './trial.ts'

/** False: it refers to something of the sender's own that has not arrived yet. */
export function placeInserts(trial: Trial): boolean {
  const waiting = [...trial.fresh.values()].map((block) => ({ block, next: 0 }))
  while (waiting.length > 0) {
    let moved = 0
    for (let i = waiting.length - 1; i >= 0; i--) {
      const queue = waiting[i] as (typeof waiting)[number]
      const from = queue.next
      while (queue.next < queue.block.structs.length && isReady(trial, queue.block, queue.next)) {
        place(trial, queue.block.structs[queue.next] as Struct)
        queue.next++
      }
      moved += queue.next - from
      if (queue.next === queue.block.structs.length) waiting.splice(i, 1)
    }
    if (moved === 0) return explainStanding(trial, waiting)
  }
  return true
}

function references(struct: Struct): (Id | null)[] {
  return [struct.origin, struct.rightOrigin, struct.parent === 'root' ? null : struct.parent]
}

function isReady(trial: Trial, { structs }: Block, index: number): boolean {
  return references(structs[index] as Struct).every((id) => id === null || isThere(trial, id))
}

function isThere(trial: Trial, id: Id): boolean {
  const struct = structAt(trial.fresh, id)
  return struct === undefined ? id.clock < Y.getState(trial.doc.store, id.client) : struct.placed
}

/** No struct can go on: each waits for one that is nowhere, or they wait for each other. */
function explainStanding(trial: Trial, waiting: readonly { block: Block; next: number }[]): false {
  const heads = waiting.map(({ block, next }) => block.structs[next] as Struct)
  const missing = heads.flatMap(references).filter((id) => id !== null && !isThere(trial, id))
  const isOwn = (id: Id | null) =>
    id !== null && structAt(trial.fresh, id) === undefined && trial.writer.binding(id.client) === 'own'
  if (missing.some(isOwn)) return false
  return refuse('G4.1', 'it refers to what does not exist yet')
}

/** A struct whose neighbour or parent is gone for good comes to nothing in every replica, so it needs no place. */
function place(trial: Trial, struct: Struct): void {
  struct.placed = true
  if (struct.ref === REF.gc) return
  if (struct.parent === 'root') refuse('G5.1', 'an insert into a root type')
  const left = find(trial, struct.origin)
  const right = find(trial, struct.rightOrigin)
  const within =
    left === null && right === null ? parentHome(trial, struct) : neighbourHome(trial, left, right)
  if (within === 'gone') {
    struct.ref = REF.gc
    return
  }
  checkHome(trial, within.home)
  checkContent(struct, within.home, within.key)
  if (struct.home !== null && struct.home.depth > trial.limits.depth)
    refuseTooLarge('elements nested too deep')
  struct.within = within.home
  if (within.home.kind === 'title' && struct.ref === REF.string)
    grow(trial.titles, within.home, struct.length)
  settle(trial, struct, within, left as Item | null, right as Item | null)
}

function grow(titles: Trial['titles'], title: Home, length: number): void {
  titles.set(title, (titles.get(title) ?? 0) + length)
}

function find(trial: Trial, id: Id | null): Target | null {
  if (id === null) return null
  return structAt(trial.fresh, id) ?? Y.getItem(trial.doc.store, id as Y.ID)
}

/** A target that stands in a sequence. */
type Item = Y.Item | Struct

interface Within {
  home: Home
  key: string | null
}

function neighbourHome(trial: Trial, left: Target | null, right: Target | null): Within | 'gone' {
  if (isGone(left) || isGone(right)) return 'gone'
  const ofLeft = left === null ? null : withinOf(trial, left)
  const ofRight = right === null ? null : withinOf(trial, right)
  if (ofLeft === null || ofRight === null) return ofLeft ?? (ofRight as Within)
  if (ofLeft.home !== ofRight.home || ofLeft.key !== ofRight.key) {
    refuse('G7.1', 'neighbours of different parents', ofLeft.home.place.pointId)
  }
  return ofLeft
}

function isGone(target: Target | null): target is Y.GC {
  return target !== null && (target instanceof Y.GC || (!(target instanceof Y.Item) && target.ref === REF.gc))
}

function withinOf(trial: Trial, target: Item): Within {
  if (!(target instanceof Y.Item)) return { home: target.within as Home, key: target.key }
  const home = homeOf(target.parent as Y.AbstractType<unknown>, trial.doc, trial.homes)
  if (home === null) refuse('G5.1', 'an insert into the structure')
  return { home, key: target.parentSub }
}

function parentHome(trial: Trial, struct: Struct): Within | 'gone' {
  const parent = find(trial, struct.parent as Id)
  if (parent === null || isGone(parent)) return 'gone'
  const home = parent instanceof Y.Item ? typeHome(trial, parent) : parent.home
  if (home !== null) return { home, key: struct.key }
  if (isEmptied(parent)) return 'gone'
  return refuse('G5.1', 'an insert into the structure')
}

function typeHome(trial: Trial, { content }: Y.Item): Home | null {
  return content instanceof Y.ContentType ? homeOf(content.type, trial.doc, trial.homes) : null
}

/** A type whose content was thrown away after its deletion. */
function isEmptied(parent: Item): boolean {
  return parent instanceof Y.Item ? parent.content instanceof Y.ContentDeleted : parent.ref === REF.deleted
}

function checkHome(trial: Trial, { place: where, isGone: noMore }: Home): void {
  if (noMore) refuse('G5.2', 'the point or its text was deleted meanwhile', where.pointId)
  const right = rightTo(trial, where)
  if (right !== true) throw new Refused('G5.3', 'no right to write this text now', right, where.pointId)
  trial.points.add(where.pointId)
}

/** Right first: cutting a piece keeps its beginning, so the left neighbour's end is the one to find last. */
function settle(
  trial: Trial,
  struct: Struct,
  { home, key }: Within,
  leftHolder: Item | null,
  rightHolder: Item | null,
): void {
  if (key !== null && rightHolder !== null)
    refuse('G7.1', 'a map entry has no right neighbour', home.place.pointId)
  const { origin, rightOrigin } = struct
  const right = rightHolder && pieceStartingAt(trial.sequences, rightHolder, (rightOrigin as Id).clock)
  const left: Piece | null = leftHolder && pieceEndingAt(trial.sequences, leftHolder, (origin as Id).clock)
  const gap: Gap = { home, key, left, right }
  struct.key = key
  const isInOrder = areInOrder(trial.sequences, gap)
  insertPiece(trial.sequences, struct, isInOrder ? gap : mended(trial, struct, gap))
}

/**
 * G7.2: Yjs's own undo, bringing back a paragraph in which something had been brought back before, now and then names a
 * right neighbour that stands left of the left one. The one that the left neighbour was given is always a sound one, so
 * it takes its place here, in the log and for everybody. Only the sender's replica keeps the other: a hostile sender
 * deceives nobody but himself, and for an honest one both lead to the same place.
 */
function mended(trial: Trial, struct: Struct, gap: Gap): Gap {
  struct.rightOrigin = gap.left?.rightOrigin ?? null
  const holder = find(trial, struct.rightOrigin)
  if (holder instanceof Y.GC) refuse('G7.2', 'neighbours in the wrong order', gap.home.place.pointId)
  const right = holder && pieceStartingAt(trial.sequences, holder, (struct.rightOrigin as Id).clock)
  return { ...gap, right }
}
