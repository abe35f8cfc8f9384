// The English texts of lengths of time; the keys here are the keys of every language.

export const time = {
  justNow: 'just now',
  ago: '{time} ago',
  in: 'in {time}',
  days: { one: '{count} day', other: '{count} days' },
  hours: { one: '{count} hour', other: '{count} hours' },
  minutes: { one: '{count} minute', other: '{count} minutes' },
  seconds: { one: '{count} second', other: '{count} seconds' },
} as const
