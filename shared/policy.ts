/** The rights table of product.md as one pure function. HTTP, sockets and screens all ask it; it looks nothing up. */
import * as z from 'zod'

export const ROLES = ['chair', 'liaison', 'interpreter', 'expert', 'observer'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Who acts now: a member, as the policy sees one. `delegation` is null for guests. */
export interface Rights {
  role: Role
  delegation: string | null
  /** Named by the chair of the own delegation to sign for it. */
  signatory: boolean
}

export const ACTIONS = [
  'register.read',
  'text.edit',
  'point.create',
  'fields.edit',
  'side.write',
  'agenda.order',
  'point.delete',
  'meeting.run',
  'sign',
  'initial',
  'seal',
  'comment',
  'member.nominate',
  'member.acknowledge',
  'member.change',
  'ledger.read',
] as const
export type Action = (typeof ACTIONS)[number]

export interface Subject {
  /** The delegation whose column, signature or member it is about. */
  delegation?: string | null
  /** A point that both chairs released to observers. */
  released?: boolean
}

type Cell = 'yes' | 'no' | 'own side' | 'other side' | 'signatory' | 'released'

/** Columns in the order of ROLES. */
export const TABLE: Readonly<Record<Action, readonly [Cell, Cell, Cell, Cell, Cell]>> = {
  'register.read': ['yes', 'yes', 'yes', 'yes', 'released'],
  'text.edit': ['yes', 'yes', 'yes', 'no', 'no'],
  'point.create': ['yes', 'yes', 'no', 'no', 'no'],
  'fields.edit': ['yes', 'yes', 'no', 'no', 'no'],
  'side.write': ['own side', 'own side', 'own side', 'own side', 'no'],
  'agenda.order': ['yes', 'no', 'no', 'no', 'no'],
  'point.delete': ['yes', 'no', 'no', 'no', 'no'],
  'meeting.run': ['yes', 'no', 'no', 'no', 'no'],
  sign: ['own side', 'signatory', 'no', 'no', 'no'],
  initial: ['yes', 'yes', 'no', 'yes', 'no'],
  seal: ['yes', 'no', 'no', 'no', 'no'],
  comment: ['yes', 'yes', 'yes', 'yes', 'released'],
  'member.nominate': ['own side', 'no', 'no', 'no', 'no'],
  'member.acknowledge': ['other side', 'no', 'no', 'no', 'no'],
  'member.change': ['own side', 'no', 'no', 'no', 'no'],
  'ledger.read': ['yes', 'yes', 'yes', 'yes', 'no'],
}

/** Whether the table allows the action. Only members of a delegation act for one: a guest is at most an observer. */
export function can(actor: Rights, action: Action, subject: Subject = {}): boolean {
  const cell = TABLE[action][ROLES.indexOf(actor.role)] ?? 'no'
  if (cell === 'released') return subject.released === true
  if (cell === 'no' || actor.delegation === null) return false
  if (cell === 'yes') return true
  const own = subject.delegation === actor.delegation
  if (cell === 'own side') return own
  if (cell === 'signatory') return own && actor.signatory
  return typeof subject.delegation === 'string' && !own
}
