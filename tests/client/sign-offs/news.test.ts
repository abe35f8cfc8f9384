// What is announced: what others did, once; and where a point stands on words that the server has not seen yet.
import { describe, expect, it } from 'vitest'
import { standingOn } from '#client/features/sign-offs/live-content.ts'
import { newsBetween } from '#client/features/sign-offs/news.ts'
import { A, B, row } from './people.ts'

describe('newsBetween', () => {
  it('tells of a signature of the other side and that the point is agreed', () => {
    const before = [row([['TH chair', 'sign', A]], A)]
    const after = [
      row(
        [
          ['TH chair', 'sign', A],
          ['KH chair', 'sign', A],
        ],
        A,
      ),
    ]
    expect(newsBetween(before, after, 'TH chair')).toEqual([
      { kind: 'signed', number: 1, delegation: 'KH' },
      { kind: 'agreed', number: 1, delegation: '' },
    ])
  })

  it('leaves out the own deed, but tells when the own signature goes stale', () => {
    const open = [row([], A)]
    const signed = [row([['TH chair', 'sign', A]], A)]
    expect(newsBetween(open, signed, 'TH chair')).toEqual([])
    expect(newsBetween(signed, [row([['TH chair', 'sign', A]], B)], 'TH chair')).toEqual([
      { kind: 'stale', number: 1, delegation: 'TH' },
    ])
  })

  it('is silent about typing in what nobody signed, and about points that are new', () => {
    expect(newsBetween([row([], A)], [row([], B)], 'TH chair')).toEqual([])
    expect(newsBetween([], [row([['KH chair', 'sign', A]], A)], 'TH chair')).toEqual([])
  })
})

describe('standingOn', () => {
  it('[S2] shows signatures as stale the moment the words on the screen differ', () => {
    const agreed = row(
      [
        ['TH chair', 'sign', A],
        ['KH chair', 'reserve', A, 'if'],
        ['TH ccib', 'initial', A],
      ],
      A,
    )
    const shown = standingOn(agreed, B)
    expect(shown.signOffs['TH']?.state).toBe('stale')
    expect(shown.signOffs['KH']?.state).toBe('stale')
    expect(shown.initials[0]?.current).toBe(false)
    expect(shown.agreed).toBe(false)
    expect(standingOn(agreed, A)).toBe(agreed)
  })

  it('[S5] leaves an objection standing, and waits for the server before a signature holds again', () => {
    expect(standingOn(row([['TH chair', 'object', A, 'no']], A), B).signOffs['TH']?.state).toBe('objected')
    expect(standingOn(row([['TH chair', 'sign', A]], B), A).signOffs['TH']?.state).toBe('stale')
  })
})
