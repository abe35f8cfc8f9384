/**
 * The canonical content of a point: what a signature is given for. Two documents that show the same words give the same
 * bytes, whatever their editing history; nothing else does. Order, minutes, comments, presence, stage and the sides' own
 * columns do not count.
 */
import * as Y from 'yjs'
import { canonicalJson, type Json } from './canonical-json.ts'
import { sha256Hex } from './hash.ts'
import { isBlank, LANGUAGES, type Language } from './locale.ts'
import type { PointKind } from './point-kind.ts'
import { bodyOf, fieldsOf, type PointMap, titleText } from './register.ts'
import { isMarkValue, markOfKey, type Mark } from './schema.ts'

/** Raised when the rules below change; a verifier keeps every rule set it ever knew. */
export const CONTENT_FORMAT = 1

/** `text` with the marks that hold for all of it; a link carries its address. */
export interface Run {
  text: string
  marks?: { bold?: true; italic?: true; link?: string }
}

export interface Block {
  type: string
  attrs?: Record<string, Json>
  /** Runs in a paragraph or heading, blocks in lists. */
  content: (Run | Block)[]
}

export interface Content {
  v: typeof CONTENT_FORMAT
  id: string
  kind: PointKind
  title: Record<Language, string>
  body: Record<Language, Block[]>
  fields: Record<string, Json>
  links: string[]
}

/** The fields that carry substance, by kind; the others (minutes, progress, stage) may change under a signature. */
export const SUBSTANCE: Readonly<Record<PointKind, readonly string[]>> = {
  agenda: ['outcome', 'presenter'],
  action: ['agency', 'assignee', 'clock', 'due', 'owner'],
  target: ['category', 'grading', 'identifiers', 'lat', 'lon', 'place', 'tlp'],
}

/** Throws RangeError for a document that has no canonical form; the gate keeps such text out. */
export function contentOf(pointId: string, point: PointMap): Content {
  const kind = point.get('kind') as PointKind
  return {
    v: CONTENT_FORMAT,
    id: pointId,
    kind,
    title: byLanguage((l) => normalLine(titleText(point, l)?.toString() ?? '')),
    body: byLanguage((l) => normalBody(bodyOf(point, l))),
    fields: substantialFields(kind, fieldsOf(point)),
    links: linkIds(point),
  }
}

export function canonicalContent(content: Content): string {
  return canonicalJson(content as unknown as Json)
}

/** The name of a content: sha-256 of its canonical JSON, lower-case hexadecimal. */
export function versionOf(content: Content): string {
  return sha256Hex(canonicalContent(content))
}

/** The languages in which the title or the body says nothing; such a point cannot be signed. */
export function missingLanguages(content: Content): Language[] {
  return LANGUAGES.filter((l) => isBlank(content.title[l]) || isBlank(plainText(content.body[l])))
}

/** The words of some blocks, one line per paragraph, for lists, search and differences. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n')
}

function blockText(block: Block): string {
  const lines = block.content.map((part) => ('text' in part ? part.text : blockText(part)))
  return block.content.some((part) => 'text' in part) ? lines.join('') : lines.join('\n')
}

function byLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return { th: make('th'), km: make('km'), en: make('en') }
}

function linkIds(point: PointMap): string[] {
  const links = point.get('links')
  return links instanceof Y.Map ? [...links.keys()].sort((a, b) => (a < b ? -1 : Number(a > b))) : []
}

function substantialFields(kind: PointKind, fields: Record<string, unknown>): Record<string, Json> {
  const kept: Record<string, Json> = {}
  for (const name of SUBSTANCE[kind]) {
    const value = fields[name]
    if (value !== undefined && value !== null && value !== '') kept[name] = normalValue(value as Json)
  }
  return kept
}

function normalValue(value: Json): Json {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map((item: Json) => normalValue(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalValue(item as Json)]))
}

/** NFC, runs of plain spaces folded to one, spaces at the end dropped. Never NFKC: it merges what the eye tells apart. */
function normalLine(text: string): string {
  return text.normalize('NFC').replace(/ {2,}/g, ' ').replace(/ $/, '')
}

function normalBody(fragment: Y.XmlFragment | undefined): Block[] {
  return (fragment?.toArray() ?? []).flatMap((node) =>
    node instanceof Y.XmlElement ? [normalBlock(node)] : [],
  )
}

function normalBlock(element: Y.XmlElement): Block {
  const attrs = attributesOf(element)
  const children = element.toArray()
  const isTextBlock = element.nodeName === 'paragraph' || element.nodeName === 'heading'
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: isTextBlock
      ? normalRuns(children.flatMap((child) => (child instanceof Y.XmlText ? runsOf(child) : [])))
      : children.flatMap((child) => (child instanceof Y.XmlElement ? [normalBlock(child)] : [])),
  }
}

/** A default that an editor may write or leave out is the same list to a reader: `start` 1 is dropped. */
function attributesOf(element: Y.XmlElement): Record<string, Json> {
  const attrs: Record<string, Json> = {}
  const all = element.getAttributes() as Record<string, Json | undefined>
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || value === null || (name === 'start' && value === 1)) continue
    attrs[name] = value
  }
  return attrs
}

function runsOf(text: Y.XmlText): Run[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') throw new RangeError('an embed has no canonical form')
    return runOf(insert, attributes ?? {})
  })
}

function runOf(text: string, attributes: Record<string, unknown>): Run {
  const marks: NonNullable<Run['marks']> = {}
  for (const [key, value] of Object.entries(attributes)) {
    const mark = markOfKey(key)
    if (mark === null || !isMarkValue(mark, value))
      throw new RangeError(`the mark ${key} has no canonical form`)
    if (value !== null) setMark(marks, mark, value)
  }
  return Object.keys(marks).length > 0 ? { text, marks } : { text }
}

function setMark(marks: NonNullable<Run['marks']>, mark: Mark, value: unknown): void {
  if (mark === 'link') marks.link = (value as { href: string }).href.normalize('NFC')
  else marks[mark] = true
}

/** Runs of spaces are folded across mark boundaries: what a reader sees as one gap is one gap. */
function normalRuns(runs: Run[]): Run[] {
  let previousSpace = false
  const folded = mergeEqual(runs).map((run) => {
    let text = ''
    for (const char of run.text.normalize('NFC')) {
      if (char !== ' ' || !previousSpace) text += char
      previousSpace = char === ' '
    }
    return { ...run, text }
  })
  return mergeEqual(dropEndSpace(folded))
}

function dropEndSpace(runs: Run[]): Run[] {
  const kept = runs.filter((run) => run.text !== '')
  const last = kept.at(-1)
  if (!last?.text.endsWith(' ')) return kept
  const text = last.text.slice(0, -1)
  return text === '' ? kept.slice(0, -1) : [...kept.slice(0, -1), { ...last, text }]
}

function mergeEqual(runs: Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const before = merged.at(-1)
    if (before && sameMarks(before, run))
      merged[merged.length - 1] = { ...before, text: before.text + run.text }
    else if (run.text !== '') merged.push(run)
  }
  return merged
}

function sameMarks(a: Run, b: Run): boolean {
  return (
    a.marks?.bold === b.marks?.bold && a.marks?.italic === b.marks?.italic && a.marks?.link === b.marks?.link
  )
}
