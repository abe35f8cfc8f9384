/** How entries are linked, and how a broken chain is named. */
import { describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import {
  chainFault,
  entryHash,
  GENESIS,
  type LedgerEntry,
  LedgerEntry as LedgerEntrySchema,
  linkEntry,
} from '#shared/ledger.ts'

const now = Date.parse('2026-11-21T07:00:00.000Z')
const ids = {
  workspaceId: newId(now),
  registerId: newId(now),
  pointId: newId(now),
  accountId: newId(now),
  memberId: newId(now),
}

function chain(length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (let seq = 1; seq <= length; seq++) {
    const entry = linkEntry(
      {
        seq,
        workspaceId: ids.workspaceId,
        at: new Date(now + seq * 1000).toISOString(),
        act: seq % 2 ? 'sign' : 'object',
        actor: {
          accountId: ids.accountId,
          memberId: ids.memberId,
          name: { th: 'ประธานร่วม', km: 'សហប្រធាន', en: 'Co-chair' },
          delegation: 'TH',
          role: 'chair',
        },
        registerId: ids.registerId,
        pointId: ids.pointId,
        kind: 'agenda',
        version: 'ab'.repeat(32),
        ...(seq % 2 === 0 && { reason: 'ក្រុមការងារ' }),
      },
      entries.at(-1)?.hash ?? GENESIS,
    )
    entries.push(entry)
  }
  return entries
}

describe('the chain', () => {
  it('[L1] links every entry to the one before, from a known start', () => {
    const entries = chain(5)
    expect(entries[0]?.previousHash).toBe(GENESIS)
    expect(chainFault(entries)).toBeNull()
    for (const entry of entries)
      expect(LedgerEntrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry)
  })

  it('[L2] names the entry that was altered, whatever in it was', () => {
    const change: Partial<LedgerEntry>[] = [
      { reason: 'ក្រុមការងារ​' },
      { at: '2026-11-21T08:00:00.000Z' },
      { act: 'reserve' },
      { version: 'cd'.repeat(32) },
      { actor: { ...(chain(1)[0] as LedgerEntry).actor, delegation: 'KH' } },
    ]
    for (const altered of change) {
      const entries = chain(4).map((entry) => (entry.seq === 2 ? { ...entry, ...altered } : entry))
      expect(chainFault(entries)).toEqual({ fault: 'altered_entry', seq: 2 })
    }
  })

  it('[L3] notices an entry that was taken out, swapped or put in', () => {
    const [first, second, third] = chain(3) as [LedgerEntry, LedgerEntry, LedgerEntry]
    expect(chainFault([first, third])).toEqual({ fault: 'gap', seq: 3, expected: 2 })
    expect(chainFault([first, third, second])).toEqual({ fault: 'gap', seq: 3, expected: 2 })
    const forged = linkEntry({ ...third, seq: 2 }, 'ef'.repeat(32))
    expect(chainFault([first, forged])).toEqual({ fault: 'broken_link', seq: 2 })
  })

  it('[L1] hashes an entry read back from JSON with its keys in another order the same', () => {
    const [entry] = chain(1) as [LedgerEntry]
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as LedgerEntry
    expect(entryHash(shuffled)).toBe(entry.hash)
  })
})
