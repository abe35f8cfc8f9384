/** Documents as of one row of the log, kept so that a register opens fast. A snapshot may be missing; the log rows stay whatever happens. */
import type { Db, Tx } from '../context.ts'
import type { Room } from './room.ts'
import { stateOf } from './sync.ts'

/** Rows after the newest snapshot that make another one worth its cost. */
export const SNAPSHOT_EVERY = 500

/** Rows that a room which is unloaded would otherwise replay next time. */
export const SNAPSHOT_AT_UNLOAD = 50

/** A large document is not encoded anew for a few rows: that many of its bytes cost about as much as replaying one. */
const BYTES_PER_ROW = 500

/** The one before stays as a second way back. */
const KEPT = 2

export interface Snapshot {
  seq: number
  bytes: Uint8Array
}

/** The newest one of the epoch that begins after the row `epochSeq`. */
export async function readSnapshot(
  db: Db,
  registerId: string,
  { epochSeq, upTo }: { epochSeq: number; upTo: number },
): Promise<Snapshot | null> {
  const row = await db
    .selectFrom('register_snapshots')
    .select(['seq', 'bytes'])
    .where('register_id', '=', registerId)
    .where('seq', '>', epochSeq)
    .where('seq', '<=', upTo)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function storeSnapshot(
  trx: Tx,
  registerId: string,
  at: string,
  snapshot: Snapshot,
): Promise<void> {
  await trx
    .insertInto('register_snapshots')
    .values({ register_id: registerId, seq: snapshot.seq, at, bytes: snapshot.bytes })
    .onConflict((conflict) => conflict.columns(['register_id', 'seq']).doNothing())
    .execute()
  const old = await trx
    .selectFrom('register_snapshots')
    .select('seq')
    .where('register_id', '=', registerId)
    .orderBy('seq', 'desc')
    .offset(KEPT)
    .limit(100)
    .execute()
  if (old.length === 0) return
  const seqs = old.map((row) => row.seq)
  await trx
    .deleteFrom('register_snapshots')
    .where('register_id', '=', registerId)
    .where('seq', 'in', seqs)
    .execute()
}

/** Those of an epoch that has ended lead nowhere. */
export async function dropSnapshots(trx: Tx, registerId: string): Promise<void> {
  await trx.deleteFrom('register_snapshots').where('register_id', '=', registerId).execute()
}

/** Off the hot path: the state is taken at a quiet moment and written in a transaction of its own. Failing costs only time at the next load. */
export function snapshotIfDue(room: Room): void {
  const due = Math.max(SNAPSHOT_EVERY, (room.frames.state?.length ?? 0) / BYTES_PER_ROW)
  if (room.isSnapshotting || room.head.seq - room.snapshotSeq < due) return
  room.isSnapshotting = true
  room.queue.whenClean(() => void snapshotNow(room))
}

/** Only while the room is clean. */
export async function snapshotNow(room: Room): Promise<void> {
  const { ctx } = room.engine
  const { seq } = room.head
  const bytes = stateOf(room)
  room.isSnapshotting = true
  try {
    const at = ctx.now().toISOString()
    await ctx.db.transaction().execute((trx) => storeSnapshot(trx, room.registerId, at, { seq, bytes }))
    room.snapshotSeq = Math.max(room.snapshotSeq, seq)
  } catch (error) {
    ctx.log.warn({ err: error, registerId: room.registerId }, 'a snapshot could not be written')
  } finally {
    room.isSnapshotting = false
  }
}
