/** The log of updates in the database: read whole, appended for all rooms in one transaction. It keeps no document and no opinion. */
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../context.ts'
import { template } from '../domain/template.ts'
import type { Tables } from '../db/tables.ts'

export interface LogHead {
  seq: number
  epoch: number
  policyVersion: number
}

export interface LogRow {
  /** Null for the server's own copy at the beginning of an epoch. */
  accountId: string | null
  bytes: Uint8Array
}

export interface Binding {
  clientId: number
  accountId: string
}

/** What one room wants to have stored: rows behind `head`, and the client ids that they or the awareness use. */
export interface Append {
  registerId: string
  head: LogHead
  rows: LogRow[]
  bindings: Binding[]
}

/** Rows per query while a long log is read, so that other requests get their turn in between. */
const READ_CHUNK = 5_000

/** Parameters per statement: SQLite allows 32,766, PostgreSQL 65,535. */
const INSERT_CHUNK = 4_000

export async function readHead(db: Db | Tx, registerId: string): Promise<LogHead | null> {
  const row = await db
    .selectFrom('registers')
    .select(['seq', 'epoch', 'policy_version'])
    .where('id', '=', registerId)
    .executeTakeFirst()
  return row ? { seq: row.seq, epoch: row.epoch, policyVersion: row.policy_version } : null
}

/** The rows after `after` up to and with `upTo`. Throws if one is missing: a hole would park what follows it. */
export async function readRows(db: Db, registerId: string, after: number, upTo: number): Promise<LogRow[]> {
  const rows: LogRow[] = []
  while (after + rows.length < upTo) {
    const from = after + rows.length
    const chunk = await db
      .selectFrom('register_updates')
      .select(['seq', 'account_id', 'bytes'])
      .where('register_id', '=', registerId)
      .where('seq', '>', from)
      .where('seq', '<=', Math.min(upTo, from + READ_CHUNK))
      .orderBy('seq')
      .execute()
    if (chunk.length === 0) throw new Error(`the log of register ${registerId} ends before row ${from + 1}`)
    for (const [index, row] of chunk.entries()) {
      if (row.seq !== from + index + 1)
        throw new Error(`the log of register ${registerId} lacks a row before ${row.seq}`)
      rows.push({ accountId: row.account_id, bytes: row.bytes })
    }
  }
  return rows
}

export async function readBindings(db: Db, registerId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('client_ids')
    .select(['client_id', 'account_id'])
    .where('register_id', '=', registerId)
    .execute()
  return new Map(rows.map((row) => [row.client_id, row.account_id]))
}

/**
 * Appends inside the caller's transaction. Answers the registers whose head or client ids are not what the room believed:
 * nothing is stored for those, and the room has to read the log again.
 */
export async function appendRows(trx: Tx, at: string, appends: readonly Append[]): Promise<Set<string>> {
  const moved = await storeBindings(trx, at, appends)
  const rows: Selectable<Tables['register_updates']>[] = []
  // In one order on every node, so that two nodes never wait for each other's rows.
  for (const append of appends.toSorted((a, b) => (a.registerId < b.registerId ? -1 : 1))) {
    if (append.rows.length === 0 || moved.has(append.registerId)) continue
    if (!(await advanceHead(trx, append))) {
      moved.add(append.registerId)
      continue
    }
    for (const [index, { accountId, bytes }] of append.rows.entries()) {
      const seq = append.head.seq + index + 1
      rows.push({ register_id: append.registerId, seq, account_id: accountId, at, bytes })
    }
  }
  for (const row of rows) await insertRow(trx, row)
  return moved
}

const insertRow = template<Selectable<Tables['register_updates']>>((db, row) =>
  db.insertInto('register_updates').values({
    register_id: row.register_id,
    seq: row.seq,
    account_id: row.account_id,
    at: row.at,
    bytes: row.bytes,
  }),
)

interface Advance {
  id: string
  from: number
  to: number
  epoch: number
  policyVersion: number
}

const moveHead = template<Advance>((db, { id, from, to, epoch, policyVersion }) =>
  db
    .updateTable('registers')
    .set({ seq: to })
    .where('id', '=', id)
    .where('seq', '=', from)
    .where('epoch', '=', epoch)
    .where('policy_version', '=', policyVersion),
)

/** The database decides: the head moves only from where the room believed it to be. */
async function advanceHead(trx: Tx, { registerId, head, rows }: Append): Promise<boolean> {
  const { seq, epoch, policyVersion } = head
  const result = await moveHead(trx, {
    id: registerId,
    from: seq,
    to: seq + rows.length,
    epoch,
    policyVersion,
  })
  return result.numAffectedRows === 1n
}

async function storeBindings(trx: Tx, at: string, appends: readonly Append[]): Promise<Set<string>> {
  const moved = new Set<string>()
  const values = appends.flatMap(({ registerId, bindings }) =>
    bindings.map(({ clientId, accountId }) => ({
      register_id: registerId,
      client_id: clientId,
      account_id: accountId,
      at,
    })),
  )
  for (let i = 0; i < values.length; i += INSERT_CHUNK) {
    const chunk = values.slice(i, i + INSERT_CHUNK)
    const result = await trx
      .insertInto('client_ids')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['register_id', 'client_id']).doNothing())
      .executeTakeFirst()
    if (Number(result.numInsertedOrUpdatedRows) === chunk.length) continue
    // Another node was first with one of them.
    for (const value of chunk) if (await isAnothers(trx, value)) moved.add(value.register_id)
  }
  return moved
}

async function isAnothers(
  trx: Tx,
  value: { register_id: string; client_id: number; account_id: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('client_ids')
    .select('account_id')
    .where('register_id', '=', value.register_id)
    .where('client_id', '=', value.client_id)
    .executeTakeFirst()
  return row?.account_id !== value.account_id
}
