// The matrix: who has a column, what stands in a cell, and how a row is summed up.
import { describe, expect, it } from 'vitest'
import { cellOf, columnsOf, rowState, tallyOf } from '#client/features/sign-offs/matrix-columns.ts'
import { A, B, DELEGATIONS, member, MEMBERS, row } from './people.ts'

const columns = (points: ReturnType<typeof row>[], members = MEMBERS) =>
  columnsOf(points, members, DELEGATIONS)
const names = (...of: Parameters<typeof columns>) => columns(...of).map((column) => column.member.accountId)

describe('columnsOf', () => {
  it('puts signatories first, the chair before the others, then who initialled; by delegation', () => {
    expect(names([])).toEqual(['TH chair', 'TH immigration', 'KH chair'])
    const points = [
      row(
        [
          ['TH amlo', 'initial', A],
          ['KH cnp', 'initial', B],
        ],
        A,
      ),
    ]
    expect(names(points)).toEqual(['TH chair', 'TH immigration', 'TH amlo', 'KH chair', 'KH cnp'])
    expect(columns(points).map((column) => column.first)).toEqual([true, false, false, true, false])
  })

  it('keeps a member who left where they signed, and drops them elsewhere', () => {
    const left = MEMBERS.map((each) =>
      each.accountId === 'TH immigration'
        ? member('TH immigration', 'liaison', { signatory: true, endedAt: '2026-11-20T00:00:00.000Z' })
        : each,
    )
    expect(names([], left)).toEqual(['TH chair', 'KH chair'])
    expect(names([row([['TH immigration', 'sign', A]], A)], left)).toEqual([
      'TH chair',
      'TH immigration',
      'KH chair',
    ])
  })
})

describe('cellOf', () => {
  it('shows one lamp for each side: with who signed, or while open with its first signatory', () => {
    const points = [row([['TH immigration', 'sign', A]], A)]
    expect(columns(points).map((column) => points[0] && cellOf(points[0], column)?.state)).toEqual([
      undefined,
      'signed',
      'open',
    ])
  })

  it('[S2] shows a signature on other words as stale and an initial on other words as past', () => {
    const point = row(
      [
        ['TH chair', 'sign', A],
        ['KH cnp', 'initial', A],
      ],
      B,
    )
    const cells = columns([point]).map((column) => cellOf(point, column))
    expect(cells).toEqual([
      { state: 'stale', past: false },
      null,
      { state: 'open', past: false },
      { state: 'initialled', past: true },
    ])
  })
})

describe('rowState', () => {
  it('says the most pressing thing: objection, then change, then agreement, then who is waited for', () => {
    expect(
      rowState(
        row(
          [
            ['TH chair', 'sign', A],
            ['KH chair', 'object', B, 'no'],
          ],
          B,
        ),
      ),
    ).toEqual({ kind: 'objected' })
    expect(rowState(row([['TH chair', 'sign', A]], B))).toEqual({ kind: 'stale' })
    expect(
      rowState(
        row(
          [
            ['TH chair', 'sign', A],
            ['KH chair', 'reserve', A, 'if'],
          ],
          A,
        ),
      ),
    ).toEqual({ kind: 'agreed', at: '2026-11-21T07:01:00.000Z', reserved: true })
    expect(rowState(row([['TH chair', 'sign', A]], A))).toEqual({
      kind: 'waitingFor',
      delegations: ['KH'],
      since: '2026-11-21T07:00:00.000Z',
    })
    expect(rowState(row([], A))).toEqual({ kind: 'waitingForAll' })
  })
})

describe('tallyOf', () => {
  it('counts every point once', () => {
    const points = [
      row(
        [
          ['TH chair', 'sign', A],
          ['KH chair', 'sign', A],
        ],
        A,
      ),
      row([['TH chair', 'sign', A]], B),
      row([['KH chair', 'object', A, 'no']], A),
      row([], A),
    ]
    expect(tallyOf(points)).toEqual({ agreed: 1, stale: 1, objected: 1 })
  })
})
