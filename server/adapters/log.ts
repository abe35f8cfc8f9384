/** The log: one JSON line each on stdout. It is handed no content and no secrets, and drops the usual names of them all the same. */
import { pino } from 'pino'
import type { Log } from '../context.ts'

const SECRET = [
  'password',
  'current',
  'next',
  'token',
  'cookie',
  'cookieValue',
  'authorization',
  'bytes',
  'content',
]

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[removed]' },
  })
}
