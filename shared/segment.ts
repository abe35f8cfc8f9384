/** Words and letters as people of the three languages see them; Thai and Khmer have no spaces to split at. */
import { diffArrays } from 'diff'
import type { Language } from './locale.ts'

const words: Partial<Record<Language, Intl.Segmenter>> = {}
let letters: Intl.Segmenter | undefined

/** The text in words, spaces and signs; joined again they are exactly the text. */
export function wordsOf(text: string, language: Language): string[] {
  words[language] ??= new Intl.Segmenter(language, { granularity: 'word' })
  return Array.from(words[language].segment(text), (part) => part.segment)
}

/** The nearest grapheme boundary at or before `index` (UTF-16), so that nothing is ever drawn inside a letter. */
export function snapToGrapheme(text: string, index: number): number {
  letters ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  if (index <= 0) return 0
  if (index >= text.length) return text.length
  return letters.segment(text).containing(index)?.index ?? index
}

export type Change = { kind: 'same' | 'added' | 'removed'; text: string }

/** What changed from one text to another, word by word. */
export function wordDiff(before: string, after: string, language: Language): Change[] {
  return diffArrays(wordsOf(before, language), wordsOf(after, language)).map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value.join(''),
  }))
}

/** Signs that the eye does not see or cannot tell from others, by the name a person can read aloud. */
const INVISIBLE: Readonly<Record<string, string>> = {
  '\u200B': 'ZERO WIDTH SPACE',
  '\u200C': 'ZERO WIDTH NON-JOINER',
  '\u200D': 'ZERO WIDTH JOINER',
  '\u2060': 'WORD JOINER',
  '\uFEFF': 'ZERO WIDTH NO-BREAK SPACE',
  '\u00A0': 'NO-BREAK SPACE',
  '\u00AD': 'SOFT HYPHEN',
  '\u17B4': 'KHMER VOWEL INHERENT AQ',
  '\u17B5': 'KHMER VOWEL INHERENT AA',
}

/** Looks like sara am (U+0E33) but is two signs, with or without a tone mark between. */
const DECOMPOSED_SARA_AM = /\u0E4D[\u0E48-\u0E4B]?\u0E32/

/** The invisible or look-alike signs in a piece of text, named: `U+200B ZERO WIDTH SPACE`. */
export function namedSigns(text: string): string[] {
  const found = new Set<string>()
  for (const char of text) {
    const name = INVISIBLE[char]
    if (name) found.add(`U+${hex(char)} ${name}`)
  }
  if (DECOMPOSED_SARA_AM.test(text)) found.add('U+0E4D U+0E32 THAI NIKHAHIT + SARA AA')
  return [...found]
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
