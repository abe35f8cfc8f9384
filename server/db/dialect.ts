/** What differs between the two databases, in one place. Queries elsewhere are written once for both. */
import { type ColumnDataType, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Dialect } from '../context.ts'
import { isPostgresUnavailable } from './postgres.ts'
import { isSqliteUnavailable } from './sqlite.ts'

type ColumnType = ColumnDataType | RawBuilder<unknown>

/** The words of schema definitions; only migrations use them. */
export interface SchemaDialect {
  /** Compared by code unit on both, so that lists come in the same order whatever the locale of the machine. */
  text: ColumnType
  bytes: ColumnType
  integer: ColumnType
  /** A primary key that counts by itself. */
  counter: RawBuilder<unknown>
  /** SQLite checks column types only in strict tables. */
  tableOptions: RawBuilder<unknown>
  appendOnly(db: Kysely<unknown>, table: string): Promise<void>
}

export const SQLITE: Dialect = { name: 'sqlite', lockRows: false, isUnavailable: isSqliteUnavailable }
export const POSTGRES: Dialect = { name: 'postgres', lockRows: true, isUnavailable: isPostgresUnavailable }

export const SCHEMA: Readonly<Record<Dialect['name'], SchemaDialect>> = {
  sqlite: {
    text: 'text',
    bytes: 'blob',
    integer: 'integer',
    counter: sql`integer primary key autoincrement`,
    tableOptions: sql`strict`,
    appendOnly: appendOnlySqlite,
  },
  postgres: {
    text: sql`text collate "C"`,
    bytes: 'bytea',
    integer: 'bigint',
    counter: sql`bigint generated always as identity primary key`,
    tableOptions: sql``,
    appendOnly: appendOnlyPostgres,
  },
}

async function appendOnlySqlite(db: Kysely<unknown>, table: string): Promise<void> {
  const message = sql.lit(`${table} is append-only`)
  for (const change of ['update', 'delete']) {
    const name = sql.id(`${table}_no_${change}`)
    await sql`create trigger ${name} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${message}); end`.execute(db)
  }
}

async function appendOnlyPostgres(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create or replace function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name; end $$`.execute(db)
  await sql`create trigger ${sql.id(`${table}_append_only`)}
    before update or delete or truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}
