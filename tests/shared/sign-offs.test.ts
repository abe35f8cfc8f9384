/** Where delegations stand, computed from acts. */
import { describe, expect, it } from 'vitest'
import { type ActFacts, type ActName, standingOf, withdrawable } from '#shared/sign-offs.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)
const BOTH = ['TH', 'KH']
const at = (minute: number) => `2026-11-21T07:${String(minute).padStart(2, '0')}:00.000Z`

/** `['TH chair', 'sign', A]`: the first word is the delegation, both together the account. */
function acts(...rows: [who: string, act: ActName, version: string, reason?: string][]): ActFacts[] {
  return rows.map(([who, act, version, reason], index) => ({
    seq: index + 1,
    act,
    accountId: who,
    delegation: who.slice(0, 2),
    version,
    at: at(index),
    reason,
  }))
}

const states = (list: ActFacts[], current: string) => {
  const { signOffs, agreed } = standingOf(list, current, BOTH)
  return { TH: signOffs['TH']?.state, KH: signOffs['KH']?.state, agreed }
}

describe('standingOf', () => {
  it('[S1] is open for every delegation before any act', () => {
    expect(states([], A)).toEqual({ TH: 'open', KH: 'open', agreed: false })
  })

  it('[S1] is agreed once every delegation signed the same, current version', () => {
    const first = acts(['KH chair', 'sign', A])
    expect(states(first, A)).toEqual({ TH: 'open', KH: 'signed', agreed: false })
    expect(states(acts(['KH chair', 'sign', A], ['TH chair', 'sign', A]), A)).toEqual({
      TH: 'signed',
      KH: 'signed',
      agreed: true,
    })
  })

  it('[S1] counts a signature with a stated reservation as agreement', () => {
    const list = acts(['TH chair', 'sign', A], ['KH chair', 'reserve', A, 'subject to budget'])
    expect(states(list, A)).toEqual({ TH: 'signed', KH: 'reserved', agreed: true })
    expect(standingOf(list, A, BOTH).signOffs['KH']?.reason).toBe('subject to budget')
  })

  it('[S2] makes every signature on another version stale, and keeps what was signed', () => {
    const list = acts(['TH chair', 'sign', A], ['KH chair', 'sign', A])
    expect(states(list, B)).toEqual({ TH: 'stale', KH: 'stale', agreed: false })
    expect(standingOf(list, B, BOTH).signOffs['TH']).toMatchObject({ version: A, by: 'TH chair', at: at(0) })
  })

  it('[S2] is not agreed when the delegations signed different versions', () => {
    expect(states(acts(['TH chair', 'sign', A], ['KH chair', 'sign', B]), B)).toEqual({
      TH: 'stale',
      KH: 'signed',
      agreed: false,
    })
  })

  it('[S3] is signed again, and labelled, when the text returns to exactly the signed words', () => {
    const list = acts(['TH chair', 'sign', A])
    const changes = [
      { version: A, at: '2026-11-21T06:00:00.000Z' },
      { version: B, at: at(5) },
      { version: A, at: at(6) },
    ]
    expect(standingOf(list, A, BOTH, changes).signOffs['TH']).toMatchObject({
      state: 'signed',
      restored: true,
    })
    expect(standingOf(list, A, BOTH, changes.slice(0, 1)).signOffs['TH']).toMatchObject({
      state: 'signed',
      restored: false,
    })
  })

  it('[S5] keeps an objection through changes of the text until the delegation signs or withdraws it', () => {
    const objected = acts(['TH chair', 'sign', A], ['KH chair', 'object', A, 'court file first'])
    expect(states(objected, A)).toEqual({ TH: 'signed', KH: 'objected', agreed: false })
    expect(states(objected, B)).toEqual({ TH: 'stale', KH: 'objected', agreed: false })
    expect(states(acts(['KH chair', 'object', A, 'no'], ['KH chair', 'sign', B]), B).KH).toBe('signed')
    expect(states(acts(['KH chair', 'object', A, 'no'], ['KH chair', 'withdraw', A]), A).KH).toBe('open')
  })

  it('[S6] lets initials advise and never stand for a delegation', () => {
    const list = acts(['TH ccib', 'initial', A], ['KH cnp', 'initial', A])
    expect(states(list, A)).toEqual({ TH: 'open', KH: 'open', agreed: false })
    expect(standingOf(list, B, BOTH).initials.map((i) => i.current)).toEqual([false, false])
  })

  it('[S7] takes back by withdrawal the own initial if it is the latest own deed, else the standing', () => {
    const list = acts(['TH chair', 'sign', A], ['TH ccib', 'initial', A], ['TH ccib', 'withdraw', A])
    expect(states(list, A).TH).toBe('signed')
    expect(standingOf(list, A, BOTH).initials).toEqual([])
    expect(withdrawable(list, { accountId: 'TH ccib', delegation: 'TH' })).toBe('standing')
    expect(withdrawable(list, { accountId: 'KH chair', delegation: 'KH' })).toBeNull()
    const chairToo = acts(['TH chair', 'initial', A], ['TH chair', 'sign', A], ['TH chair', 'withdraw', A])
    expect(states(chairToo, A).TH).toBe('open')
    expect(standingOf(chairToo, A, BOTH).initials).toHaveLength(1)
  })

  it('[S8] seals by one chair and reopens only when a chair of each delegation turned a key', () => {
    const sealed = acts(['TH chair', 'seal', A])
    expect(standingOf(sealed, A, BOTH).sealed).toBe(true)
    const half = acts(['TH chair', 'seal', A], ['TH chair', 'reopen', A], ['TH chair', 'reopen', A])
    expect(standingOf(half, A, BOTH)).toMatchObject({ sealed: true, keys: { reopen: ['TH'] } })
    const open = acts(['TH chair', 'seal', A], ['TH chair', 'reopen', A], ['KH chair', 'reopen', A])
    expect(standingOf(open, A, BOTH)).toMatchObject({ sealed: false, keys: { reopen: [] } })
    const again = acts(
      ['TH chair', 'seal', A],
      ['TH chair', 'reopen', A],
      ['KH chair', 'seal', A],
      ['KH chair', 'reopen', A],
    )
    expect(standingOf(again, A, BOTH).sealed).toBe(true)
  })

  it('[S9] releases to observers with both keys and conceals with one', () => {
    expect(standingOf(acts(['TH chair', 'release', A]), A, BOTH).released).toBe(false)
    const both = acts(['TH chair', 'release', A], ['KH chair', 'release', A])
    expect(standingOf(both, A, BOTH).released).toBe(true)
    expect(standingOf([...both, ...acts(['KH chair', 'conceal', A])], A, BOTH).released).toBe(false)
  })

  it('[S10] needs every delegation where there are more than two', () => {
    const list = acts(['TH chair', 'sign', A], ['KH chair', 'sign', A])
    expect(standingOf(list, A, ['TH', 'KH', 'LA']).agreed).toBe(false)
    expect(standingOf([...list, ...acts(['LA chair', 'sign', A])], A, ['TH', 'KH', 'LA']).agreed).toBe(true)
  })
})
