/** Starts and stops the server and tells the person at the terminal what to open. Everything else is composed. */
import { start } from './compose/start.ts'
import { ConfigError, readConfig } from './config.ts'

/** Whoever runs us may kill us after five seconds. */
const STOP_MS = 4_500

/** How the system and the databases name what a setting can cause. */
const CAUSES: readonly [codes: RegExp, what: string][] = [
  [/^EADDRINUSE$/, 'PORT: something else is listening there already'],
  [/^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)$/, 'HOST or DATABASE_URL names a machine that is not there'],
  [
    /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_(CANTOPEN|READONLY|NOTADB|CORRUPT).*)$/,
    'DATA_DIR cannot be used',
  ],
  [/^SQLITE_BUSY/, 'DATA_DIR is in use by another server'],
  [/^(ECONNREFUSED|ETIMEDOUT|28\w{3}|3D000)$/, 'DATABASE_URL: the database does not let us in'],
]

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(inOneLine(error))
  process.exitCode = 1
}

async function run(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--demo')
  if (unknown !== undefined) throw new ConfigError(`${unknown} is not an option; the only one is --demo`)
  const server = await start(readConfig(process.env, { demo: args.includes('--demo') }))
  for (const line of server.lines) console.log(line)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(server))
}

async function stop(server: { close(): Promise<void> }): Promise<void> {
  setTimeout(() => {
    console.error('Not everything could be closed in time; what was said to be saved is saved.')
    process.exit(1)
  }, STOP_MS).unref()
  await server.close()
  process.exit(0)
}

/** One line that names what to change; a stack only where none of the known causes fits. */
function inOneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof ConfigError) return error.message
  const code = codeOf(error)
  const known = CAUSES.find(([codes]) => codes.test(code))
  return known
    ? `${known[1]} (${error.message || code})`
    : `Samakki could not start: ${error.stack ?? error.message}`
}

/** What the system or the database called it, however deep it is wrapped. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return (error as NodeJS.ErrnoException).code ?? codeOf(error.cause)
}
