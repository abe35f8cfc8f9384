// The columns of the matrix, one for each member who signs or has initialled, by delegation; and what stands in each cell and row.
import type { Member } from '#shared/api/members.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import { can } from '#shared/policy.ts'
import type { LampState } from '#client/ui/lamp.tsx'

export interface Column {
  member: Member
  delegation: string
  signs: boolean
  /** A line is drawn before the first column of a delegation. */
  first: boolean
}

/** Signatories first, the chair before the others; then those who initialled. Ended members stay where they signed. */
export function columnsOf(
  points: readonly PointRow[],
  members: readonly Member[],
  delegations: readonly Delegation[],
): Column[] {
  const signers = new Set(
    points.flatMap((point) => Object.values(point.signOffs).map((signOff) => signOff.by)),
  )
  const initialled = new Set(points.flatMap((point) => point.initials.map((initial) => initial.accountId)))
  return delegations.flatMap(({ code }) => {
    const own = members.filter((member) => member.delegation === code)
    const signing = own.filter(
      (member) => signers.has(member.accountId) || (isPresent(member) && maySign(member)),
    )
    const advising = own.filter((member) => !signing.includes(member) && initialled.has(member.accountId))
    const columns = [...signing.toSorted(byRank), ...advising]
    return columns.map((member, at) => ({
      member,
      delegation: code,
      signs: signing.includes(member),
      first: at === 0,
    }))
  })
}

const isPresent = (member: Member) => member.endedAt === null
const maySign = (member: Member) => can(member, 'sign', { delegation: member.delegation })
const byRank = (a: Member, b: Member) => Number(b.role === 'chair') - Number(a.role === 'chair')

export interface Cell {
  state: LampState
  /** An initial for earlier words. */
  past: boolean
}

/**
 * The standing of a delegation stands in the column of who signed; while it is open, in the column of its first
 * signatory, for there is one signature for each side, not one for each person.
 */
export function cellOf(point: PointRow, column: Column): Cell | null {
  const signOff = point.signOffs[column.delegation]
  const { accountId } = column.member
  if (signOff && signOff.by === accountId) return { state: signOff.state, past: false }
  const initial = point.initials.find((each) => each.accountId === accountId)
  if (initial) return { state: 'initialled', past: !initial.current }
  const isWaiting = !signOff || signOff.state === 'open'
  return isWaiting && column.first && column.signs ? { state: 'open', past: false } : null
}

export type RowState =
  | { kind: 'objected' }
  | { kind: 'stale' }
  | { kind: 'agreed'; at: string; reserved: boolean }
  | { kind: 'waitingForAll' }
  /** `since`: when the others were done. */
  | { kind: 'waitingFor'; delegations: string[]; since: string }

export function rowState(point: PointRow): RowState {
  const standing = Object.entries(point.signOffs)
  const times = standing.flatMap(([, { at }]) => (at ? [at] : [])).sort()
  const last = times.at(-1) ?? ''
  if (standing.some(([, { state }]) => state === 'objected')) return { kind: 'objected' }
  if (standing.some(([, { state }]) => state === 'stale')) return { kind: 'stale' }
  if (point.agreed)
    return { kind: 'agreed', at: last, reserved: standing.some(([, { state }]) => state === 'reserved') }
  const open = standing.filter(([, { state }]) => state === 'open').map(([code]) => code)
  return open.length === standing.length
    ? { kind: 'waitingForAll' }
    : { kind: 'waitingFor', delegations: open, since: last }
}

export interface Tally {
  agreed: number
  stale: number
  objected: number
}

export function tallyOf(points: readonly PointRow[]): Tally {
  const states = points.map((point) => rowState(point).kind)
  const count = (kind: RowState['kind']) => states.filter((each) => each === kind).length
  return {
    agreed: points.filter((point) => point.agreed).length,
    stale: count('stale'),
    objected: count('objected'),
  }
}
