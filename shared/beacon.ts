/**
 * What a replica shows, as a short hash: the beacon tells the server's, an idle client that shows something else starts
 * afresh and reports. It guards against faults, not against forgers, so it is fast and not cryptographic.
 */
import * as Y from 'yjs'
import { pointsOf } from './register.ts'

/** Two independent 32-bit streams over UTF-16 code units; 53 bits of the result are used. */
interface Hash {
  a: number
  b: number
}

/**
 * Points by id; in each the characters and elements in their order, and the plain values by key. Format marks do not
 * count: replicas tidy leftovers of them at different times.
 */
export function contentHash(doc: Y.Doc): string {
  const hash: Hash = { a: 0xdeadbeef, b: 0x41c6ce57 }
  for (const [id, point] of sorted(pointsOf(doc).entries())) {
    mix(hash, id)
    mixMap(hash, point)
  }
  return (hash.b >>> 0).toString(16).padStart(8, '0') + (hash.a >>> 0).toString(16).padStart(8, '0')
}

function mixMap(hash: Hash, map: Y.Map<unknown>): void {
  for (const [key, value] of sorted(map.entries())) {
    mix(hash, `\u0001${key}\u0002`)
    if (value instanceof Y.Map) mixMap(hash, value as Y.Map<unknown>)
    else if (value instanceof Y.AbstractType) mixChildren(hash, value as Y.AbstractType<unknown>)
    else mix(hash, JSON.stringify(value) ?? '')
  }
}

function mixChildren(hash: Hash, type: Y.AbstractType<unknown>): void {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) mix(hash, content.str)
    else if (content instanceof Y.ContentType) {
      mix(hash, content.type instanceof Y.XmlElement ? `\u0003${content.type.nodeName}` : '\u0003')
      mixChildren(hash, content.type as Y.AbstractType<unknown>)
      mix(hash, '\u0004')
    }
  }
}

function mix(hash: Hash, text: string): void {
  let { a, b } = hash
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  hash.a = a
  hash.b = b
}

function sorted<V>(entries: Iterable<[string, V]>): [string, V][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
}
