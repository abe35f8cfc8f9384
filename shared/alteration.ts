/** What was changed in a content that no longer has its hash: the part, and where a single sign was exchanged, that sign. It guesses nothing it cannot prove. */
import type { Json } from './canonical-json.ts'
import type { Content } from './content.ts'
import { partHash, partsOf } from './ledger-file.ts'
import { LANGUAGES, type Language } from './locale.ts'

export interface Alteration {
  /** As in `parts`: `title.th`, `body.km.2`, `fields`, `links`. */
  part: string
  /** The one sign that makes the hash right again, when one does. */
  sign: SignChange | null
}

export interface SignChange {
  /** Counted in signs from 1, over the text of the part. */
  position: number
  /** What the file says; empty where a sign was taken out. */
  found: string
  /** What was recorded; empty where a sign was put in. */
  recorded: string
}

/** The parts whose own hash does not hold, added and missing ones too. */
export function alterationsOf(content: Content, hashes: Readonly<Record<string, string>>): Alteration[] {
  const parts = partsOf(content)
  const names = new Set([...parts.keys(), ...Object.keys(hashes)])
  return [...names].flatMap((part) => {
    const value = parts.get(part)
    const hash = hashes[part]
    if (value === undefined || hash === undefined) return [{ part, sign: null }]
    return partHash(value) === hash ? [] : [{ part, sign: signChange(part, value, hash) }]
  })
}

const COMMON = [...range(0x20, 0x7e), '\u00A0', '\u200B', '\u200C', '\u200D']

/** Signs that people write in a text of the language. */
const SIGNS: Readonly<Record<Language, readonly string[]>> = {
  th: [...range(0x0e01, 0x0e5b), ...COMMON],
  km: [...range(0x1780, 0x17f9), ...COMMON],
  en: COMMON,
}

/** Signs of a part times signs to try: beyond this a search would take more than a few seconds. */
const MAX_TRIES = 120_000

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
}

/** Tries every single sign put out, put in or exchanged until the recorded hash comes out: a proof, not a guess. */
function signChange(name: string, part: Json, hash: string): SignChange | null {
  const language = LANGUAGES.find((each) => name.split('.')[1] === each)
  if (!language) return null
  const texts = textsOf(part)
  const length = texts.reduce((sum, text) => sum + text.value.length, 0)
  const putIn = withdrawnSign(texts, hash)
  return (
    putIn ?? (length * SIGNS[language].length > MAX_TRIES ? null : otherSign(texts, SIGNS[language], hash))
  )
}

interface TextAt {
  value: string[]
  /** Signs in the texts before this one. */
  offset: number
  with(value: string): Json
}

/** The texts in a part, in reading order, each with a way to put another one in its place. */
function textsOf(part: Json): TextAt[] {
  if (typeof part === 'string') return [{ value: [...part], offset: 0, with: (value) => value }]
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return []
  const block = part as { text?: string; content?: readonly Json[] }
  if (typeof block.text === 'string') {
    return [{ value: [...block.text], offset: 0, with: (text) => ({ ...(part as object), text }) as Json }]
  }
  const texts: TextAt[] = []
  for (const [index, child] of (block.content ?? []).entries()) {
    const before = texts.at(-1)
    const offset = before ? before.offset + before.value.length : 0
    for (const text of textsOf(child)) {
      const content = (value: string) => (block.content ?? []).with(index, text.with(value))
      texts.push({
        ...text,
        offset: offset + text.offset,
        with: (value) => ({ ...block, content: content(value) }) as Json,
      })
    }
  }
  return texts
}

/** A sign that was put in: without it the hash is right. */
function withdrawnSign(texts: TextAt[], hash: string): SignChange | null {
  for (const text of texts) {
    for (const [index, found] of text.value.entries()) {
      const without = text.value.toSpliced(index, 1).join('')
      if (partHash(text.with(without)) === hash)
        return { position: text.offset + index + 1, found, recorded: '' }
    }
  }
  return null
}

/** A sign that was exchanged or taken out. */
function otherSign(texts: TextAt[], signs: readonly string[], hash: string): SignChange | null {
  for (const text of texts) {
    for (let index = 0; index <= text.value.length; index++) {
      const change = signAt(text, index, signs, hash)
      if (change) return change
    }
  }
  return null
}

function signAt(text: TextAt, index: number, signs: readonly string[], hash: string): SignChange | null {
  const found = text.value[index]
  const position = text.offset + index + 1
  for (const recorded of signs) {
    const inserted = text.value.toSpliced(index, 0, recorded).join('')
    if (partHash(text.with(inserted)) === hash) return { position, found: '', recorded }
    if (found === undefined) continue
    const exchanged = text.value.with(index, recorded).join('')
    if (partHash(text.with(exchanged)) === hash) return { position, found, recorded }
  }
  return null
}
