// A change that underlining cannot show, in a sentence: an invisible sign, a space, a mark, the form of a line.
import { useT } from '#client/i18n/language.tsx'
import type { Translate } from '#client/i18n/translate.ts'
import type { Note } from './content-difference.ts'
import type { Line } from './lines.ts'

/** By the code at the start of the name that `namedSigns` gives. */
const SIGNS = {
  'U+200B': 'difference.zeroWidthSpace',
  'U+200C': 'difference.zeroWidthNonJoiner',
  'U+200D': 'difference.zeroWidthJoiner',
  'U+2060': 'difference.wordJoiner',
  'U+FEFF': 'difference.zeroWidthNoBreak',
  'U+00A0': 'difference.noBreakSpace',
  'U+00AD': 'difference.softHyphen',
  'U+17B4': 'difference.khmerAq',
  'U+17B5': 'difference.khmerAa',
  'U+0E4D': 'difference.splitSaraAm',
} as const

const MARKS = {
  bold: { added: 'difference.boldAdded', removed: 'difference.boldRemoved' },
  italic: { added: 'difference.italicAdded', removed: 'difference.italicRemoved' },
  link: { added: 'difference.linkAdded', removed: 'difference.linkRemoved' },
} as const

export function NoteText({ note }: { note: Note }) {
  return noteText(note, useT())
}

export function noteText(note: Note, t: Translate): string {
  switch (note.kind) {
    case 'sign':
      return t(note.how === 'added' ? 'difference.signAdded' : 'difference.signRemoved', {
        sign: signName(note.sign, t),
      })
    case 'space':
      return t(note.how === 'added' ? 'difference.spaceAdded' : 'difference.spaceRemoved')
    case 'order':
      return t('difference.signOrder', { text: note.text })
    case 'mark':
      return t(MARKS[note.mark][note.how], { text: note.text })
    case 'shape':
      return t('difference.shapeChanged', { from: shapeName(note.from, t), to: shapeName(note.to, t) })
    case 'empty':
      return t(note.how === 'added' ? 'difference.emptyLineAdded' : 'difference.emptyLineRemoved')
  }
}

function signName(sign: string, t: Translate): string {
  const code = sign.slice(0, 6)
  return code in SIGNS ? t(SIGNS[code as keyof typeof SIGNS]) : sign
}

function shapeName({ shape, depth, rank }: Line, t: Translate): string {
  switch (shape) {
    case 'title':
      return t('difference.shapeTitle')
    case 'heading':
      return t('difference.shapeHeading', { level: rank })
    case 'bullet':
      return t('difference.shapeBullet', { level: depth })
    case 'number':
      return rank > 1
        ? t('difference.shapeNumberFrom', { level: depth, start: rank })
        : t('difference.shapeNumber', { level: depth })
    default:
      return t('difference.shapeParagraph')
  }
}
