// Dates on a screen: the workspace's time zone for everybody, and a clock that makes relative times move.
import { createContext, useContext, useEffect, useState } from 'react'
import { bareTime, type DateStyle, writtenDate } from './dates.ts'
import { relativeText } from './durations.ts'
import { useLanguage } from './language.tsx'

/** The zone in which all times on a page are written; the workspace's once it is known. */
export const ZoneContext = createContext(new Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Milliseconds since the epoch, renewed every `every` milliseconds. */
export function useNow(every = 20_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

/** `bare` leaves the zone out of the words, for lists whose page already says it; hover always has it. */
export function Time({
  at,
  style = 'dateTime',
  bare = false,
}: {
  at: string
  style?: DateStyle
  bare?: boolean
}) {
  const { language } = useLanguage()
  const zone = useContext(ZoneContext)
  const written = writtenDate(at, style, language, zone)
  return (
    <time dateTime={at} title={written.title}>
      {bare ? bareTime(at, style, language, zone) : written.text}
    </time>
  )
}

export function RelativeTime({ at }: { at: string }) {
  const { language } = useLanguage()
  const zone = useContext(ZoneContext)
  const now = useNow()
  return (
    <time dateTime={at} title={writtenDate(at, 'dateTime', language, zone).title}>
      {relativeText(at, Math.max(now, Date.parse(at)), language)}
    </time>
  )
}
