// What changed from one content of a point to another: word by word in each language, and in words where the eye sees nothing. It loses nothing: the two texts can be read back from it.
import { canonicalJson, type Json } from '#shared/canonical-json.ts'
import type { Content, Run } from '#shared/content.ts'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { MARKS, type Mark } from '#shared/schema.ts'
import { type Change, namedSigns, wordDiff } from '#shared/segment.ts'
import { aligned, type Pair } from './alignment.ts'
import { type Line, linesOf, sameShape, titleLine } from './lines.ts'

type How = 'added' | 'removed'

/** A change that underlining and striking alone would not show. */
export type Note =
  | { kind: 'sign'; sign: string; how: How }
  | { kind: 'space'; how: How }
  | { kind: 'order'; text: string }
  | { kind: 'mark'; text: string; mark: Mark; how: How }
  | { kind: 'shape'; from: Line; to: Line }
  | { kind: 'empty'; how: How }

export interface Row extends Pair {
  kind: 'same' | 'changed' | 'added' | 'removed'
  changes: Change[]
  notes: Note[]
}

export interface FieldChange {
  name: string
  before: Json | undefined
  after: Json | undefined
}

export interface ContentDifference {
  /** The title first, then the lines of the body. */
  rows: Record<Language, Row[]>
  fields: FieldChange[]
  links: { added: string[]; removed: string[] }
}

export function contentDifference(before: Content, after: Content): ContentDifference {
  const rowsIn = (l: Language) => [
    rowOf({ before: titleLine(before.title[l]), after: titleLine(after.title[l]) }, l),
    ...aligned(linesOf(before.body[l]), linesOf(after.body[l]), l).map((pair) => rowOf(pair, l)),
  ]
  return {
    rows: { th: rowsIn('th'), km: rowsIn('km'), en: rowsIn('en') },
    fields: fieldChanges(before.fields, after.fields),
    links: {
      added: after.links.filter((id) => !before.links.includes(id)),
      removed: before.links.filter((id) => !after.links.includes(id)),
    },
  }
}

export function changedLanguages(difference: ContentDifference): Language[] {
  return LANGUAGES.filter((l) => difference.rows[l].some((row) => row.kind !== 'same'))
}

export function isSame(difference: ContentDifference): boolean {
  const { fields, links } = difference
  return changedLanguages(difference).length + fields.length + links.added.length + links.removed.length === 0
}

function rowOf({ before, after }: Pair, language: Language): Row {
  if (!before || !after) return oneSided(before, after)
  const changes =
    before.text === after.text ? sameText(before.text) : wordDiff(before.text, after.text, language)
  const notes = [
    ...(sameShape(before, after) ? [] : [{ kind: 'shape', from: before, to: after } as const]),
    ...signNotes(before.text, after.text),
    ...wordNotes(changes),
    ...markNotes(changes, before.runs, after.runs),
  ]
  const isSameRow = before.text === after.text && notes.length === 0
  return { kind: isSameRow ? 'same' : 'changed', before, after, changes, notes }
}

function sameText(text: string): Change[] {
  return text === '' ? [] : [{ kind: 'same', text }]
}

function oneSided(before: Line | null, after: Line | null): Row {
  const how: How = after ? 'added' : 'removed'
  const text = (after ?? before)?.text ?? ''
  return {
    kind: how,
    before,
    after,
    changes: text === '' ? [] : [{ kind: how, text }],
    notes:
      text === '' ? [{ kind: 'empty', how }] : namedSigns(text).map((sign) => ({ kind: 'sign', sign, how })),
  }
}

/** Signs that came or went, by count; a decomposed letter is several signs and counts once for a line. */
function signNotes(before: string, after: string): Note[] {
  const names = new Set([...namedSigns(before), ...namedSigns(after)])
  return [...names].flatMap((sign): Note[] => {
    const more = countOf(sign, after) - countOf(sign, before)
    return more === 0 ? [] : [{ kind: 'sign', sign, how: more > 0 ? 'added' : 'removed' }]
  })
}

function countOf(sign: string, text: string): number {
  const single = [...text].filter((char) => namedSigns(char).includes(sign)).length
  return single > 0 ? single : Number(namedSigns(text).includes(sign))
}

function wordNotes(changes: readonly Change[]): Note[] {
  return changes.flatMap((change, at): Note[] => {
    if (change.kind === 'same') return []
    const next = changes[at + 1]
    if (next && next.kind !== 'same' && isReordered(change.text, next.text))
      return [{ kind: 'order', text: next.text }]
    return /^ +$/.test(change.text) ? [{ kind: 'space', how: change.kind }] : []
  })
}

/** The same signs in another order: a stack that is typed otherwise often looks alike. */
function isReordered(a: string, b: string): boolean {
  return (
    a !== b &&
    [...a].sort().join('') === [...b].sort().join('') &&
    !/^[\p{Nd}\p{P}\s]+$/u.test(a) &&
    hasMark(a)
  )
}

const hasMark = (text: string) => /\p{M}/u.test(text)

/** Bold, italic and links that came or went on words that stayed. */
function markNotes(changes: readonly Change[], before: readonly Run[], after: readonly Run[]): Note[] {
  const [was, is] = [marksByUnit(before), marksByUnit(after)]
  return MARKS.flatMap((mark) => keptRanges(changes, (from, to) => changeOf(mark, was[from], is[to]), mark))
}

type Marks = NonNullable<Run['marks']> | undefined

function marksByUnit(runs: readonly Run[]): Marks[] {
  return runs.flatMap((run) => run.text.split('').map(() => run.marks))
}

function changeOf(mark: Mark, before: Marks, after: Marks): How | null {
  if (before?.[mark] === after?.[mark]) return null
  return after?.[mark] === undefined ? 'removed' : 'added'
}

/** Goes through the words that stayed and gathers neighbours with the same change of one mark. */
function keptRanges(
  changes: readonly Change[],
  howAt: (from: number, to: number) => How | null,
  mark: Mark,
): Note[] {
  const ranges: { text: string; how: How | null }[] = []
  let from = 0
  let to = 0
  for (const { kind, text } of changes) {
    for (const unit of kind === 'same' ? text.split('') : []) {
      const how = howAt(from++, to++)
      const last = ranges.at(-1)
      if (last?.how === how) last.text += unit
      else ranges.push({ text: unit, how })
    }
    if (kind === 'removed') from += text.length
    if (kind === 'added') to += text.length
  }
  return ranges.flatMap(({ text, how }) => (how ? [{ kind: 'mark', text, mark, how }] : []))
}

function fieldChanges(before: Content['fields'], after: Content['fields']): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  const text = (value: Json | undefined) => (value === undefined ? '' : canonicalJson(value))
  return names
    .filter((name) => text(before[name]) !== text(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }))
}
