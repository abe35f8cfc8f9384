// What a person may do on a point, and why not.
import { describe, expect, it } from 'vitest'
import { deedsFor, type Person } from '#client/features/sign-offs/deeds.ts'
import type { Role } from '#shared/policy.ts'
import { A, type Act, B, facts, row } from './people.ts'

const person = (role: Role, signatory = false, delegation: string | null = 'TH'): Person => ({
  accountId: `${delegation} ${role}`,
  delegation,
  role,
  signatory,
})
const deeds = (acts: Act[], who: Person, version = A) =>
  deedsFor(row(acts, version), who, { version, missing: [], acts: facts(acts) })

describe('deedsFor', () => {
  it('[P1] gives each role its buttons on an open point, and says to the others why not', () => {
    expect(deeds([], person('chair'))).toEqual({
      acts: ['sign', 'reserve', 'object', 'initial', 'seal', 'release'],
      whyNotSign: null,
    })
    expect(deeds([], person('liaison', true))).toEqual({
      acts: ['sign', 'reserve', 'object', 'initial'],
      whyNotSign: null,
    })
    expect(deeds([], person('liaison'))).toEqual({ acts: ['initial'], whyNotSign: { why: 'signatory' } })
    expect(deeds([], person('expert'))).toEqual({
      acts: ['initial'],
      whyNotSign: { why: 'role', role: 'expert' },
    })
    expect(deeds([], person('interpreter'))).toEqual({
      acts: [],
      whyNotSign: { why: 'role', role: 'interpreter' },
    })
    expect(deeds([], person('observer', false, null))).toEqual({
      acts: [],
      whyNotSign: { why: 'role', role: 'observer' },
    })
  })

  it('[S2] offers to sign again once the words have changed', () => {
    const acts: Act[] = [['TH chair', 'sign', A]]
    expect(deeds(acts, person('chair'), A).acts).toEqual([
      'reserve',
      'object',
      'initial',
      'withdraw',
      'seal',
      'release',
    ])
    expect(deeds(acts, person('chair'), B).acts).toContain('sign')
  })

  it('[S4] names the empty languages instead of offering a signature; objecting stays possible', () => {
    const given = deedsFor(row([], A), person('chair'), { version: A, missing: ['km'], acts: [] })
    expect(given.whyNotSign).toEqual({ why: 'languages', languages: ['km'] })
    expect(given.acts).toEqual(['object', 'seal', 'release'])
  })

  it('[S7] lets any signatory of the side withdraw its standing, and nobody else', () => {
    const acts: Act[] = [['TH chair', 'sign', A]]
    expect(deeds(acts, person('liaison', true)).acts).toContain('withdraw')
    expect(deeds(acts, person('liaison')).acts).not.toContain('withdraw')
    expect(deeds([...acts, ['TH liaison', 'initial', A]], person('liaison')).acts).toEqual(['withdraw'])
  })

  it('[S8] leaves on an agreed and sealed point only what both chairs do together', () => {
    const acts: Act[] = [
      ['TH chair', 'sign', A],
      ['KH chair', 'sign', A],
      ['KH chair', 'seal', A],
    ]
    expect(deeds(acts, person('chair'))).toEqual({
      acts: ['initial', 'reopen', 'release'],
      whyNotSign: { why: 'sealed' },
    })
    expect(deeds([...acts, ['TH chair', 'reopen', A]], person('chair')).acts).toEqual(['initial', 'release'])
    expect(deeds([...acts, ['KH chair', 'reopen', A]], person('chair')).acts).toContain('reopen')
  })

  it('[S9] offers to conceal as soon as one key for observers is turned', () => {
    expect(deeds([['KH chair', 'release', A]], person('chair')).acts).toEqual(
      expect.arrayContaining(['release', 'conceal']),
    )
    expect(deeds([['TH chair', 'release', A]], person('chair')).acts).not.toContain('release')
  })
})
