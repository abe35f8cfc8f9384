// Numbers as the three languages write them, always in the digits 0 to 9, which both sides read alike.
import type { Language } from '#shared/locale.ts'

/** Locales with their country's habits; latin digits, because both sides compare figures at a glance. */
export const LOCALES: Readonly<Record<Language, string>> = {
  th: 'th-TH-u-nu-latn',
  km: 'km-KH-u-nu-latn',
  en: 'en-GB',
}

export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value)
}

export function unitText(
  value: number,
  unit: 'day' | 'hour' | 'minute' | 'second',
  language: Language,
): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
