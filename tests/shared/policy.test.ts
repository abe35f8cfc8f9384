/** The rights table of product.md, cell by cell, written out a second time by hand. */
import { describe, expect, it } from 'vitest'
import { ACTIONS, type Action, can, ROLES, type Role } from '#shared/policy.ts'

const ALL_SIDES = 'own and other'
type Expectation = 'never' | 'own' | 'other' | typeof ALL_SIDES | 'own if signatory' | 'if released'

/** chair, liaison, interpreter, expert, observer */
const TABLE: Record<Action, [Expectation, Expectation, Expectation, Expectation, Expectation]> = {
  'register.read': [ALL_SIDES, ALL_SIDES, ALL_SIDES, ALL_SIDES, 'if released'],
  'text.edit': [ALL_SIDES, ALL_SIDES, ALL_SIDES, 'never', 'never'],
  'point.create': [ALL_SIDES, ALL_SIDES, 'never', 'never', 'never'],
  'fields.edit': [ALL_SIDES, ALL_SIDES, 'never', 'never', 'never'],
  'side.write': ['own', 'own', 'own', 'own', 'never'],
  'agenda.order': [ALL_SIDES, 'never', 'never', 'never', 'never'],
  'point.delete': [ALL_SIDES, 'never', 'never', 'never', 'never'],
  'meeting.run': [ALL_SIDES, 'never', 'never', 'never', 'never'],
  sign: ['own', 'own if signatory', 'never', 'never', 'never'],
  initial: [ALL_SIDES, ALL_SIDES, 'never', ALL_SIDES, 'never'],
  seal: [ALL_SIDES, 'never', 'never', 'never', 'never'],
  comment: [ALL_SIDES, ALL_SIDES, ALL_SIDES, ALL_SIDES, 'if released'],
  'member.nominate': ['own', 'never', 'never', 'never', 'never'],
  'member.acknowledge': ['other', 'never', 'never', 'never', 'never'],
  'member.change': ['own', 'never', 'never', 'never', 'never'],
  'ledger.read': [ALL_SIDES, ALL_SIDES, ALL_SIDES, ALL_SIDES, 'never'],
}

const cells = ACTIONS.flatMap((action) =>
  ROLES.map((role, column) => ({ action, role, expected: TABLE[action][column] ?? 'never' })),
)

function allowed(role: Role, action: Action) {
  const about = (delegation: string, signatory: boolean, released: boolean) =>
    can({ role, delegation: 'TH', signatory }, action, { delegation, released })
  return {
    own: about('TH', false, false),
    other: about('KH', false, false),
    ownSignatory: about('TH', true, false),
    otherSignatory: about('KH', true, false),
    released: about('KH', false, true),
  }
}

const EXPECTED: Record<Expectation, ReturnType<typeof allowed>> = {
  never: { own: false, other: false, ownSignatory: false, otherSignatory: false, released: false },
  own: { own: true, other: false, ownSignatory: true, otherSignatory: false, released: false },
  other: { own: false, other: true, ownSignatory: false, otherSignatory: true, released: true },
  'own and other': { own: true, other: true, ownSignatory: true, otherSignatory: true, released: true },
  'own if signatory': {
    own: false,
    other: false,
    ownSignatory: true,
    otherSignatory: false,
    released: false,
  },
  'if released': { own: false, other: false, ownSignatory: false, otherSignatory: false, released: true },
}

describe('can', () => {
  for (const { action, role, expected } of cells) {
    it(`[P1] ${action} by ${role}: ${expected}`, () => {
      expect(allowed(role, action)).toEqual(EXPECTED[expected])
    })
  }

  it('[P2] allows a guest, who has no delegation, nothing but what is released to observers', () => {
    for (const role of ROLES) {
      for (const action of ACTIONS) {
        const granted = can({ role, delegation: null, signatory: true }, action, { delegation: null })
        expect(granted, `${role} ${action}`).toBe(false)
      }
    }
    expect(
      can({ role: 'observer', delegation: null, signatory: false }, 'register.read', { released: true }),
    ).toBe(true)
  })
})
