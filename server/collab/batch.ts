/** What a room has accepted and not stored yet: entries in the order of their judgement, and who waits for them. */
import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import type { Binding, LogRow } from './update-log.ts'

export interface Entry {
  accountId: string
  connection: Connection
  /** The gate's own encoding. */
  update: Uint8Array
  points: string[]
}

export interface Batch {
  entries: Entry[]
  bindings: Binding[]
  /** Who is told `saved` afterwards, with the number of its frames that are covered. */
  writers: Map<Connection, number>
}

/** `Y.mergeUpdates` over a long list is quadratic. */
const MERGE_AT_MOST = 32

export function emptyBatch(): Batch {
  return { entries: [], bindings: [], writers: new Map() }
}

export function isEmpty(batch: Batch): boolean {
  return batch.entries.length === 0 && batch.bindings.length === 0 && batch.writers.size === 0
}

/**
 * One row per account, as long as the order stays: when two accounts answer each other within one turn, what one wrote
 * after the other stands after it, so that the log can be replayed row by row with nothing parked.
 */
export function rowsOf(entries: readonly Entry[]): LogRow[] {
  const rows: LogRow[] = []
  for (let from = 0; from < entries.length; ) {
    const accountId = entries[from]?.accountId ?? ''
    let to = from + 1
    while (entries[to]?.accountId === accountId) to++
    rows.push({ accountId, bytes: mergeAll(entries.slice(from, to).map((entry) => entry.update)) })
    from = to
  }
  return rows
}

export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  let left = [...updates]
  while (left.length > 1) {
    const merged: Uint8Array[] = []
    for (let i = 0; i < left.length; i += MERGE_AT_MOST) merged.push(merge(left.slice(i, i + MERGE_AT_MOST)))
    left = merged
  }
  return left[0] ?? new Uint8Array([0, 0])
}

function merge(updates: Uint8Array[]): Uint8Array {
  const [only] = updates
  return updates.length === 1 && only ? only : Y.mergeUpdates(updates)
}

/** The one connection that wrote all of it, if there is one: it has everything already. */
export function soleWriter(entries: readonly Entry[]): Connection | null {
  const first = entries[0]?.connection ?? null
  return entries.every((entry) => entry.connection === first) ? first : null
}
