/** Whether an act is one that its actor could do then: a member of that side, in that role, with that right. Pure; it trusts the member lines of the file. */
import { mayAct } from './act-rules.ts'
import type { ActAt, Fault } from './faults.ts'
import type { LedgerEntry } from './ledger.ts'
import type { MemberLine } from './ledger-file.ts'

export function membershipFaults(
  entry: LedgerEntry,
  member: MemberLine | undefined,
  delegations: readonly string[],
  at: ActAt,
): Fault[] {
  if (member?.accountId !== entry.actor.accountId) return [{ fault: 'no_member', ...at }]
  const fault = sideFault(entry, member, delegations, at) ?? roleFault(entry, member, at)
  return fault ? [fault] : []
}

function sideFault(
  entry: LedgerEntry,
  member: MemberLine,
  delegations: readonly string[],
  at: ActAt,
): Fault | null {
  const said = entry.actor.delegation
  if (!delegations.includes(said) || member.delegation !== said) {
    return { fault: 'wrong_delegation', said, was: member.delegation, ...at }
  }
  const ended = member.endedAt !== null && entry.at > member.endedAt
  return entry.at < member.since || ended ? { fault: 'not_member_then', at: entry.at, ...at } : null
}

function roleFault(entry: LedgerEntry, member: MemberLine, at: ActAt): Fault | null {
  const said = entry.actor.role
  const held = member.roles.findLast((role) => role.at <= entry.at)
  if (held?.role !== said) return { fault: 'wrong_role', said, was: held?.role ?? null, ...at }
  const rights = { role: held.role, delegation: member.delegation, signatory: held.signatory }
  return mayAct(rights, entry.act) ? null : { fault: 'no_right', role: held.role, ...at }
}
