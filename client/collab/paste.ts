/** What may come in from the clipboard: plain signs only, and no more at once than one update may carry. */
import { LIMITS } from '#shared/protocol.ts'

/** Control and bidi-override characters: the gate refuses them, and nobody can see them. */
const FORBIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** Handled apart, since they mean something. */
const SPACING = '\t\n\r'

const LONE_SURROGATE = /\p{Surrogate}/gu

export function cleanText(text: string): string {
  const visible = text.replace(FORBIDDEN, (sign) => (SPACING.includes(sign) ? sign : ''))
  return visible.replace(LONE_SURROGATE, '\uFFFD').replaceAll('\t', ' ')
}

/** A title is one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
}

/** Cleans the HTML of the clipboard: what may not be stored is dropped from texts and addresses before anything parses it. */
export function cleanHtml(html: string): string {
  const numeric = /&#(x[0-9a-f]+|\d+);?/gi
  const plain = html.replace(numeric, (whole, code: string) => {
    const value =
      code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code)
    return value > 0 && value <= 0x10ffff && cleanText(String.fromCodePoint(value)) === '' ? '' : whole
  })
  return cleanText(plain)
}

/** Yjs writes each sign as UTF-8 plus little around each block and mark; a third of the limit is left for that. */
export const PASTE_BYTES = Math.floor((LIMITS.updateBytes * 2) / 3)

export function isTooLong(text: string): boolean {
  return text.length > PASTE_BYTES || new TextEncoder().encode(text).byteLength > PASTE_BYTES
}

/** The text in parts that each fit one paste, cut between lines where possible. */
export function partsOf(text: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const line of text.split(/(?<=\n)/u)) {
    for (const piece of piecesOf(line)) {
      if (part !== '' && isTooLong(part + piece)) {
        parts.push(part)
        part = ''
      }
      part += piece
    }
  }
  return part === '' ? parts : [...parts, part]
}

/** One line, in pieces where it alone is too long; never inside a surrogate pair. */
function piecesOf(line: string): string[] {
  if (!isTooLong(line)) return [line]
  const size = Math.floor(PASTE_BYTES / 4)
  const signs = Array.from(line)
  const pieces: string[] = []
  for (let at = 0; at < signs.length; at += size) pieces.push(signs.slice(at, at + size).join(''))
  return pieces
}
