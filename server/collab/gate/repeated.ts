/**
 * G3.2: known clocks that come again must say the same. Two replicas on one client id would otherwise lose the words of
 * one of them in silence. It compares contents, never neighbours; a place where content is gone tells nothing.
 */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { refuse } from './refused.ts'
import { type FormatContent, REF, type Struct, TYPE, type TypeContent } from './struct.ts'

/** What the document holds under one client id, and where the last comparison ended. */
export interface Stored {
  readonly items: (Y.Item | Y.GC)[]
  readonly known: number
  index: number
}

export function storedUnder({ store }: Y.Doc, client: number): Stored {
  return { items: store.clients.get(client) ?? [], known: Y.getState(store, client), index: 0 }
}

/** For structs as they came, before anything is sliced off. It passes no more items than the struct has clocks. */
export function checkRepeated(stored: Stored, struct: Struct): void {
  if (struct.ref === REF.gc || struct.ref === REF.deleted) return
  const { items } = stored
  const end = Math.min(struct.clock + struct.length, stored.known)
  let index = indexHolding(stored, struct.clock)
  for (let clock = struct.clock; clock < end; index++) {
    const item = items[index] as Y.Item | Y.GC
    const stop = Math.min(end, item.id.clock + item.length)
    if (!isSaidBy(item, struct, clock, stop)) refuse('G3.2', 'a client id was used twice')
    clock = stop
  }
  stored.index = index
}

/** Mostly right after the last one; behind a struct that told nothing it may be far. */
function indexHolding({ items, index }: Stored, clock: number): number {
  for (let i = Math.max(0, index - 1); i <= index && i < items.length; i++) {
    const item = items[i] as Y.Item | Y.GC
    if (item.id.clock <= clock && clock < item.id.clock + item.length) return i
  }
  return Y.findIndexSS(items, clock)
}

/** Both hold all clocks from `clock` up to, not including, `stop`. */
function isSaidBy(item: Y.Item | Y.GC, struct: Struct, clock: number, stop: number): boolean {
  if (item instanceof Y.GC || item.content instanceof Y.ContentDeleted) return true
  const { content, id } = item
  if (content instanceof Y.ContentString && struct.ref === REF.string) {
    const said = struct.content as string
    return isSameText(content.str, clock - id.clock, said, clock - struct.clock, stop - clock)
  }
  if (content instanceof Y.ContentAny && struct.ref === REF.any) {
    const said = struct.content as readonly unknown[]
    return areSameValues(content.arr, clock - id.clock, said, clock - struct.clock, stop - clock)
  }
  if (content instanceof Y.ContentFormat && struct.ref === REF.format) {
    const { mark, value } = struct.content as FormatContent
    return content.key === mark && equalityDeep(content.value, value)
  }
  return content instanceof Y.ContentType && struct.ref === REF.type && isSameType(content.type, struct)
}

function isSameType(type: Y.AbstractType<unknown>, struct: Struct): boolean {
  const { ref, name } = struct.content as TypeContent
  if (type instanceof Y.XmlElement) return ref === TYPE.element && type.nodeName === name
  return type instanceof Y.XmlText && ref === TYPE.text
}

function areSameValues(
  stored: readonly unknown[],
  at: number,
  said: readonly unknown[],
  from: number,
  length: number,
): boolean {
  for (let i = 0; i < length; i++) {
    if (!equalityDeep(stored[at + i], said[from + i])) return false
  }
  return true
}

function isSameText(stored: string, at: number, said: string, from: number, length: number): boolean {
  // Nearly always the same string; characters are looked at only where one side was cut.
  if (length === stored.length && stored === said) return true
  for (let i = 0; i < length; i++) {
    if (!isSameUnit(stored.charCodeAt(at + i), said.charCodeAt(from + i))) return false
  }
  return true
}

/** Yjs writes U+FFFD for both halves of a character that it cuts in two, on the side that cuts. */
function isSameUnit(a: number, b: number): boolean {
  return a === b || (a === 0xfffd && isHalf(b)) || (b === 0xfffd && isHalf(a))
}

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
