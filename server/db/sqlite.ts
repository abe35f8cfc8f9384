/**
 * SQLite for Kysely: every transaction takes the write lock at once, and a database that another process holds is asked
 * again without keeping the event loop. It knows no table.
 */
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** How long the driver itself waits for a lock. It blocks the whole process, so it stays short and we ask again. */
const BUSY_TIMEOUT_MS = 100
const BUSY_PAUSE_MS = 25
const BUSY_LIMIT_MS = 15_000
const KEPT_STATEMENTS = 400

export function openSqlite(file: string): Sqlite.Database {
  const sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
  sqlite.pragma('journal_mode = WAL')
  // FULL: a commit that was answered survives a power cut, not only a crash of this process.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // Without it `insert or replace` would delete rows past the append-only triggers.
  sqlite.pragma('recursive_triggers = ON')
  sqlite.pragma('trusted_schema = OFF')
  return sqlite
}

/** Throws SQLITE_BUSY while any process has the database open, however idle: nobody else may be there to leave WAL. */
export function refuseIfOpen(file: string): void {
  if (!existsSync(file)) return
  const sqlite = new Sqlite(file, { timeout: 0 })
  try {
    sqlite.pragma('journal_mode = DELETE')
  } catch (error) {
    // What is no database, or a broken one, nobody works on.
    if (isBusy(error)) throw error
  } finally {
    sqlite.close()
  }
}

export function sqliteDialect(sqlite: Sqlite.Database): Dialect {
  return {
    createDriver: () => sqliteDriver(sqlite),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalDdlAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** SQLite rolls schema changes back like any others; Kysely's own adapter does not say so. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function sqliteDriver(sqlite: Sqlite.Database): Driver {
  const connection = sqliteConnection(sqlite)
  const run = async (sql: string): Promise<void> =>
    void (await connection.executeQuery(CompiledQuery.raw(sql)))
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    // A transaction that starts as a reader and then writes can fail half-way; taking the lock first cannot.
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: async () => {
      // Some failures (a full disk) have already rolled back.
      if (sqlite.inTransaction) await run('rollback')
    },
    destroy: async () => void sqlite.close(),
  }
}

function sqliteConnection(sqlite: Sqlite.Database): DatabaseConnection {
  const statements = new Map<string, Sqlite.Statement<unknown[]>>()

  function prepared(sql: string): Sqlite.Statement<unknown[]> {
    const known = statements.get(sql)
    if (known) {
      statements.delete(sql)
      statements.set(sql, known)
      return known
    }
    const statement = sqlite.prepare<unknown[]>(sql)
    statements.set(sql, statement)
    if (statements.size > KEPT_STATEMENTS) {
      const [oldest] = statements.keys()
      if (oldest !== undefined) statements.delete(oldest)
    }
    return statement
  }

  function execute<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = prepared(sql)
    if (statement.reader) return { rows: statement.all(...parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  return {
    executeQuery: (query) => untilFree(() => execute(query)),
    async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      // Not from the kept ones: a statement cannot be run again while it is being walked through.
      for (const row of sqlite.prepare<unknown[]>(sql).iterate(...parameters)) yield { rows: [row as R] }
    },
  }
}

/** Repeats what failed only because another process holds the file; a busy statement has changed nothing. */
async function untilFree<T>(attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + BUSY_LIMIT_MS
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      await pause(BUSY_PAUSE_MS)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/** A full disk, a failing one, or a lock that nobody let go of. */
export function isSqliteUnavailable(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(FULL|IOERR|BUSY)/.test(error.code)
}
