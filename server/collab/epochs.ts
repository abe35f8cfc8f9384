/**
 * Begins a new epoch of a register: the same words in a document without a past, because every keystroke costs more the
 * more client ids a document has known. It changes no word, and the rows of earlier epochs stay as the record.
 */
import * as Y from 'yjs'
import { audit } from '../domain/audit.ts'
import { changesIn, projectedSeq, projectPoints } from '../domain/projection.ts'
import { storedDocument } from '../domain/stored-documents.ts'
import { catchUp } from './catch-up.ts'
import { copyRegister, saySame } from './copies.ts'
import { emptyDocument } from './document.ts'
import { projectPending } from './projections.ts'
import type { Room } from './room.ts'
import { dropSnapshots, storeSnapshot } from './snapshots.ts'

/** A keystroke costs 34 µs with 10 ids in a document, and 4.5 ms with 10,000. */
export const MAX_CLIENT_IDS = 2_000

/** A room in which nobody has typed for this long is at rest: nobody is cut off in the middle of a word. */
const REST_MS = 1_000

const RETRY_MS = 60_000

/** Looked at when a room is loaded and while it rests, never for a keystroke. */
export function needsEpoch({ doc, engine, rewriteAfter }: Room): boolean {
  return doc.store.clients.size >= engine.maxClientIds && performance.now() >= rewriteAfter
}

export function rewriteAtRest(room: Room): void {
  const isAtRest = room.isClean && !room.queue.isBusy && performance.now() - room.changedAt >= REST_MS
  if (isAtRest && needsEpoch(room)) room.queue.settle(() => rewrite(room)).catch(() => undefined)
}

/**
 * Only while the queue is held and the room is clean. Ends with the room in the old epoch or the new one, whichever the
 * database says, or dropped; it never throws.
 */
export async function rewrite(room: Room): Promise<void> {
  const { log } = room.engine.ctx
  const { registerId } = room
  const clientIds = room.doc.store.clients.size
  // Typed words get their own authors while the log that tells of them is the one that counts.
  await projectPending(room)
  await catchUp(room)
  if (room.isDropped || !needsEpoch(room)) return
  room.rewriteAfter = performance.now() + RETRY_MS
  const { epoch } = room.head
  try {
    const copy = await copyOfStored(room)
    if (copy) await storeEpoch(room, Y.encodeStateAsUpdate(copy), { clientIds })
  } catch (error) {
    log.error({ err: error, registerId }, 'a register could not be rewritten')
  }
  // Whatever happened: what a failed commit did is known to the database alone.
  await room.reload()
  const { head } = room
  if (!room.isDropped && head.epoch !== epoch)
    log.info({ registerId, clientIds, epoch: head.epoch, seq: head.seq }, 'a register was rewritten')
}

/** From the log alone, and held against the live document. Null if another node has written meanwhile. */
async function copyOfStored(room: Room): Promise<Y.Doc | null> {
  const { ctx } = room.engine
  const stored = await storedDocument(ctx.db, room.registerId, await projectedSeq(ctx, room.registerId))
  if (stored.seq !== room.head.seq) return null
  // What a process that died left behind: the new epoch begins with nothing left to project.
  await projectPoints(ctx, room.doc, room.headOfLog, changesIn(stored.touched))
  const copy = emptyDocument(room.head.epoch + 1)
  copyRegister(stored.doc, copy)
  if (!saySame(copy, room.doc)) throw new Error('the copy from the log differs from the live document')
  return copy
}

/** All of it in one transaction. Nothing is stored if the log is not where the room believes it to be. */
async function storeEpoch(room: Room, bytes: Uint8Array, details: { clientIds: number }): Promise<void> {
  const { ctx } = room.engine
  const { registerId, register, head } = room
  const [seq, epoch] = [head.seq + 1, head.epoch + 1]
  const at = ctx.now()
  await ctx.db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('registers')
      .set({ seq, epoch, epoch_seq: head.seq, projected_seq: seq })
      .where('id', '=', registerId)
      .where('seq', '=', head.seq)
      .where('epoch', '=', head.epoch)
      .executeTakeFirst()
    if (moved.numUpdatedRows !== 1n) return
    const row = { register_id: registerId, seq, account_id: null, at: at.toISOString(), bytes }
    await trx.insertInto('register_updates').values(row).execute()
    await dropSnapshots(trx, registerId)
    await storeSnapshot(trx, registerId, at.toISOString(), { seq, bytes })
    const by = { accountId: null, workspaceId: register.workspaceId, address: '', requestId: '' }
    await audit(trx, {
      at,
      by,
      action: 'register.rewrite',
      object: registerId,
      details: { ...details, epoch, seq },
    })
  })
}
