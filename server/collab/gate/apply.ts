/** Applies an update so that the document becomes exactly what the log says, and checks that Yjs put everything where it was judged to stand. */
import * as Y from 'yjs'
import { type Block, type Id, isSameId, REF, type Struct } from './struct.ts'

/**
 * For updates that need no judgement: the log on loading, other nodes' rows, the server's own. Unlike Y.applyUpdate it
 * keeps Yjs from tidying format markers on its own after the transaction: that would change this document and no log.
 */
export function applyTrusted(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update, origin)
    transaction.local = true
  }, origin)
}

/** False: the document is not what was judged. Its observers have not been told, and it must be thrown away. */
export function applyChecked(
  doc: Y.Doc,
  update: Uint8Array,
  fresh: Map<number, Block>,
  origin: unknown,
): boolean {
  let isAsJudged = false
  try {
    doc.transact((transaction) => {
      Y.applyUpdate(doc, update, origin)
      transaction.local = true
      isAsJudged = isFaithful(doc, fresh)
      if (!isAsJudged) silence(transaction)
    }, origin)
  } catch (error) {
    // An observer's own fault is not ours to hide.
    if (isAsJudged) throw error
    doc.destroy()
  }
  return isAsJudged
}

/** Yjs calls observers even for a transaction that failed; this leaves it nobody to call. */
function silence(transaction: Y.Transaction): void {
  transaction.changed.clear()
  transaction.doc.destroy()
}

/** G4 and G7 after the fact: nothing waits, every clock is there, every neighbour is the one that was foreseen. */
function isFaithful({ store }: Y.Doc, fresh: Map<number, Block>): boolean {
  if (store.pendingStructs !== null || store.pendingDs !== null) return false
  for (const { client, end, structs } of fresh.values()) {
    if (Y.getState(store, client) !== end) return false
    const items = store.clients.get(client) ?? []
    if (!structs.every((struct) => standsAsJudged(items, struct))) return false
  }
  return true
}

function standsAsJudged(items: (Y.Item | Y.GC)[], struct: Struct): boolean {
  if (struct.ref === REF.gc) return items[Y.findIndexSS(items, struct.clock)] instanceof Y.GC
  return struct.pieces.every(({ clock, length, right }) => {
    const item = items[Y.findIndexSS(items, clock + length - 1)]
    if (!(item instanceof Y.Item) || item.parentSub !== struct.key) return false
    return isSameId(nextId(item, clock + length), right ?? null)
  })
}

/** What follows the character before `clock`: more of the same item, or the item right of it. */
function nextId(item: Y.Item, clock: number): Id | null {
  if (clock === item.id.clock + item.length) return item.right?.id ?? null
  return { client: item.id.client, clock }
}
