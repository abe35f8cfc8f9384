// What the clipboard may bring.
import { describe, expect, it } from 'vitest'
import { cleanHtml, cleanLine, cleanText, isTooLong, PASTE_BYTES, partsOf } from '#client/collab/paste.ts'

describe('cleanText', () => {
  it('drops control and bidi-override signs and keeps what scripts need', () => {
    expect(cleanText('a\u202Eb\u0000c\u2066d')).toBe('abcd')
    expect(cleanText('ក\u200Bខ\u200Cគ')).toBe('ក\u200Bខ\u200Cគ')
  })

  it('leaves no half of a surrogate pair', () => {
    expect(cleanText('a\uD800b')).toBe('a\uFFFDb')
    expect(cleanText('😀')).toBe('😀')
  })
})

describe('cleanLine', () => {
  it('makes one line of several', () => {
    expect(cleanLine('one\r\n  two\u2028three')).toBe('one two three')
  })
})

describe('cleanHtml', () => {
  it('drops forbidden signs that are written as numbers', () => {
    expect(cleanHtml('a&#8238;b&#x202E;c&#7;d&#3585;')).toBe('abcd&#3585;')
  })
})

describe('partsOf', () => {
  it('gives a short text in one part', () => {
    expect(partsOf('one\ntwo')).toEqual(['one\ntwo'])
  })

  it('cuts a long text into parts that fit and lose nothing', () => {
    const line = `${'ก'.repeat(1_000)}\n`
    const text = line.repeat(200)
    const parts = partsOf(text)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.every((part) => !isTooLong(part))).toBe(true)
    expect(parts.join('')).toBe(text)
  })

  it('cuts a single line without halving a sign', () => {
    const text = '😀'.repeat(PASTE_BYTES / 2)
    const parts = partsOf(text)
    expect(parts.join('')).toBe(text)
    expect(parts.every((part) => part.isWellFormed() && !isTooLong(part))).toBe(true)
  })
})
