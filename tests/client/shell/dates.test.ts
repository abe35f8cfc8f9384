// Proves how instants and lengths of time are written: calendars, zones and the three languages.
import { describe, expect, test } from 'vitest'
import { bareTime, writtenDate, zoneText } from '#client/i18n/dates.ts'
import { clockText, durationText, relativeText } from '#client/i18n/durations.ts'

const BANGKOK = 'Asia/Bangkok'
/** 00:30 of the next day, and of the next year, in Bangkok. */
const NEW_YEAR = '2026-12-31T17:30:00.000Z'

describe('writtenDate', () => {
  test('[I3] writes Thai dates in the Buddhist era and offers the common year', () => {
    const written = writtenDate('2026-11-21T07:02:00.000Z', 'dateTime', 'th', BANGKOK)
    expect(written.text).toBe('21 พ.ย. 2569 14:02 (UTC+7)')
    expect(written.title).toMatch(/2569.*14:02 \(UTC\+7\) · ค\.ศ\. 2026$/)
  })

  test('[I3] writes English and Khmer dates in the common era and offers the Buddhist year by whose it is', () => {
    const english = writtenDate('2026-11-21T07:02:00.000Z', 'dateTime', 'en', BANGKOK)
    expect(english.text).toBe('21 Nov 2026, 14:02 (UTC+7)')
    expect(english.title).toMatch(/21 November 2026.* · 2569 BE \(Thai\)$/)
    const khmer = writtenDate('2026-11-21T07:02:00.000Z', 'dateTime', 'km', BANGKOK)
    expect(khmer.text).toBe('21 វិច្ឆិកា 2026, 14:02 (UTC+7)')
    expect(khmer.title).toBe('ថ្ងៃសៅរ៍ ទី21 ខែវិច្ឆិកា ឆ្នាំ2026 ម៉ោង 14:02 (UTC+7) · ព.ស. (ថៃ) 2569')
  })

  test('[I3] counts both eras in the zone of the workspace, not in that of the machine', () => {
    expect(writtenDate(NEW_YEAR, 'date', 'th', BANGKOK).text).toContain('2570')
    expect(writtenDate(NEW_YEAR, 'date', 'th', BANGKOK).title).toContain('ค.ศ. 2027')
    expect(writtenDate(NEW_YEAR, 'date', 'km', 'UTC').text).toBe('ព្រហស្បតិ៍ 31 ធ្នូ 2026')
  })

  test('[I3] writes midnight as 00, never as 24 or 12', () => {
    for (const language of ['th', 'km', 'en'] as const) {
      expect(bareTime('2026-11-21T17:05:00.000Z', 'time', language, BANGKOK)).toBe('00:05')
    }
  })
})

describe('zoneText', () => {
  test('[I3] names a zone by its offset at that time', () => {
    expect(zoneText(BANGKOK, new Date(NEW_YEAR))).toBe('UTC+7')
    expect(zoneText('Europe/Paris', new Date('2026-07-01T00:00:00Z'))).toBe('UTC+2')
    expect(zoneText('UTC', new Date(NEW_YEAR))).toBe('UTC')
  })
})

describe('relativeText', () => {
  const now = Date.parse('2026-11-21T07:00:00Z')
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()

  test('[I4] speaks in the largest unit that fits, in every language', () => {
    expect(relativeText(at(-3), now, 'en')).toBe('just now')
    expect(relativeText(at(-60), now, 'en')).toBe('1 minute ago')
    expect(relativeText(at(-7300), now, 'th')).toBe('2 ชั่วโมงที่แล้ว')
    expect(relativeText(at(172_800), now, 'km')).toBe('ក្នុង 2 ថ្ងៃទៀត')
  })
})

describe('durationText', () => {
  test('[I4] gives the two largest units, minutes alone, and seconds only below a minute', () => {
    expect(durationText(4 * 86_400 + 16 * 3600 + 59, 'en')).toBe('4 days 16 hours')
    expect(durationText(86_400, 'en')).toBe('1 day')
    expect(durationText(754, 'en')).toBe('12 minutes')
    expect(durationText(45, 'th')).toBe('45 วินาที')
    expect(durationText(0, 'en')).toBe('0 seconds')
  })
})

describe('clockText', () => {
  test('[I4] counts past a day without losing hours', () => {
    expect(clockText(6130.9)).toBe('01:42:10')
    expect(clockText(100 * 3600)).toBe('100:00:00')
    expect(clockText(-5)).toBe('00:00:00')
  })
})
