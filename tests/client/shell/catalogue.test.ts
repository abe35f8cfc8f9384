// Proves that every text stands in all three languages, asks for the same values in each, and is written in the script of its language.
import { describe, expect, test } from 'vitest'
import { CATALOGUE, ENGLISH, type Feature } from '#client/i18n/catalogue.ts'
import type { Text } from '#client/i18n/text.ts'
import type { Language } from '#shared/locale.ts'

/** Names, codes and technical terms that are written in Latin letters in every language. */
const LATIN = new Set([
  'Samakki',
  'JSON',
  'UTC',
  'PDF',
  'SHA',
  'Ctrl',
  'Alt',
  'Esc',
  'Enter',
  'Tab',
  'Shift',
  'name',
  'agency',
  'example',
  'https',
  'http',
  'Escape',
  'WebSocket',
  'AQ',
  'AA',
  'ledger',
  'jsonl',
])

const all = (Object.keys(ENGLISH) as Feature[]).flatMap((feature) =>
  Object.keys(ENGLISH[feature]).map((key) => ({ feature, key })),
)

function formsOf(language: Language, feature: Feature, key: string): string[] {
  const text: Text | undefined = CATALOGUE[language][feature][key]
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : [text.one, text.other]
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('the catalogue', () => {
  test.each(['th', 'km'] as const)(
    '[I1] has in %s exactly the keys of the English one, none of them empty',
    (language) => {
      for (const feature of Object.keys(ENGLISH) as Feature[]) {
        expect(Object.keys(CATALOGUE[language][feature]).sort()).toEqual(Object.keys(ENGLISH[feature]).sort())
      }
      const empty = all.filter(({ feature, key }) =>
        formsOf(language, feature, key).some((text) => text.trim() === ''),
      )
      expect(empty).toEqual([])
    },
  )

  test.each(['th', 'km'] as const)('[I1] asks in %s for the same values as in English', (language) => {
    const different = all.filter(({ feature, key }) => {
      const english = placeholders(formsOf('en', feature, key).at(-1) ?? '')
      return formsOf(language, feature, key).some((text) => `${placeholders(text)}` !== `${english}`)
    })
    expect(different).toEqual([])
  })

  test.each([
    ['th', /\p{Script=Thai}/u, /\p{Script=Khmer}/u],
    ['km', /\p{Script=Khmer}/u, /\p{Script=Thai}/u],
  ] as const)('[I2] writes %s in its own script, without leftovers of another', (language, own, foreign) => {
    const wrong = all.flatMap(({ feature, key }) =>
      formsOf(language, feature, key).flatMap((text) => {
        const words = text.replace(/\{\w+\}|U\+[0-9A-F]{4}/g, '').match(/[A-Za-z]+/g) ?? []
        const left = words.filter((word) => !LATIN.has(word))
        const letters = /\p{L}/u.test(text.replace(/\{\w+\}/g, '').replace(/[A-Za-z]/g, ''))
        return left.length > 0 || foreign.test(text) || (letters && !own.test(text))
          ? [`${feature}.${key}: ${text}`]
          : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('[I2] ends no Thai sentence with a full stop, and Khmer ones with their own sign', () => {
    const thai = all
      .flatMap(({ feature, key }) => formsOf('th', feature, key))
      .filter((text) => /\p{Script=Thai}\.$/u.test(text))
    const khmer = all
      .flatMap(({ feature, key }) => formsOf('km', feature, key))
      .filter((text) => /\p{Script=Khmer}\.$/u.test(text))
    expect([...thai, ...khmer]).toEqual([])
  })
})
