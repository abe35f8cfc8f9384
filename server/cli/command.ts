/** What the commands that change the database share: options with clear errors, and the core for as long as they run. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { AppError, errorMessage } from '#shared/errors.ts'
import { isBlank, LANGUAGES, MAX_TITLE_LENGTH, Trilingual } from '#shared/locale.ts'
import { type Core, composeCore } from '../compose/core.ts'
import { readConfig } from '../config.ts'
import type { Log } from '../context.ts'

/** What is wrong with the command, in one line. */
export class CommandError extends Error {}

export type Values = Readonly<Record<string, string | boolean | undefined>>

interface Command {
  usage: string
  options: ParseArgsOptionsConfig
  run(core: Core, values: Values): Promise<string[]>
}

/** 0: done. 1: refused, nothing changed. 2: the command is not right. */
export async function runCommand({ usage, options, run }: Command, args: string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean' } }, strict: true })
    if (values['help']) {
      console.log(usage)
      return 0
    }
    for (const line of await withCore((core) => run(core, values as Values))) console.log(line)
    return 0
  } catch (error) {
    return explain(error, usage)
  }
}

function explain(error: unknown, usage: string): number {
  if (error instanceof AppError) {
    console.error(`${errorMessage(error.code, 'en')} (${error.code}) ${JSON.stringify(error.details)}`)
    return 1
  }
  const isMisuse =
    error instanceof CommandError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  if (!isMisuse) throw error
  console.error(`${(error as Error).message}\n\n${usage}`)
  return 2
}

async function withCore<T>(use: (core: Core) => Promise<T>): Promise<T> {
  const core = await composeCore(readConfig(process.env), { log: TO_STDERR, now: () => new Date() })
  try {
    return await use(core)
  } finally {
    await core.close()
  }
}

const complain = (fields: object, message: string) => console.error(message, JSON.stringify(fields))
const TO_STDERR: Log = { debug: () => undefined, info: () => undefined, warn: complain, error: complain }

export function required(values: Values, option: string): string {
  const value = values[option]
  if (typeof value !== 'string' || value.trim() === '') throw new CommandError(`--${option} is missing`)
  return value.trim()
}

/** `--name` goes to the language of its script; `--name-th`, `--name-km` and `--name-en` say it outright. */
export function nameFrom(values: Values): Trilingual {
  const name: Trilingual = { th: '', km: '', en: '' }
  if (typeof values['name'] === 'string') name[languageOf(values['name'])] = values['name'].trim()
  for (const language of LANGUAGES) {
    const own = values[`name-${language}`]
    if (typeof own === 'string') name[language] = own.trim()
  }
  if (LANGUAGES.every((language) => isBlank(name[language]))) throw new CommandError('--name is missing')
  if (LANGUAGES.some((language) => name[language].length > MAX_TITLE_LENGTH))
    throw new CommandError(`--name is longer than ${MAX_TITLE_LENGTH} characters`)
  if (!Trilingual.safeParse(name).success)
    throw new CommandError('--name has a character that breaks the line or turns its direction')
  return name
}

export const NAME_OPTIONS = {
  name: { type: 'string' },
  'name-th': { type: 'string' },
  'name-km': { type: 'string' },
  'name-en': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

function languageOf(text: string): keyof Trilingual {
  if (/\p{Script=Thai}/u.test(text)) return 'th'
  return /\p{Script=Khmer}/u.test(text) ? 'km' : 'en'
}
