/** Canonical JSON (RFC 8785) for the values that we hash: integers only, no lone surrogates, no `__proto__`, nothing cyclic or exotic. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const MAX_DEPTH = 32
const LONE_SURROGATE = /\p{Surrogate}/u

/** The one byte sequence of a value. Throws RangeError for what has no safe canonical form. */
export function canonicalJson(value: Json): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deep')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeInteger(value)
  if (typeof value === 'string') return writeString(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`
  if (typeof value === 'object') return writeObject(value, depth)
  throw new RangeError(`no canonical form for ${typeof value}`)
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw new RangeError('only safe integers have a canonical form')
  return String(value)
}

function writeString(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new RangeError('lone surrogate')
  return JSON.stringify(value)
}

/** RFC 8785 sorts keys by UTF-16 code units, which is what a plain comparison of JavaScript strings does. */
function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new RangeError('not a plain object')
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : Number(a > b)))
  if (keys.includes('__proto__')) throw new RangeError('__proto__ as a key')
  const entries = keys.map(
    (key) => `${writeString(key)}:${write((value as Record<string, unknown>)[key], depth + 1)}`,
  )
  return `{${entries.join(',')}}`
}
