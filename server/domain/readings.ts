/** What a document says about its points at one moment, as plain values; it touches no database. */
import { canonicalContent, type Content, contentOf } from '#shared/content.ts'
import { sha256Hex } from '#shared/hash.ts'
import { LANGUAGES, MAX_TITLE_LENGTH, type Trilingual } from '#shared/locale.ts'
import type { PointKind } from '#shared/point-kind.ts'
import { fieldsOf, orderedPointIds, pointOf } from '#shared/register.ts'
import type * as Y from 'yjs'

/** What the document says at one moment: the order of all points, and some of them in full. */
export interface Reading {
  order: string[]
  points: ReadPoint[]
}

export interface ReadPoint {
  id: string
  kind: PointKind
  title: Trilingual
  fields: Record<string, unknown>
  content: string
  version: string
}

/** Points that the document does not hold are left out. */
export function readPoints(doc: Y.Doc, pointIds: readonly string[]): Reading {
  return { order: orderedPointIds(doc), points: pointIds.flatMap((id) => readPoint(doc, id) ?? []) }
}

export function readPoint(doc: Y.Doc, id: string): ReadPoint | null {
  const point = pointOf(doc, id)
  if (!point) return null
  const read = contentOf(id, point)
  const content = canonicalContent(read)
  return {
    id,
    kind: read.kind,
    title: shownTitle(read),
    fields: fieldsOf(point),
    content,
    version: sha256Hex(content),
  }
}

/** A title as lists show it: one line of a bounded length, whatever was typed. */
function shownTitle(content: Content): Trilingual {
  const line = (text: string) =>
    text
      .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ')
      .slice(0, MAX_TITLE_LENGTH)
      // What the cut may have left of a pair.
      .replace(/\p{Surrogate}/gu, '')
  return Object.fromEntries(LANGUAGES.map((l) => [l, line(content.title[l])])) as Trilingual
}
