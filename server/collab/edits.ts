/** Structural changes by the server itself, ordered with everybody's typing: live, in the log and in the tables at once, or not at all. */
import type * as Y from 'yjs'
import { fail } from '#shared/errors.ts'
import type { Head, Tx } from '../context.ts'
import { mergeAll } from './batch.ts'
import { serverClientId } from './document.ts'
import type { Room } from './room.ts'
import { type Append, appendRows, type LogRow } from './update-log.ts'

export type Alongside<T> = (trx: Tx, result: T, head: Head) => Promise<void>

/** Another node that is always first would have to win this often. */
const MAX_TRIES = 5

/** Only while the queue is held and the room is clean. `change` may run more than once, each time on the newest state. */
export async function editRoom<T>(
  room: Room,
  accountId: string,
  change: (doc: Y.Doc) => T,
  alongside: Alongside<T>,
): Promise<T> {
  for (let left = MAX_TRIES; left > 0 && !room.isDropped; left--) {
    const { result, updates } = await attempt(room, change)
    const rows = updates.length > 0 ? [{ accountId, bytes: mergeAll(updates) }] : []
    if (await store(room, rows, (trx, head) => alongside(trx, result, head))) {
      room.advance(rows, null)
      return result
    }
    await room.reload()
  }
  return fail('room.unavailable')
}

/** A change that throws half-way is taken back by reading the document again: Yjs cannot undo. */
async function attempt<T>(
  room: Room,
  change: (doc: Y.Doc) => T,
): Promise<{ result: T; updates: Uint8Array[] }> {
  const { doc } = room
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => void updates.push(update)
  doc.on('update', collect)
  try {
    doc.clientID = serverClientId(room.head.epoch)
    const result = doc.transact(() => change(doc))
    return { result, updates }
  } catch (error) {
    if (updates.length > 0) await room.reload()
    throw error
  } finally {
    doc.off('update', collect)
  }
}

/** False: the log had moved on, and nothing was stored. When it throws, the document is again what the log says. */
async function store(
  room: Room,
  rows: LogRow[],
  alongside: (trx: Tx, head: Head) => Promise<void>,
): Promise<boolean> {
  const { ctx } = room.engine
  const append: Append = { registerId: room.registerId, head: room.head, rows, bindings: [] }
  const head = { ...room.headOfLog, seq: room.head.seq + rows.length }
  try {
    await ctx.db.transaction().execute(async (trx) => {
      const moved = await appendRows(trx, ctx.now().toISOString(), [append])
      if (moved.size > 0) throw new Moved()
      await alongside(trx, head)
    })
    return true
  } catch (error) {
    if (error instanceof Moved) return false
    if (rows.length > 0) await room.reload()
    throw error
  }
}

/** Rolls the transaction back; never leaves this file. */
class Moved extends Error {}
