// The Khmer texts of lengths of time.
import type { time as english } from '#client/locales/en/time.ts'
import type { Translated } from '#client/i18n/text.ts'

export const time: Translated<typeof english> = {
  justNow: 'អម្បាញ់មិញ',
  ago: '{time}មុន',
  in: 'ក្នុង {time}ទៀត',
  days: '{count} ថ្ងៃ',
  hours: '{count} ម៉ោង',
  minutes: '{count} នាទី',
  seconds: '{count} វិនាទី',
}
