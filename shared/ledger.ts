/** The append-only chain of all acts of a workspace: how an entry is linked, and how anyone checks the chain without the server. */
import * as z from 'zod'
import { canonicalJson, type Json } from './canonical-json.ts'
import { sha256Hex } from './hash.ts'
import { DelegationCode, Id, Instant, Version } from './ids.ts'
import { Trilingual } from './locale.ts'
import { Role } from './policy.ts'
import { PointKind } from './point-kind.ts'
import { type ActFacts, ActName } from './sign-offs.ts'

export const LEDGER_FORMAT = 1
const DOMAIN = 'samakki.ledger.v1\n'

/** The previous hash of the first entry. */
export const GENESIS = '0'.repeat(64)

/** One deed of a member, as it is linked, exported and verified. Order is `seq`; `at` is information. */
export const LedgerEntry = z.strictObject({
  v: z.literal(LEDGER_FORMAT),
  seq: z.int().positive(),
  workspaceId: Id,
  at: Instant,
  act: ActName,
  actor: z.strictObject({
    accountId: Id,
    memberId: Id,
    name: Trilingual,
    delegation: DelegationCode,
    role: Role,
  }),
  registerId: Id,
  pointId: Id,
  kind: PointKind,
  version: Version,
  reason: z.string().max(2000).optional(),
  previousHash: Version,
  hash: Version,
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
export type UnlinkedEntry = Omit<LedgerEntry, 'v' | 'previousHash' | 'hash'>

/** The hash covers everything in the entry but itself. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'>): string {
  const { hash: _, ...rest } = entry as LedgerEntry
  return sha256Hex(DOMAIN + canonicalJson(withoutUndefined(rest) as Json))
}

export function linkEntry(entry: UnlinkedEntry, previousHash: string): LedgerEntry {
  const linked = withoutUndefined({ v: LEDGER_FORMAT, ...entry, previousHash } as const)
  return { ...linked, hash: entryHash(linked) }
}

/** What the rules of sign-offs read in an entry. */
export function factsOf({ seq, act, actor, version, at, reason }: LedgerEntry): ActFacts {
  return { seq, act, accountId: actor.accountId, delegation: actor.delegation, version, at, reason }
}

export type ChainFault =
  | { fault: 'gap'; seq: number; expected: number }
  | { fault: 'broken_link'; seq: number }
  | { fault: 'altered_entry'; seq: number }

/** The first place where the chain does not hold, or null. `entries` in the order of the file, `after` what they follow. */
export function chainFault(
  entries: readonly LedgerEntry[],
  after: { seq: number; hash: string } = { seq: 0, hash: GENESIS },
): ChainFault | null {
  let previousHash = after.hash
  for (const [index, entry] of entries.entries()) {
    const expected = after.seq + index + 1
    if (entry.seq !== expected) return { fault: 'gap', seq: entry.seq, expected }
    if (entry.previousHash !== previousHash) return { fault: 'broken_link', seq: entry.seq }
    if (entryHash(entry) !== entry.hash) return { fault: 'altered_entry', seq: entry.seq }
    previousHash = entry.hash
  }
  return null
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T
}
