// The Thai texts of lengths of time.
import type { time as english } from '#client/locales/en/time.ts'
import type { Translated } from '#client/i18n/text.ts'

export const time: Translated<typeof english> = {
  justNow: 'เมื่อสักครู่',
  ago: '{time}ที่แล้ว',
  in: 'อีก {time}',
  days: '{count} วัน',
  hours: '{count} ชั่วโมง',
  minutes: '{count} นาที',
  seconds: '{count} วินาที',
}
