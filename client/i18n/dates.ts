// Instants as words: Thai in the Buddhist era, the others in the common era, and the other era beside it; every time says its zone.
import type { Language } from '#shared/locale.ts'
import { LOCALES, unitText } from './numbers.ts'

export type DateStyle = 'date' | 'dateTime' | 'time' | 'timeSeconds'

export interface WrittenDate {
  text: string
  /** For hover and focus: in full, with zone, in both eras. */
  title: string
}

const OPTIONS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  date: { day: 'numeric', month: 'short', year: 'numeric', weekday: 'short' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  timeSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
}

const FULL: Intl.DateTimeFormatOptions = { ...OPTIONS.dateTime, month: 'long', weekday: 'long' }

/** `iso` is any ISO 8601 instant, `zone` an IANA name. */
export function writtenDate(iso: string, style: DateStyle, language: Language, zone: string): WrittenDate {
  const at = new Date(iso)
  const own = language === 'th' ? 'buddhist' : 'gregory'
  const other = language === 'th' ? 'gregory' : 'buddhist'
  const text = format(at, OPTIONS[style], language, zone, own)
  const withZone = style === 'date' ? text : `${text} (${zoneText(zone, at)})`
  const full = format(at, FULL, language, zone, own)
  return { text: withZone, title: `${full} (${zoneText(zone, at)}) · ${yearText(at, language, zone, other)}` }
}

/** Times in a dense list, where the page already says the zone. */
export function bareTime(iso: string, style: DateStyle, language: Language, zone: string): string {
  return format(new Date(iso), OPTIONS[style], language, zone, language === 'th' ? 'buddhist' : 'gregory')
}

function format(
  at: Date,
  options: Intl.DateTimeFormatOptions,
  language: Language,
  timeZone: string,
  calendar: string,
) {
  const words = new Intl.DateTimeFormat(LOCALES[language], {
    ...options,
    timeZone,
    calendar,
    hourCycle: 'h23',
  })
  // English and Khmer would write the era's name into a Buddhist date in a form of their own; yearText says it.
  return words
    .formatToParts(at)
    .filter((part) => part.type !== 'era')
    .map((part) => part.value)
    .join('')
    .trim()
}

/**
 * The year of the other era. The Buddhist year is Thailand's (common era + 543): Cambodia's changes at Visak and is one more
 * for most of the year, so the name says whose it is.
 */
function yearText(at: Date, language: Language, timeZone: string, calendar: 'buddhist' | 'gregory'): string {
  const parts = new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    timeZone,
    calendar,
  }).formatToParts(at)
  const year = parts.find((part) => part.type === 'year')?.value ?? ''
  const names: Readonly<Record<Language, string>> = {
    th: `ค.ศ. ${year}`,
    km: `ព.ស. (ថៃ) ${year}`,
    en: `${year} BE (Thai)`,
  }
  return names[language]
}

/** `UTC+7`, the same in all languages. */
export function zoneText(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC')
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

/** `2 days ago`, `in 5 minutes`, in the largest unit that fits. */
export function relativeText(iso: string, now: number, language: Language): string {
  const seconds = (Date.parse(iso) - now) / 1000
  const size = Math.abs(seconds)
  const words = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
  if (size < 10) return words.format(0, 'second')
  const step = STEPS.find((each) => size >= each.seconds) ?? STEPS[3]
  return words.format(Math.trunc(seconds / step.seconds), step.unit)
}

/** A length of time in its two largest units: `4 days 16 hours`; under a minute in seconds. */
export function durationText(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const first = STEPS.findIndex((step) => whole >= step.seconds)
  const [large, small] = [STEPS[first === -1 ? 3 : first] ?? STEPS[3], STEPS[first + 1]]
  const count = Math.floor(whole / large.seconds)
  const rest = small && large.unit !== 'minute' ? Math.floor((whole % large.seconds) / small.seconds) : 0
  const words = [unitText(count, large.unit, language)]
  if (small && rest > 0) words.push(unitText(rest, small.unit, language))
  return words.join(' ')
}

/** Hours, minutes and seconds since the start of a meeting: `01:42:10`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
