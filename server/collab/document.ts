/** Reads a register whole: its document as of the head of the log, its gate, its client ids, its seals. It serves nothing. */
import * as Y from 'yjs'
import { FIRST_CLIENT_ID } from '#shared/protocol.ts'
import { findRegister, type RegisterRecord } from '../domain/registers.ts'
import { sealedPoints } from '../domain/standings.ts'
import type { Db } from '../context.ts'
import { createGate, type Gate } from './gate/gate.ts'
import { readSnapshot } from './snapshots.ts'
import { type LogHead, readBindings, readRows } from './update-log.ts'

/**
 * The client id of everything that the server writes; clients never get one below 256. Another one in each epoch: what a page
 * still holds of an earlier document must not mean anything in this one.
 */
export function serverClientId(epoch: number): number {
  return 1 + (epoch % (FIRST_CLIENT_ID - 1))
}

export interface Loaded {
  doc: Y.Doc
  gate: Gate
  head: LogHead
  register: RegisterRecord
  sealed: ReadonlySet<string>
  bindings: Map<number, string>
  /** Row of the newest snapshot; without one, the row after which the epoch begins. */
  snapshotSeq: number
  /** The document encoded, where the snapshot is exactly that: encoding a large one again takes a while. */
  state: Uint8Array | null
  /** Rows of this epoch after `since`, for those who have everything before. */
  missed: Uint8Array[]
}

/** Null if there is no such register. Throws when the log cannot be read whole: half a document is worse than none. */
export async function loadRegister(db: Db, registerId: string, since: number): Promise<Loaded | null> {
  // The head first: whatever is read after it is at least as new, and rows past it are left to the next reading.
  const register = await findRegister(db, registerId)
  if (!register) return null
  const sealed = await sealedPoints(db, registerId)
  const bindings = await readBindings(db, registerId)
  const { epochSeq, seq } = register
  const snapshot = await readSnapshot(db, registerId, { epochSeq, upTo: seq })
  const snapshotSeq = snapshot?.seq ?? epochSeq
  const rows = await readRows(db, registerId, snapshotSeq, seq)
  const doc = documentOf(
    register.epoch,
    snapshot?.bytes ?? null,
    rows.map((row) => row.bytes),
  )
  const missed =
    since >= snapshotSeq
      ? rows.slice(since - snapshotSeq)
      : await readRows(db, registerId, Math.max(since, epochSeq), seq)
  return {
    doc,
    gate: createGate(doc),
    head: { seq, epoch: register.epoch, policyVersion: register.policyVersion },
    register,
    sealed,
    bindings,
    snapshotSeq,
    state: rows.length === 0 && snapshot ? snapshot.bytes : null,
    missed: missed.map((row) => row.bytes),
  }
}

/** `gc: false`: deleted text stays resolvable as a neighbour, which the gate needs for late offline typing. */
export function emptyDocument(epoch = 0): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = serverClientId(epoch)
  return doc
}

/**
 * All in one transaction: one per row costs a clean-up each, which is quadratic over a long log. Marked local, or Yjs
 * tidies format markers on its own, which no log row would tell of.
 */
function documentOf(epoch: number, snapshot: Uint8Array | null, rows: readonly Uint8Array[]): Y.Doc {
  const doc = emptyDocument(epoch)
  doc.transact((transaction) => {
    try {
      if (snapshot) Y.applyUpdate(doc, snapshot)
      for (const row of rows) Y.applyUpdate(doc, row)
    } finally {
      transaction.local = true
    }
  })
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('the log refers to what it does not hold')
  return doc
}
