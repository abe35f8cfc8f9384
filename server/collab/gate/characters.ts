/** Which characters may stand in a text: none that nobody sees, that turn the reading direction, or that are half of one. */
import { MAX_VALUE_DEPTH } from './limits.ts'
import { refuse, refuseTooLarge } from './refused.ts'

/** C0 and C1 controls (a tab and a line break are structure in our texts) and the bidirectional overrides and isolates. */
const HIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** Two more that break a line without being controls. */
const LINE_BREAK = /[\u2028\u2029]/u

export function checkText(text: string): void {
  if (HIDDEN.test(text)) refuse('G2.6', 'a control or direction character')
  if (!text.isWellFormed()) refuse('G2.6', 'half of a surrogate pair')
}

export function hasLineBreak(text: string): boolean {
  return LINE_BREAK.test(text)
}

/** Looks through a parsed JSON value: every string must be plain text, no key may be `__proto__`. */
export function checkValue(value: unknown, depth = 0): unknown {
  if (depth > MAX_VALUE_DEPTH) refuseTooLarge('a value is nested too deep')
  if (typeof value === 'string') checkText(value)
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      if (key === '__proto__') refuse('G2.5', 'a key is __proto__')
      checkText(key)
      checkValue((value as Record<string, unknown>)[key], depth + 1)
    }
  }
  return value
}
