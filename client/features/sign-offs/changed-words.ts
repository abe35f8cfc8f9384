// The shortest honest account of a difference: the first words that were replaced, in which languages, and how much more there is.
import type { Content } from '#shared/content.ts'
import type { Language } from '#shared/locale.ts'
import { wordsOf } from '#shared/segment.ts'
import { changedLanguages, contentDifference, type Row } from './content-difference.ts'

export interface Replaced {
  removed: string
  added: string
  /** The word after it, where the changed words alone say little: `21 → 14 days`. */
  context: string
}

export interface ChangedWords {
  languages: Language[]
  /** The first replacement, in the reader's language where that changed; null where no word did. */
  first: (Replaced & { language: Language }) | null
  /** Further replacements in that same language. */
  others: number
  /** A field or a link changed. */
  beyondText: boolean
}

export function changedWords(before: Content, after: Content, reader: Language): ChangedWords {
  const difference = contentDifference(before, after)
  const languages = changedLanguages(difference)
  const order = [reader, 'en', 'th', 'km'] as const
  const language = order.find((l) => languages.includes(l) && replacements(difference.rows[l], l).length > 0)
  const all = language ? replacements(difference.rows[language], language) : []
  const first = all[0]
  return {
    languages,
    first: first && language ? { ...first, language } : null,
    others: Math.max(0, all.length - 1),
    beyondText:
      difference.fields.length + difference.links.added.length + difference.links.removed.length > 0,
  }
}

function replacements(rows: readonly Row[], language: Language): Replaced[] {
  return rows.flatMap((row) => inRow(row, language))
}

/** Neighbouring struck and added words are one replacement. */
function inRow({ changes }: Row, language: Language): Replaced[] {
  const found: Replaced[] = []
  let open: Replaced | null = null
  for (const { kind, text } of changes) {
    if (kind === 'same') {
      if (open && isShort(open)) open.context = firstWord(text, language)
      open = null
      continue
    }
    if (!open) found.push((open = { removed: '', added: '', context: '' }))
    open[kind] += text
  }
  return found
}

const isShort = ({ removed, added }: Replaced) => /^[\p{Nd}\p{P}\s]+$/u.test(removed + added)

/** With the space before it, as the language writes it. */
function firstWord(text: string, language: Language): string {
  const words = wordsOf(text, language)
  const at = words.findIndex((word) => /[\p{L}\p{N}]/u.test(word))
  const lead = words.slice(0, at).join('')
  return at >= 0 && lead.trim() === '' ? lead + (words[at] ?? '') : ''
}

const LONGEST = 40
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** `21 → 14 days`, `+ not`, `− not`. */
export function replacedText({ removed, added, context }: Replaced): string {
  const [from, to] = [short(removed), short(added)]
  if (from === '') return `+ ${to}${context}`
  return to === '' ? `− ${from}` : `${from} → ${to}${context}`
}

function short(text: string): string {
  const letters = Array.from(graphemes.segment(text.trim()), (part) => part.segment)
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}
