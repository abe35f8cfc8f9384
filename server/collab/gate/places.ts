/** G5: finds the text that a type lies in. What leads to no text under `points` is structure, and no client writes it. */
import * as Y from 'yjs'
import { type Place, TEXT_PARTS, type TextPart } from '#shared/register.ts'
import { isNodeName, type NodeName } from '#shared/schema.ts'
import type { Piece } from './sequence.ts'

export type Kind = 'title' | 'body' | 'text' | NodeName

/** A type that clients may write in: the text's own container, an element in it, or the characters of an element. */
export interface Home {
  readonly kind: Kind
  /** The same object for everything inside one text. */
  readonly place: Place
  readonly depth: number
  /** The text itself, its part or its point was deleted; a deleted paragraph alone does not count. */
  readonly isGone: boolean
  /** Null for a type that the judged update brings. */
  readonly type: Y.AbstractType<unknown> | null
  /** Where the simulated sequences begin, by map key; null stands for the list of children. */
  readonly starts: Map<string | null, Piece | null>
}

export type Homes = Map<Y.AbstractType<unknown>, Home | null>

type AnyType = Y.AbstractType<unknown>

/** Null: structure, which is everything outside the texts. */
export function homeOf(type: AnyType, doc: Y.Doc, known: Homes): Home | null {
  const cached = known.get(type)
  if (cached !== undefined) return cached
  const item = type._item
  const found =
    item === null ? null : item.parentSub === null ? inner(type, item, doc, known) : outer(type, item, doc)
  known.set(type, found)
  return found
}

export function innerHome(outerHome: Home, kind: Kind, type: AnyType | null): Home {
  const { place, depth, isGone } = outerHome
  return { kind, place, depth: depth + 1, isGone, type, starts: new Map() }
}

/** An element or its characters; the gate let none deeper than its limit in, so this recursion is short. */
function inner(type: AnyType, item: Y.Item, doc: Y.Doc, known: Homes): Home | null {
  const parent = homeOf(item.parent as AnyType, doc, known)
  const kind = kindOf(type)
  return parent === null || kind === null ? null : innerHome(parent, kind, type)
}

function kindOf(type: AnyType): Kind | null {
  if (type instanceof Y.XmlText) return 'text'
  return type instanceof Y.XmlElement && isNodeName(type.nodeName) ? type.nodeName : null
}

/** `points/<pointId>/<part>/<key>`: four steps up, each a map entry. */
function outer(type: AnyType, item: Y.Item, doc: Y.Doc): Home | null {
  const partItem = (item.parent as AnyType)._item
  const pointItem = partItem === null ? null : (partItem.parent as AnyType)._item
  if (partItem === null || pointItem === null || pointItem.parent !== doc.share.get('points')) return null
  const part = partItem.parentSub
  if (!isTextPart(part) || pointItem.parentSub === null || !isContainerOf(part, type)) return null
  return {
    kind: part === 'title' ? 'title' : 'body',
    place: { pointId: pointItem.parentSub, part, key: item.parentSub as string },
    depth: 0,
    isGone: item.deleted || partItem.deleted || pointItem.deleted,
    type,
    starts: new Map(),
  }
}

function isTextPart(name: string | null): name is TextPart {
  return (TEXT_PARTS as readonly (string | null)[]).includes(name)
}

/** By exact class: an element is also a fragment, and formatted text is also text. */
function isContainerOf(part: TextPart, type: AnyType): boolean {
  return type.constructor === (part === 'title' ? Y.Text : Y.XmlFragment)
}
