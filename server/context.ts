/** What every use case is given: types only. Long-lived things are made in compose.ts and nowhere else. */
import type { Kysely, Transaction } from 'kysely'
import type * as Y from 'yjs'
import type { Rights } from '#shared/policy.ts'
import type { Tables } from './db/tables.ts'

/** Use only the transaction inside a transaction: SQLite has one connection, the outer one would wait for itself. */
export type Tx = Transaction<Tables>
export type Db = Kysely<Tables>

export interface Ctx {
  db: Db
  /** What differs between SQLite and PostgreSQL. */
  dialect: Dialect
  now(): Date
  log: Log
  config: Pick<Config, 'publicUrl' | 'dataDir'>
  registers: Registers
  bus: Bus
}

export interface Dialect {
  name: 'sqlite' | 'postgres'
  /** `for update` where rows are locked one by one; nothing where a transaction holds the whole database. */
  lockRows: boolean
  /** Whether an error of the driver says that the database is not to be had now: no connection, no space, no lock in time. */
  isUnavailable(error: unknown): boolean
}

/** One JSON line each; never content, passwords, tokens or whole bodies. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface Config {
  host: string
  port: number
  dataDir: string
  databaseUrl: string | null
  redisUrl: string | null
  publicUrl: string
  smtpUrl: string | null
  logLevel: string
  maxSocketsPerAccount: number
  demoPassword: string
  demo: boolean
}

/** A signed-in account on one request. */
export interface SignedIn {
  accountId: string
  /** The hash that names the session row; null where nobody has signed in and the program itself acts as the account. */
  sessionId: string | null
  steppedUpAt: string
  address: string
  requestId: string
}

/** A member acting in a workspace now; everything the policy asks for, looked up for this request. */
export interface Actor extends Rights, SignedIn {
  workspaceId: string
  memberId: string
}

/** The live documents. `collab` implements it; the domain changes and reads registers only through it. */
export interface Registers {
  /**
   * Runs a structural change in one Yjs transaction under the server's client id and resolves once it is on disk, in the
   * same database transaction as `alongside`. If anything throws, nothing of it is visible to anyone.
   */
  edit<T>(
    registerId: string,
    accountId: string,
    change: (doc: Y.Doc) => T,
    alongside?: (trx: Tx, result: T, head: Head) => Promise<void>,
  ): Promise<T>
  /**
   * Holds the register still: everything accepted so far is on disk and nothing new is applied until `use` has settled.
   * `use` must not call `edit` or `settled` of the same register.
   */
  settled<T>(registerId: string, use: (doc: Y.Doc, head: Head) => Promise<T>): Promise<T>
  /** Seals or rights of a register changed: rooms re-read them before they judge another update. Call after commit. */
  policyChanged(registerId: string): Promise<void>
}

/** How far the log of a register goes. */
export interface Head {
  registerId: string
  seq: number
  epoch: number
}

/** Tells everybody, on every node, what they may want to look at again. A hint: the database is the truth. */
export interface Bus {
  publish(topic: Topic): void
  subscribe(listener: (topic: Topic) => void): () => void
}

export type Topic =
  /** New rows in the events table of a workspace. */
  | { topic: 'events'; workspaceId: string }
  /** New rows in the log of a register. */
  | { topic: 'register'; registerId: string; seq: number }
  /** Sockets and streams of an account must prove their right again; with `sessionId` only those of one session. */
  | { topic: 'access'; accountId: string; sessionId?: string }
