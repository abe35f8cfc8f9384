// Members and rows of points for the tests of sign-offs; every row is computed by the rules themselves.
import type { Member } from '#shared/api/members.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import type { Role } from '#shared/policy.ts'
import { type ActFacts, type ActName, standingOf } from '#shared/sign-offs.ts'

export const A = 'a'.repeat(64)
export const B = 'b'.repeat(64)
export const REGISTER = '01K00000000000000000000001'

export const DELEGATIONS: Delegation[] = [
  { code: 'TH', name: { th: 'ฝ่ายไทย', km: 'ភាគីថៃ', en: 'Thailand' } },
  { code: 'KH', name: { th: 'ฝ่ายกัมพูชา', km: 'ភាគីកម្ពុជា', en: 'Cambodia' } },
]

export function member(accountId: string, role: Role, more: Partial<Member> = {}): Member {
  const delegation = role === 'observer' ? null : accountId.slice(0, 2)
  const name = { th: accountId, km: accountId, en: accountId }
  const times = { since: '2026-11-01T00:00:00.000Z', endedAt: null }
  return { id: accountId, accountId, name, delegation, role, agency: '', signatory: false, ...times, ...more }
}

export const MEMBERS: Member[] = [
  member('TH ccib', 'liaison'),
  member('TH immigration', 'liaison', { signatory: true }),
  member('TH chair', 'chair'),
  member('TH amlo', 'expert'),
  member('KH chair', 'chair'),
  member('KH cnp', 'liaison'),
  member('INT observer', 'observer'),
]

/** `['TH chair', 'sign', A]`: the first two letters are the delegation, the whole is the account. */
export type Act = [who: string, act: ActName, version: string, reason?: string]

export function facts(acts: Act[]): ActFacts[] {
  return acts.map(([accountId, act, version, reason], at) => {
    const minute = String(at).padStart(2, '0')
    return {
      seq: at + 1,
      act,
      accountId,
      delegation: accountId.slice(0, 2),
      version,
      at: `2026-11-21T07:${minute}:00.000Z`,
      reason,
    }
  })
}

export function row(acts: Act[], version: string, number = 1): PointRow {
  return {
    ...standingOf(facts(acts), version, ['TH', 'KH']),
    id: `01K0000000000000000000010${number}`,
    kind: 'agenda',
    number,
    title: { th: 'ข้อ', km: 'ចំណុច', en: 'Point' },
    version,
    fields: {},
    changedAt: '2026-11-21T06:00:00.000Z',
    changedBy: [],
  }
}
