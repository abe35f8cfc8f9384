// Opens the databases that tests run on: a real SQLite file always, a scratch PostgreSQL database where a server answers.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Config, Log } from '#server/context.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { findPostgres } from '#tests/setup/machine.ts'

const postgres = await findPostgres()

export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

export interface Scratch extends Pick<Config, 'dataDir' | 'databaseUrl'> {
  /** Removes the folder and the database. */
  discard(): Promise<void>
}

/** A folder and, where asked for, an empty PostgreSQL database of its own. */
export async function scratch(wanted: { postgres?: boolean } = {}): Promise<Scratch> {
  const dataDir = mkdtempSync(join(tmpdir(), 'samakki-test-'))
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true })
  if (!wanted.postgres) return { dataDir, databaseUrl: null, discard: async () => removeFolder() }
  if ('missing' in postgres) throw new Error(postgres.missing)
  const name = `samakki_test_${crypto.randomUUID().replaceAll('-', '')}`
  await asAdmin(postgres.at, `create database ${name}`)
  const url = new URL(postgres.at)
  url.pathname = name
  return {
    dataDir,
    databaseUrl: url.href,
    discard: async () => {
      removeFolder()
      await asAdmin(postgres.at, `drop database if exists ${name} with (force)`)
    },
  }
}

/** An opened database, not migrated. `close` discards it too. */
export async function scratchDatabase(options: { postgres?: boolean } = {}): Promise<Database> {
  const place = await scratch(options)
  const database = await openDatabase(place, SILENT)
  const close = async () => {
    await database.close()
    await place.discard()
  }
  return { ...database, close }
}

/** For `describe.each`: the databases that this machine has. Where PostgreSQL is missing, the runner of all tests says so and why. */
export const DATABASES =
  'missing' in postgres
    ? [{ database: 'SQLite', postgres: false }]
    : [
        { database: 'SQLite', postgres: false },
        { database: 'PostgreSQL', postgres: true },
      ]

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
