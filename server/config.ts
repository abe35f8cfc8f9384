/** Reads the environment once. What is wrong, or looks like a setting of ours and is none, stops the start with its name. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { Config } from './context.ts'

const DEMO_PASSWORD = 'samakki-demo'

/** The whole message for the person at the terminal; there is nothing more to know. */
export class ConfigError extends Error {}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const number = (low: number, high: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high)
    .default(fallback)

const address = (...schemes: string[]) =>
  z.string().refine((text) => schemes.includes(URL.parse(text)?.protocol.slice(0, -1) ?? ''))

/** Name → what it may be, in words, and as a schema. */
const VARIABLES = {
  HOST: {
    must: 'be a host name or an IP address',
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
  },
  PORT: { must: 'be a whole number from 0 to 65535', schema: number(0, 65_535, 3000) },
  DATA_DIR: {
    must: 'be the path of a folder',
    schema: z
      .string()
      .regex(/^[^\0]+$/)
      .default('./data'),
  },
  DATABASE_URL: { must: 'begin with postgres://', schema: address('postgres', 'postgresql').optional() },
  REDIS_URL: {
    must: 'be absent: this version runs on one node, and a second one would not see the edits of the first',
    schema: z.undefined(),
  },
  PUBLIC_URL: {
    must: 'be the address that people open, like https://samakki.example, without a path',
    schema: address('http', 'https')
      .refine((text) => isBare(text))
      .optional(),
  },
  SMTP_URL: { must: 'begin with smtp:// or smtps://', schema: address('smtp', 'smtps').optional() },
  LOG_LEVEL: { must: `be one of ${LEVELS.join(', ')}`, schema: z.enum(LEVELS).optional() },
  MAX_SOCKETS_PER_ACCOUNT: { must: 'be a whole number from 1 to 10000', schema: number(1, 10_000, 50) },
  DEMO_PASSWORD: { must: 'have 1 to 200 characters', schema: z.string().max(200).optional() },
} as const

type Environment = Readonly<Record<string, string | undefined>>
type Name = keyof typeof VARIABLES
const NAMES = Object.keys(VARIABLES) as Name[]

export function readConfig(environment: Environment, { demo = false } = {}): Config {
  refuseUnknown(environment)
  const read = <N extends Name>(name: N) => readVariable(environment, name)
  const host = read('HOST')
  const port = read('PORT')
  const config: Config = {
    host,
    port,
    dataDir: resolve(read('DATA_DIR')),
    databaseUrl: read('DATABASE_URL') ?? null,
    redisUrl: read('REDIS_URL') ?? null,
    publicUrl: new URL(read('PUBLIC_URL') ?? `http://${urlHost(host)}:${port}`).origin,
    smtpUrl: read('SMTP_URL') ?? null,
    logLevel: read('LOG_LEVEL') ?? 'info',
    maxSocketsPerAccount: read('MAX_SOCKETS_PER_ACCOUNT'),
    demoPassword: read('DEMO_PASSWORD') ?? DEMO_PASSWORD,
    demo,
  }
  return demo ? forDemo(config, environment) : config
}

/** Its own folder on the embedded database: the demo never touches real work. */
function forDemo(config: Config, environment: Environment): Config {
  if (!environment['DEMO_PASSWORD'] && !isLoopback(config.host)) {
    throw new ConfigError(
      `HOST is ${config.host}: the demo's password is public, so set DEMO_PASSWORD or let HOST be 127.0.0.1`,
    )
  }
  const logLevel = environment['LOG_LEVEL'] ? config.logLevel : 'warn'
  return { ...config, dataDir: join(config.dataDir, 'demo'), databaseUrl: null, logLevel }
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true
  return isIP(host) === 4 && host.startsWith('127.')
}

function readVariable<N extends Name>(
  environment: Environment,
  name: N,
): z.output<(typeof VARIABLES)[N]['schema']> {
  // Empty is absent: that is how tools that start programs switch a variable off.
  const text = environment[name] === '' ? undefined : environment[name]
  const { schema, must } = VARIABLES[name]
  const result = schema.safeParse(text)
  if (!result.success) throw new ConfigError(`${name} must ${must}`)
  return result.data as z.output<(typeof VARIABLES)[N]['schema']>
}

/** A slip of the keyboard must not leave the default in force unnoticed; other programs' variables are none of ours. */
function refuseUnknown(environment: Environment): void {
  for (const name of Object.keys(environment)) {
    if (NAMES.some((known) => known === name)) continue
    const meant = NAMES.find((known) => known.length >= 8 && isOneSlipAway(name, known))
    if (meant) throw new ConfigError(`${name} is not a setting; do you mean ${meant}?`)
    if (name.startsWith('SAMAKKI_')) {
      throw new ConfigError(`${name} is not a setting; the settings are ${NAMES.join(', ')}`)
    }
  }
}

/** One character added, left out, wrong, or two swapped. */
function isOneSlipAway(typed: string, known: string): boolean {
  let start = 0
  while (start < typed.length && typed[start] === known[start]) start++
  const rests = [typed.slice(start), known.slice(start)] as const
  const [typedRest, knownRest] = rests
  if (typedRest.slice(1) === knownRest || typedRest === knownRest.slice(1)) return true
  if (typedRest.slice(1) === knownRest.slice(1)) return true
  const swapped = `${typedRest[1] ?? ''}${typedRest[0] ?? ''}${typedRest.slice(2)}`
  return swapped === knownRest
}

function isBare(text: string): boolean {
  const url = URL.parse(text)
  if (!url) return false
  const { pathname, search, hash, username, password } = url
  return pathname === '/' && `${search}${hash}${username}${password}` === ''
}

/** Whoever listens on all addresses is reached by this machine at its own. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return isIP(host) === 6 ? `[${host}]` : host
}
