/**
 * A register's document read afresh from the log, from where its epoch begins: a second opinion that shares nothing with
 * the live one. It answers who changed which point since a place in the log; it never writes.
 */
import * as Y from 'yjs'
import { pointsOf } from '#shared/register.ts'
import { keepMarkers } from '#shared/replica.ts'
import type { Db } from '../context.ts'

export interface Stored {
  doc: Y.Doc
  seq: number
  /** Per point whose words, fields or order changed after `after`: the accounts of the rows that did it. */
  touched: Map<string, Set<string>>
}

/** Rows are read in pages, so that a register of ten hours does not lie in memory twice. */
const PAGE = 2000

/** Rejects when the log has a gap. */
export async function storedDocument(db: Db, registerId: string, after: number): Promise<Stored> {
  const doc = keepMarkers(new Y.Doc())
  // Read once: a register that is rewritten meanwhile is read as it was before.
  const head = await db
    .selectFrom('registers')
    .select(['seq', 'epoch_seq'])
    .where('id', '=', registerId)
    .executeTakeFirstOrThrow()
  const snapshot = await db
    .selectFrom('register_snapshots')
    .select(['seq', 'bytes'])
    .where('register_id', '=', registerId)
    .where('seq', '>', head.epoch_seq)
    .where('seq', '<=', Math.min(after, head.seq))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (snapshot) Y.applyUpdate(doc, snapshot.bytes)
  const touched = new Map<string, Set<string>>()
  let seq = snapshot?.seq ?? head.epoch_seq
  while (seq < head.seq) {
    const rows = await rowsBetween(db, registerId, seq, Math.min(head.seq, seq + PAGE))
    if (rows.length === 0) throw new Error(`the log ends before ${seq + 1}`)
    seq = applyRows(doc, rows, { seq, after, touched })
  }
  return { doc, seq, touched }
}

interface Row {
  seq: number
  account_id: string | null
  bytes: Uint8Array
}

function rowsBetween(db: Db, registerId: string, after: number, upTo: number): Promise<Row[]> {
  return db
    .selectFrom('register_updates')
    .select(['seq', 'account_id', 'bytes'])
    .where('register_id', '=', registerId)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .execute()
}

function applyRows(
  doc: Y.Doc,
  rows: Row[],
  to: { seq: number; after: number; touched: Stored['touched'] },
): number {
  rows.forEach((row, index) => {
    if (row.seq !== to.seq + index + 1) throw new Error(`the log has a gap before ${row.seq}`)
  })
  const old = rows.filter((row) => row.seq <= to.after)
  // One transaction for all: one per row costs a clean-up each, which is quadratic over a long log.
  doc.transact(() => {
    for (const row of old) Y.applyUpdate(doc, row.bytes)
  })
  for (const row of rows.slice(old.length)) {
    const pointIds = touchedBy(doc, row.bytes)
    // The first row of an epoch says again what was said before.
    if (row.account_id === null) continue
    for (const pointId of pointIds) {
      to.touched.set(pointId, (to.touched.get(pointId) ?? new Set()).add(row.account_id))
    }
  }
  return to.seq + rows.length
}

/** What does not count as the words of a point: a side's own column. */
const ASIDE = 'bySide'

function touchedBy(doc: Y.Doc, update: Uint8Array): Set<string> {
  const pointIds = new Set<string>()
  const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) {
      const [pointId, part] = event.path
      if (pointId === undefined) for (const key of event.changes.keys.keys()) pointIds.add(key)
      else if (part !== ASIDE) pointIds.add(String(pointId))
    }
  }
  const points = pointsOf(doc)
  points.observeDeep(watch)
  Y.applyUpdate(doc, update)
  points.unobserveDeep(watch)
  return pointIds
}
