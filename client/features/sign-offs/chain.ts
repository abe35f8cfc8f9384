// Checks the ledger's chain in this browser, entry by entry, and against what this browser has seen before. It believes no one's word that it holds.
import { type ChainFault, chainFault, GENESIS, type LedgerEntry } from '#shared/ledger.ts'

export interface Head {
  seq: number
  hash: string
}

/** `rewritten`: an entry that this browser has checked before is gone or is another one. */
export type Fault = ChainFault | { fault: 'rewritten'; seq: number }

export const START: Head = { seq: 0, hash: GENESIS }

/** What is wrong with the entries after `verified`, or null. `entries` are all of the ledger, from the first. */
export function faultAfter(verified: Head, entries: readonly LedgerEntry[]): Fault | null {
  return chainFault(entries.slice(verified.seq), verified)
}

/** Whether the entries still hold the head that was kept; a chain can be rewritten as a whole, but not under a kept head. */
export function keptFault(kept: Head, entries: readonly LedgerEntry[]): Fault | null {
  if (kept.seq === 0) return null
  return entries[kept.seq - 1]?.hash === kept.hash ? null : { fault: 'rewritten', seq: kept.seq }
}

export function headOf(entries: readonly LedgerEntry[]): Head {
  const last = entries.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : START
}
