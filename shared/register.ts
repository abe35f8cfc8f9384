/** How points lie inside a register's Y.Doc. Only the server calls what writes here; everybody may read. */
import * as Y from 'yjs'
import { LANGUAGES, type Language, type Trilingual } from './locale.ts'
import type { PointKind } from './point-kind.ts'

/** The shared types that people type into; everything else in the document is structure. */
export const TEXT_PARTS = ['title', 'body', 'bySide'] as const
export type TextPart = (typeof TEXT_PARTS)[number]

/** Where a text lies: `points/<pointId>/<part>/<key>`; the key is a language, or for bySide a delegation code. */
export interface Place {
  pointId: string
  part: TextPart
  key: string
}

export interface NewPoint {
  id: string
  kind: PointKind
  order: string
  title: Trilingual
  body?: Partial<Record<Language, string>>
  fields?: Record<string, unknown>
  /** Delegation codes that get a column of their own. */
  sides: readonly string[]
}

export type PointMap = Y.Map<unknown>

export function pointsOf(doc: Y.Doc): Y.Map<PointMap> {
  return doc.getMap<PointMap>('points')
}

export function pointOf(doc: Y.Doc, pointId: string): PointMap | undefined {
  return pointsOf(doc).get(pointId)
}

/** The ids of the points in the order of the agenda; equal order keys fall back to the id, so that all replicas agree. */
export function orderedPointIds(doc: Y.Doc): string[] {
  return [...pointsOf(doc).entries()]
    .map(([id, point]) => ({ id, order: String(point.get('order') ?? '') }))
    .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
    .map((point) => point.id)
}

/** Plain code-unit comparison: a locale's collation would differ between machines. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Plain text to blocks: a blank line ends a paragraph, a single line break becomes a space. */
export function paragraphsOf(text: string): string[] {
  const blocks = text
    .split(/\r?\n[ \t]*\r?\n/u)
    .map((block) => block.replace(/\s*\r?\n\s*/gu, ' ').trim())
    .filter((block) => block !== '')
  return blocks.length > 0 ? blocks : ['']
}

function bodyFragment(text: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  fragment.insert(
    0,
    paragraphsOf(text).map((block) => {
      const paragraph = new Y.XmlElement('paragraph')
      if (block !== '') paragraph.insert(0, [new Y.XmlText(block)])
      return paragraph
    }),
  )
  return fragment
}

/** Adds a point with every text type in place, so that clients only ever type. Call inside a transaction. */
export function addPoint(doc: Y.Doc, input: NewPoint): void {
  const point: PointMap = new Y.Map()
  pointsOf(doc).set(input.id, point)
  point.set('kind', input.kind)
  point.set('order', input.order)
  point.set('title', new Y.Map(LANGUAGES.map((l) => [l, new Y.Text(input.title[l])])))
  point.set('body', new Y.Map(LANGUAGES.map((l) => [l, bodyFragment(input.body?.[l] ?? '')])))
  point.set('bySide', new Y.Map(input.sides.map((code) => [code, bodyFragment('')])))
  point.set('fields', new Y.Map(Object.entries(input.fields ?? {})))
  point.set('checked', new Y.Map())
  point.set('links', new Y.Map())
}

export function titleText(point: PointMap, language: Language): Y.Text | undefined {
  const text = (point.get('title') as Y.Map<unknown> | undefined)?.get(language)
  return text instanceof Y.Text ? text : undefined
}

export function bodyOf(point: PointMap, language: Language): Y.XmlFragment | undefined {
  const body = (point.get('body') as Y.Map<unknown> | undefined)?.get(language)
  return body instanceof Y.XmlFragment ? body : undefined
}

export function sideOf(point: PointMap, delegation: string): Y.XmlFragment | undefined {
  const column = (point.get('bySide') as Y.Map<unknown> | undefined)?.get(delegation)
  return column instanceof Y.XmlFragment ? column : undefined
}

export function fieldsOf(point: PointMap): Record<string, unknown> {
  return (point.get('fields') as Y.Map<unknown> | undefined)?.toJSON() ?? {}
}

export function titleOf(point: PointMap): Trilingual {
  return {
    th: titleText(point, 'th')?.toString() ?? '',
    km: titleText(point, 'km')?.toString() ?? '',
    en: titleText(point, 'en')?.toString() ?? '',
  }
}
