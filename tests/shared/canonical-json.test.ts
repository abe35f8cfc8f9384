/** RFC 8785 for what we hash, and what has no canonical form. */
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from '#shared/canonical-json.ts'

describe('canonicalJson', () => {
  it('[V1] sorts keys by UTF-16 code units at every depth', () => {
    expect(canonicalJson({ b: 1, a: { d: [], c: null } })).toBe('{"a":{"c":null,"d":[]},"b":1}')
    expect(
      canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1F600}': 5, '\u0080': 6, '\u00f6': 7 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1F600}":5,"\ufb33":3}')
  })

  it('[V1] escapes as RFC 8785 does and leaves Thai and Khmer as they are', () => {
    expect(canonicalJson('\u0000"\\/\n\u007fกខ្មែរ')).toBe('"\\u0000\\"\\\\/\\n\u007fกខ្មែរ"')
  })

  it('[V5] refuses floats, -0, NaN, lone surrogates, `__proto__`, exotic objects and depth', () => {
    const proto = JSON.parse('{"__proto__":1}') as Json
    const deep = JSON.parse('['.repeat(40) + ']'.repeat(40)) as Json
    const bad = [
      0.5,
      -0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '\uD800',
      'a\uDC00',
      proto,
      deep,
      new Date(0),
      undefined,
      1n,
    ]
    for (const value of bad) expect(() => canonicalJson(value as Json)).toThrow(RangeError)
    expect(canonicalJson('\u{1F600}')).toBe('"\u{1F600}"')
  })
})
