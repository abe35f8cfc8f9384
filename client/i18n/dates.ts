// Instants as words: Thai in the Buddhist era, the others in the common era, and the other era beside it; every time says its zone.
import type { Language } from '#shared/locale.ts'
import { khmerDate } from './khmer-date.ts'

export type DateStyle = 'date' | 'dateTime' | 'time' | 'timeSeconds' | 'full'

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
  full: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  },
}

/** `iso` is any ISO 8601 instant, `zone` an IANA name. */
export function writtenDate(iso: string, style: DateStyle, language: Language, zone: string): WrittenDate {
  const text = bareTime(iso, style, language, zone)
  const offset = zoneText(zone, new Date(iso))
  const full = bareTime(iso, 'full', language, zone)
  return {
    text: style === 'date' ? text : `${text} (${offset})`,
    title: `${full} (${offset}) · ${otherEra(iso, language, zone)}`,
  }
}

/** Times in a dense list, where the page already says the zone. */
export function bareTime(iso: string, style: DateStyle, language: Language, timeZone: string): string {
  const at = new Date(iso)
  if (language === 'km') return khmerDate(at, style, timeZone)
  const locale = language === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB'
  const parts = new Intl.DateTimeFormat(locale, {
    ...OPTIONS[style],
    timeZone,
    hourCycle: 'h23',
  }).formatToParts(at)
  const words = parts.map((part) => (part.type === 'era' ? '' : part.value)).join('')
  return words.replace(/ {2,}/g, ' ').trim()
}

/**
 * The year of the other era. The Buddhist year is Thailand's (common era + 543): Cambodia's changes at Visak and is one more
 * for most of the year, so the name says whose it is.
 */
export function otherEra(iso: string, language: Language, timeZone: string): string {
  const common = Number(new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(new Date(iso)))
  if (language === 'th') return `ค.ศ. ${common}`
  return language === 'km' ? `ព.ស. (ថៃ) ${common + 543}` : `${common + 543} BE (Thai)`
}

/** `UTC+7`, the same in all languages. */
export function zoneText(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC')
    .replace('GMT', 'UTC')
    .replace(/^UTC[+-]0$/, 'UTC')
}
