// A round mark for a person: two letters in the colour of the delegation's place in the order of the workspace.
import './avatar.css'

interface AvatarProps {
  /** The name as it is shown, in any script. */
  name: string
  /** Place of the delegation in the workspace, from 0; null for a guest. */
  side: number | null
  /** What a screen reader says; absent where the name stands beside it. */
  label?: string
}

export function Avatar({ name, side, label }: AvatarProps) {
  const tone = side === null ? 'guest' : side === 0 ? 'first' : 'second'
  const said = label ? { role: 'img', 'aria-label': label, title: label } : { 'aria-hidden': true as const }
  return (
    // Drawn by the style sheet: the letters are a picture of the name, not a second name.
    <span {...said} className={`avatar ${tone}`} data-initials={initialsOf(name)} />
  )
}

/** First letters of the first two words; in scripts without spaces, the first letter as a reader sees it. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s.·]+/u)
    .filter((word) => /\p{L}/u.test(word))
  const letters = words.slice(0, 2).map((word) => firstLetter(word))
  return /^[\p{Script=Latin}]+$/u.test(letters.join(''))
    ? letters.join('').toUpperCase()
    : (letters[0] ?? '?')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A Thai vowel that is written before its consonant says little by itself: it is skipped. */
function firstLetter(word: string): string {
  const shown = word.replace(/^[\u0E40-\u0E44]/, '')
  for (const { segment } of graphemes.segment(shown)) return segment
  return word
}
