/** A working group: its delegations, registers and members. */
import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { DelegationCode, Id, Instant, Slug, WorkspaceRef } from '../ids.ts'
import { Trilingual } from '../locale.ts'
import { Member } from './members.ts'

export const REGISTER_KINDS = ['agenda', 'actions', 'targets', 'drafts', 'compartment'] as const
export const RegisterKind = z.enum(REGISTER_KINDS)
export type RegisterKind = z.infer<typeof RegisterKind>

export const RegisterRow = z.object({
  id: Id,
  kind: RegisterKind,
  title: Trilingual,
  meetingId: Id.optional(),
  delegation: DelegationCode.optional(),
  access: z.enum(['write', 'read']),
})
export type RegisterRow = z.infer<typeof RegisterRow>

export const Delegation = z.object({ code: DelegationCode, name: Trilingual })
export type Delegation = z.infer<typeof Delegation>

export const Workspace = z.object({
  id: Id,
  slug: Slug,
  name: Trilingual,
  /** IANA name, for due dates and printed times. */
  timeZone: z.string(),
  createdAt: Instant,
  delegations: z.array(Delegation),
  members: z.array(Member),
  registers: z.array(RegisterRow),
})
export type Workspace = z.infer<typeof Workspace>

export const getWorkspace = endpoint({
  method: 'GET',
  path: '/workspaces/:ws',
  access: 'session',
  summary: 'The workspace with its delegations, members and the registers that the caller may open.',
  params: z.strictObject({ ws: WorkspaceRef }),
  output: Workspace,
})
