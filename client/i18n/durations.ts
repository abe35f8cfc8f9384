// Lengths of time in words: how long until a meeting, how long ago a change.
import type { Language } from '#shared/locale.ts'
import { translator } from './translate.ts'

const STEPS = [
  { unit: 'time.days', seconds: 86_400 },
  { unit: 'time.hours', seconds: 3600 },
  { unit: 'time.minutes', seconds: 60 },
  { unit: 'time.seconds', seconds: 1 },
] as const

const SECOND = STEPS[3]

/** `2 days ago`, `in 5 minutes`, in the largest unit that fits. */
export function relativeText(iso: string, now: number, language: Language): string {
  const t = translator(language)
  const seconds = Math.trunc((Date.parse(iso) - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 10) return t('time.justNow')
  const step = STEPS.find((each) => size >= each.seconds) ?? SECOND
  const time = t(step.unit, { count: Math.floor(size / step.seconds) })
  return t(seconds > 0 ? 'time.in' : 'time.ago', { time })
}

/** In its two largest units, `4 days 16 hours`; minutes stand alone, and under a minute seconds. */
export function durationText(seconds: number, language: Language): string {
  const t = translator(language)
  const whole = Math.max(0, Math.ceil(seconds))
  const place = STEPS.findIndex((step) => whole >= step.seconds)
  const large = STEPS[place] ?? SECOND
  const words = t(large.unit, { count: Math.floor(whole / large.seconds) })
  const small = large.seconds > 60 ? STEPS[place + 1] : undefined
  const rest = small ? Math.floor((whole % large.seconds) / small.seconds) : 0
  return small && rest > 0 ? `${words} ${t(small.unit, { count: rest })}` : words
}

/** Hours, minutes and seconds since the start of a meeting: `01:42:10`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
