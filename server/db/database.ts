/** Opens the database that the configuration names: a file in DATA_DIR or a PostgreSQL server. It changes nothing in it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { Config, Db, Dialect, Log } from '../context.ts'
import { POSTGRES, SQLITE } from './dialect.ts'
import { openPool, postgresDialect } from './postgres.ts'
import { openSqlite, sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

export interface Database {
  db: Db
  dialect: Dialect
  close(): Promise<void>
}

export const SQLITE_FILE = 'samakki.sqlite'

export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log: Log,
): Promise<Database> {
  if (config.databaseUrl !== null) {
    const pool = openPool(config.databaseUrl, log)
    return opened(new Kysely<Tables>({ dialect: postgresDialect(pool) }), POSTGRES)
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const sqlite = openSqlite(join(config.dataDir, SQLITE_FILE))
  return opened(new Kysely<Tables>({ dialect: sqliteDialect(sqlite) }), SQLITE)
}

function opened(db: Db, dialect: Dialect): Database {
  return { db, dialect, close: () => db.destroy() }
}
