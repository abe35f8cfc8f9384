// The browser's own check of the ledger: it goes on from what it has checked, and notices a chain that was rewritten as a whole.
import { beforeEach, describe, expect, it } from 'vitest'
import { faultAfter, headOf, keptFault, START } from '#client/features/sign-offs/chain.ts'
import { keepHead, keptHead } from '#client/features/sign-offs/kept-head.ts'
import { GENESIS, type LedgerEntry, linkEntry } from '#shared/ledger.ts'
import { A, REGISTER } from './people.ts'

const WORKSPACE = '01K00000000000000000000000'
const ID = '01K00000000000000000000009'

function chainOf(count: number, reason?: string): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (let seq = 1; seq <= count; seq++) {
    const actor = {
      accountId: ID,
      memberId: ID,
      name: { th: '', km: '', en: 'Chair' },
      delegation: 'TH',
      role: 'chair' as const,
    }
    const about = {
      workspaceId: WORKSPACE,
      registerId: REGISTER,
      pointId: ID,
      kind: 'agenda' as const,
      version: A,
    }
    const entry = {
      seq,
      at: '2026-11-21T07:00:00.000Z',
      act: 'initial' as const,
      actor,
      ...about,
      ...(reason && { reason }),
    }
    entries.push(linkEntry(entry, entries.at(-1)?.hash ?? GENESIS))
  }
  return entries
}

describe('faultAfter', () => {
  it('[L1] checks only what follows the head that it has checked', () => {
    const entries = chainOf(5)
    expect(faultAfter(START, entries)).toBeNull()
    expect(faultAfter(headOf(entries.slice(0, 3)), entries)).toBeNull()
    expect(faultAfter(headOf(entries), entries)).toBeNull()
  })

  it('[L2] names an entry that was altered after the checked head', () => {
    const entries = chainOf(5)
    const altered = entries.map((entry) => (entry.seq === 4 ? { ...entry, act: 'sign' as const } : entry))
    expect(faultAfter(headOf(entries.slice(0, 3)), altered)).toEqual({ fault: 'altered_entry', seq: 4 })
  })

  it('[L3] names a missing entry, and one that follows another chain', () => {
    const entries = chainOf(5)
    expect(faultAfter(START, entries.toSpliced(2, 1))).toEqual({ fault: 'gap', seq: 4, expected: 3 })
    expect(faultAfter({ seq: 3, hash: A }, entries)).toEqual({ fault: 'broken_link', seq: 4 })
  })
})

describe('keptFault', () => {
  it('[L3] notices a ledger that was cut, or rewritten into another chain that holds', () => {
    const kept = headOf(chainOf(4))
    expect(keptFault(kept, chainOf(6))).toBeNull()
    expect(keptFault(kept, chainOf(3))).toEqual({ fault: 'rewritten', seq: 4 })
    expect(keptFault(kept, chainOf(6, 'other words'))).toEqual({ fault: 'rewritten', seq: 4 })
    expect(keptFault(START, [])).toBeNull()
  })
})

describe('keepHead', () => {
  beforeEach(() => localStorage.clear())

  it('keeps the furthest head of each ledger, and treats a strange value as none', () => {
    keepHead(WORKSPACE, { seq: 4, hash: A })
    keepHead(WORKSPACE, { seq: 2, hash: A })
    expect(keptHead(WORKSPACE)).toEqual({ seq: 4, hash: A })
    expect(keptHead('another')).toEqual(START)
    localStorage.setItem(`samakki.head.${WORKSPACE}`, '{"seq":')
    expect(keptHead(WORKSPACE)).toEqual(START)
  })
})
