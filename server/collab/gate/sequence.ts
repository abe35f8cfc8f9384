/**
 * G7: places inserts in a sequence as Yjs will, without touching the document. Pieces stand for items and structs, cut
 * where an insert cuts them, and are made only where an insert looks. It judges neighbours; it knows no rights.
 *
 * Why two comparisons are enough to judge them: replicas agree if every insert stands between two characters that were
 * neighbours for somebody who knew no more than what these two were themselves built upon. Of those, only the right
 * neighbour that the left one was given, and the left neighbour that the right one was given, can lie in between: all
 * others lie outside by the same rule, applied when they came. Nobody's knowledge has to be remembered.
 */
import * as Y from 'yjs'
import type { Home } from './places.ts'
import { refuse, refuseTooLarge } from './refused.ts'
import { type Id, isSameId, type Struct } from './struct.ts'

export interface Piece {
  readonly client: number
  readonly clock: number
  length: number
  readonly origin: Id | null
  readonly rightOrigin: Id | null
  /** Undefined: not looked up; then it is what stands right of `item`. */
  right: Piece | null | undefined
  readonly item: Y.Item | null
}

export interface Sequences {
  readonly doc: Y.Doc
  readonly pieces: Map<Y.Item, Piece[]>
  /** Finds the struct of this update that holds an id. */
  readonly structAt: (id: Id) => Struct | undefined
  /** Steps left; see Limits.effort. */
  effort: number
}

export interface Gap {
  readonly home: Home
  readonly key: string | null
  readonly left: Piece | null
  readonly right: Piece | null
}

/** The piece that ends with this id, cut off there if need be. */
export function pieceEndingAt(all: Sequences, holder: Y.Item | Struct, clock: number): Piece {
  return cut(piecesOf(all, holder), clock + 1, true)
}

/** The piece that begins with this id, cut there if need be. */
export function pieceStartingAt(all: Sequences, holder: Y.Item | Struct, clock: number): Piece {
  return cut(piecesOf(all, holder), clock, false)
}

function piecesOf(all: Sequences, holder: Y.Item | Struct): Piece[] {
  if (!(holder instanceof Y.Item)) return holder.pieces
  const known = all.pieces.get(holder)
  if (known !== undefined) return known
  const { id, length, origin, rightOrigin } = holder
  const pieces: Piece[] = [
    { client: id.client, clock: id.clock, length, origin, rightOrigin, right: undefined, item: holder },
  ]
  all.pieces.set(holder, pieces)
  return pieces
}

/** Cuts before `clock`, and gives the part left or right of the cut. */
function cut(pieces: Piece[], clock: number, wantsLeft: boolean): Piece {
  const index = indexHolding(pieces, wantsLeft ? clock - 1 : clock)
  const piece = pieces[index] as Piece
  const offset = clock - piece.clock
  if (offset === 0 || offset === piece.length) return piece
  const rest: Piece = {
    ...piece,
    clock,
    length: piece.length - offset,
    origin: { client: piece.client, clock: clock - 1 },
  }
  piece.length = offset
  piece.right = rest
  pieces.splice(index + 1, 0, rest)
  return wantsLeft ? piece : rest
}

function indexHolding(pieces: Piece[], clock: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle] as Piece).clock <= clock) low = middle
    else high = middle - 1
  }
  return low
}

function rightOf(all: Sequences, piece: Piece): Piece | null {
  if (piece.right === undefined) {
    const next = piece.item?.right ?? null
    piece.right = next === null ? null : (piecesOf(all, next)[0] as Piece)
  }
  return piece.right
}

function firstOf(all: Sequences, { home, key, left }: Gap): Piece | null {
  if (left !== null) return rightOf(all, left)
  const known = home.starts.get(key)
  if (known !== undefined) return known
  const item = firstItem(all, home, key)
  const first = item === null ? null : (piecesOf(all, item)[0] as Piece)
  home.starts.set(key, first)
  return first
}

function firstItem(all: Sequences, { type }: Home, key: string | null): Y.Item | null {
  if (type === null) return null
  if (key === null) return type._start
  let item = type._map.get(key) ?? null
  while (item !== null && item.left !== null) {
    item = item.left
    spend(all)
  }
  return item
}

function spend(all: Sequences): void {
  if (--all.effort < 0) refuseTooLarge('finding the places of its inserts takes too long')
}

function holds(piece: Piece, id: Id | null): boolean {
  return (
    id !== null &&
    id.client === piece.client &&
    id.clock >= piece.clock &&
    id.clock < piece.clock + piece.length
  )
}

/**
 * G7.3: neither neighbour was made knowing something in between. False: the right one stands left of the left one, which
 * is for the caller to mend.
 */
export function areInOrder(all: Sequences, { home, left, right }: Gap): boolean {
  if (left !== null && right !== null) return isRightOf(all, left, right, home.place.pointId)
  // Whatever it knew on that side stands on that side.
  return (left?.rightOrigin ?? right?.origin ?? null) === null || refuseKnown(home.place.pointId)
}

function refuseKnown(pointId: string): never {
  return refuse('G7.3', 'a neighbour was made knowing something in between', pointId)
}

function isRightOf(all: Sequences, left: Piece, right: Piece, pointId: string): boolean {
  const knownRight = left.rightOrigin
  const knownLeft = right.origin
  // Made beside the other, it was judged when it came.
  if (isFirst(right, knownRight) || isLast(left, knownLeft)) return true
  let isKnown = false
  for (let between = rightOf(all, left); between !== right; between = rightOf(all, between)) {
    if (between === null) return false
    isKnown ||= holds(between, knownRight) || holds(between, knownLeft)
    spend(all)
  }
  return !isKnown || refuseKnown(pointId)
}

function isFirst(piece: Piece, id: Id | null): boolean {
  return id !== null && id.client === piece.client && id.clock === piece.clock
}

function isLast(piece: Piece, id: Id | null): boolean {
  return id !== null && id.client === piece.client && id.clock === piece.clock + piece.length - 1
}

/** Puts a struct between its neighbours, right of what `Item.integrate` would put it right of. */
export function insertPiece(all: Sequences, struct: Struct, gap: Gap): void {
  const first = firstOf(all, gap)
  const left = first === gap.right ? gap.left : leftAmongRivals(all, struct, gap, first)
  const { client, clock, length, origin, rightOrigin } = struct
  const piece: Piece = { client, clock, length, origin, rightOrigin, right: null, item: null }
  struct.pieces = [piece]
  if (left === null) {
    piece.right = first
    gap.home.starts.set(gap.key, piece)
  } else {
    piece.right = rightOf(all, left)
    left.right = piece
  }
}

/** The scan of `Item.integrate` over what others put into the same gap, step for step. */
function leftAmongRivals(all: Sequences, struct: Struct, gap: Gap, first: Piece | null): Piece | null {
  const before = new Set<Piece>()
  const conflicting = new Set<Piece>()
  let left = gap.left
  for (let rival = first; rival !== null && rival !== gap.right; rival = rightOf(all, rival)) {
    spend(all)
    before.add(rival)
    conflicting.add(rival)
    if (isSameId(struct.origin, rival.origin)) {
      if (rival.client < struct.client) {
        left = rival
        conflicting.clear()
      } else if (isSameId(struct.rightOrigin, rival.rightOrigin)) break
    } else {
      const origin = rival.origin === null ? null : pieceHolding(all, rival.origin)
      if (origin === null || !before.has(origin)) break
      if (!conflicting.has(origin)) {
        left = rival
        conflicting.clear()
      }
    }
  }
  return left
}

function pieceHolding(all: Sequences, id: Id): Piece | null {
  const holder = all.structAt(id) ?? Y.getItem(all.doc.store, id as Y.ID)
  if (holder instanceof Y.GC) return null
  const pieces = piecesOf(all, holder)
  return pieces[indexHolding(pieces, id.clock)] ?? null
}
