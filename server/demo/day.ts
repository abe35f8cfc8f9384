/** A wall-clock time on a day, in a time zone, as an instant. It knows no calendar but the proleptic Gregorian one. */

/** `onDay` is any instant of the day that is meant, seen in the time zone; `time` is `HH:MM`. */
export function instantAt(onDay: number, time: string, timeZone: string): number {
  const wanted = Date.parse(`${wallClock(onDay, timeZone).slice(0, 10)}T${time}:00Z`)
  // Twice: the offset of the first guess may be that of the other side of a clock change.
  const guess = wanted - offset(wanted, timeZone)
  return wanted - offset(guess, timeZone)
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
function offset(at: number, timeZone: string): number {
  return Date.parse(`${wallClock(at, timeZone)}Z`) - Math.floor(at / 1000) * 1000
}

function wallClock(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`
}
