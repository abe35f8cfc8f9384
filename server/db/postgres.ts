/** PostgreSQL for Kysely: a pool on which no lost connection can end the process. It knows no table. */
import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../context.ts'

const POOL_SIZE = 10
const CONNECT_TIMEOUT_MS = 5000
/** A transaction that its node forgot must not hold the head row of a register for ever. */
const IDLE_IN_TRANSACTION_MS = 30_000
const INT8 = 20

/** Counters and sequence numbers are `bigint` in the schema and stay far below 2^53, so they are read as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
}

export function openPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'samakki',
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    types,
  })
  // An unheard `error` event ends the process: one listener for idle clients, one for those in use.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'idle database connection lost'))
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'))
  })
  return pool
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool })
}

/** Classes and codes of PostgreSQL: connections, no space or no room for more, an idle end, a server that stops or starts. */
const UNAVAILABLE_STATE = /^(08...|53...|25P03|57P0[123]|58030)$/
/** What the network says below the protocol. */
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** The driver has no codes for what it finds by itself. */
const DRIVER_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/

export function isPostgresUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (error instanceof pg.DatabaseError) return UNAVAILABLE_STATE.test(code)
  return UNREACHABLE.test(code) || DRIVER_WORDS.test(error.message)
}
