/** Words, letters and signs of the three languages. */
import { describe, expect, it } from 'vitest'
import { namedSigns, snapToGrapheme, wordDiff, wordsOf } from '#shared/segment.ts'

const joined = (changes: ReturnType<typeof wordDiff>, leaveOut: 'added' | 'removed') =>
  changes
    .filter((c) => c.kind !== leaveOut)
    .map((c) => c.text)
    .join('')

describe('wordDiff', () => {
  it('[D1] shows one changed number and nothing else, in each language', () => {
    const cases = [
      ['en', 'within 21 days.', 'within 14 days.', '21', '14'],
      ['th', 'สำหรับแต่ละแห่งภายใน ๒๑ วัน', 'สำหรับแต่ละแห่งภายใน ๑๔ วัน', '๒๑', '๑๔'],
      ['km', 'ក្នុងរយៈពេល ២១ ថ្ងៃ។', 'ក្នុងរយៈពេល ១៤ ថ្ងៃ។', '២១', '១៤'],
    ] as const
    for (const [language, before, after, removed, added] of cases) {
      const changes = wordDiff(before, after, language)
      expect(changes.filter((c) => c.kind === 'removed').map((c) => c.text)).toEqual([removed])
      expect(changes.filter((c) => c.kind === 'added').map((c) => c.text)).toEqual([added])
    }
  })

  it('[D1] loses no character of either text', () => {
    const before = 'ฝ่ายกัมพูชาจะออกแบบแผนปฏิบัติการ  ในปอยเปต\nวันที่ ๓๑'
    const after = 'ฝ่ายกัมพูชาจะไม่ออกแบบแผนการ ในปอยเปต\nวันที่ ๓๐'
    const changes = wordDiff(before, after, 'th')
    expect(joined(changes, 'added')).toBe(before)
    expect(joined(changes, 'removed')).toBe(after)
    expect(wordsOf(before, 'th').join('')).toBe(before)
  })
})

describe('snapToGrapheme', () => {
  it('[D2] never points inside a Thai or Khmer letter with its signs', () => {
    for (const text of ['ស្ត្រី', 'ក្រុងព្រះសីហនុ', 'น้ำที่ปอยเปต', '👮🏽‍♀️ab']) {
      const starts = new Set(
        [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((s) => s.index),
      )
      starts.add(text.length)
      for (let index = 0; index <= text.length; index++)
        expect(starts.has(snapToGrapheme(text, index))).toBe(true)
    }
    expect(snapToGrapheme('abc', 2)).toBe(2)
    expect(snapToGrapheme('abc', 99)).toBe(3)
  })
})

describe('namedSigns', () => {
  it('[D3] names what the eye cannot see', () => {
    expect(namedSigns('๒๑\u200B วัน')).toEqual(['U+200B ZERO WIDTH SPACE'])
    expect(namedSigns('นํ้า')).toEqual(['U+0E4D U+0E32 THAI NIKHAHIT + SARA AA'])
    expect(namedSigns('ทํา')).toEqual(['U+0E4D U+0E32 THAI NIKHAHIT + SARA AA'])
    expect(namedSigns('ทำ')).toEqual([])
  })
})
