// Finds what this machine lends to the tests: a browser, databases, a built client. It installs and starts nothing.
import { existsSync, globSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { ROOT } from '#tests/architecture/source.ts'

/** Found, or the reason why not in words for the person who reads the summary. */
export type Found = { at: string; what: string } | { missing: string }

export function findChromium(): Found {
  const at = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  return existsSync(at)
    ? { at, what: 'Chromium' }
    : { missing: `no Chromium at ${at}; set CHROMIUM to its path` }
}

export async function findPostgres(): Promise<Found> {
  const at = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const client = new pg.Client({ connectionString: at, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return { at, what: `PostgreSQL ${rows[0]?.server_version.split(' ', 1)[0]}` }
  } catch (error) {
    return { missing: `no PostgreSQL at ${hostOf(at)}: ${reason(error)}` }
  } finally {
    await client.end().catch(() => undefined)
  }
}

export async function findRedis(): Promise<Found> {
  const at = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'
  const { hostname, port } = new URL(at)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 2000 })
    const end = (found: Found) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('connect', () => socket.write('PING\r\n'))
    socket.once('timeout', () => end({ missing: `no Redis at ${hostOf(at)}: no answer` }))
    socket.once('error', (error) => end({ missing: `no Redis at ${hostOf(at)}: ${reason(error)}` }))
    // A server that asks for a password answers too: it is there.
    socket.once('data', () => end({ at, what: 'Redis' }))
  })
}

/** Why the built client must be built again, or null when it is as new as its sources. */
export function clientIsStale(): string | null {
  const built = join(ROOT, 'dist/client/index.html')
  if (!existsSync(built)) return 'not built yet'
  const { mtimeMs } = statSync(built)
  const sources = globSync(['client/**/*', 'shared/**/*', 'vite.config.ts', 'package-lock.json'], {
    cwd: ROOT,
  })
  const newer = sources.find((path) => statSync(join(ROOT, path)).mtimeMs > mtimeMs)
  return newer ? `${newer} is newer` : null
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'an address that is not a URL'
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}
