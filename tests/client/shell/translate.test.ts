// Proves how a text is looked up, counted and filled.
import { describe, expect, test } from 'vitest'
import { listText, numberText } from '#client/i18n/numbers.ts'
import { translator } from '#client/i18n/translate.ts'

describe('translator', () => {
  test('[I1] gives the text of the language', () => {
    expect(translator('en')('shell.home')).toBe('Home')
    expect(translator('th')('shell.home')).toBe('หน้าหลัก')
    expect(translator('km')('shell.home')).toBe('ទំព័រដើម')
  })

  test('[I1] counts one and other in English, and has one form in Thai and Khmer', () => {
    const en = translator('en')
    expect(en('time.days', { count: 1 })).toBe('1 day')
    expect(en('time.days', { count: 2 })).toBe('2 days')
    expect(translator('th')('time.days', { count: 1 })).toBe('1 วัน')
    expect(translator('km')('time.days', { count: 2 })).toBe('2 ថ្ងៃ')
  })

  test('[I1] fills every placeholder and writes numbers as the language does', () => {
    expect(translator('th')('ui.lamp', { who: 'ฝ่ายไทย', state: 'ลงนามแล้ว' })).toBe('ฝ่ายไทย: ลงนามแล้ว')
    expect(translator('km')('ui.point', { number: 7372 })).toBe('ចំណុចទី 7.372')
  })
})

describe('numberText', () => {
  test('[I4] writes the digits 0 to 9 in every language', () => {
    expect(numberText(7372, 'en')).toBe('7,372')
    expect(numberText(7372, 'th')).toBe('7,372')
    expect(numberText(7372, 'km')).toBe('7.372')
  })
})

describe('listText', () => {
  test('[I1] joins the last two as the language joins them', () => {
    expect(listText(['Thailand', 'Cambodia'], 'en')).toBe('Thailand and Cambodia')
    expect(listText(['ថៃ', 'កម្ពុជា'], 'km')).toBe('ថៃ និង កម្ពុជា')
    expect(listText(['ថៃ'], 'km')).toBe('ថៃ')
    expect(listText([], 'km')).toBe('')
  })
})
