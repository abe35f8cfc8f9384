/** What an update brings, as the parts of the gate hand it to each other. */
import type * as Y from 'yjs'
import type { Home } from './places.ts'
import type { Piece } from './sequence.ts'

export interface Id {
  readonly client: number
  readonly clock: number
}

/** Content references of the V1 format. */
export const REF = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
} as const

/** Type references of the V1 format; the gate lets two of them in. */
export const TYPE = { element: 3, hook: 5, text: 6, last: 6 } as const

/** string: characters · format: mark and value · type: reference and element name · any: the values · else null */
export type Content = string | FormatContent | TypeContent | readonly unknown[] | null

export interface FormatContent {
  readonly mark: string
  readonly value: unknown
}

export interface TypeContent {
  readonly ref: number
  readonly name: string | null
}

/** One struct that the server does not have yet. */
export interface Struct {
  readonly client: number
  clock: number
  length: number
  ref: number
  origin: Id | null
  rightOrigin: Id | null
  /** Written only where neither neighbour is; `root` is a name, which no client may use. */
  parent: Id | 'root' | null
  /** The map key (Yjs: parentSub): stated only beside a parent, copied from the neighbour once placed. */
  key: string | null
  content: Content

  /** Filled in as the struct finds its place. A struct whose neighbours are gone stays without one, as in Yjs. */
  placed: boolean
  within: Home | null
  /** The home that this struct itself is for others, if it brings a type. */
  home: Home | null
  /** Its pieces in the simulated sequence, in clock order. */
  pieces: Piece[]
}

/** All new structs under one client id, in clock order. */
export interface Block {
  readonly client: number
  /** The first clock in the update, and the one after the last. */
  readonly start: number
  end: number
  /** What the server has of this client. */
  readonly known: number
  structs: Struct[]
}

export interface Range {
  clock: number
  length: number
}

export interface Decoded {
  blocks: Block[]
  deletes: Map<number, Range[]>
}

/** Where a reference leads: into the document, or to a struct of the same update. */
export type Target = Y.Item | Y.GC | Struct

export function isSameId(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.clock === b.clock && a.client === b.client)
}
