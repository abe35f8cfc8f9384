// Dates in Khmer, written here because browsers built from Chromium know no Khmer: `21 វិច្ឆិកា 2026, 23:52`.
import type { DateStyle } from './dates.ts'

const MONTHS = 'មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ'.split(' ')

const WEEKDAYS: Readonly<Record<string, string>> = {
  Sun: 'អាទិត្យ',
  Mon: 'ច័ន្ទ',
  Tue: 'អង្គារ',
  Wed: 'ពុធ',
  Thu: 'ព្រហស្បតិ៍',
  Fri: 'សុក្រ',
  Sat: 'សៅរ៍',
}

const PARTS: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
}

export function khmerDate(at: Date, style: DateStyle, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  const weekday = WEEKDAYS[part('weekday')] ?? ''
  const month = MONTHS[Number(part('month')) - 1] ?? ''
  const [day, year] = [Number(part('day')), part('year')]
  const time = `${part('hour')}:${part('minute')}`
  const written: Record<DateStyle, string> = {
    date: `${weekday} ${day} ${month} ${year}`,
    dateTime: `${day} ${month} ${year}, ${time}`,
    time,
    timeSeconds: `${time}:${part('second')}`,
    full: `ថ្ងៃ${weekday} ទី${day} ខែ${month} ឆ្នាំ${year} ម៉ោង ${time}`,
  }
  return written[style]
}
