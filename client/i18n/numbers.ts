// Numbers as the three languages write them, always in the digits 0 to 9, which both sides read alike.
import type { Language } from '#shared/locale.ts'

/**
 * Chromium carries no Khmer locale and falls back to that of the machine, so Khmer is never asked of Intl: dates are written
 * here, and figures with the separators that Khmer shares with German (7.372).
 */
const FIGURES: Readonly<Record<Language, string>> = { th: 'th-TH-u-nu-latn', km: 'de', en: 'en-GB' }

export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(FIGURES[language]).format(value)
}

/** `Thailand and Cambodia`, with the last two joined as each language joins them. */
export function listText(items: readonly string[], language: Language): string {
  if (language !== 'km') return new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(' ')} និង ${last}`
}
