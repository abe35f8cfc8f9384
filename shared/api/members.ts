/** Accounts in a workspace, each with a delegation and a role. */
import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { DelegationCode, Id, Instant, WorkspaceRef } from '../ids.ts'
import { oneLine, Trilingual, TrilingualName } from '../locale.ts'
import { Role } from '../policy.ts'
import { Email } from './accounts.ts'

export const Member = z.object({
  id: Id,
  accountId: Id,
  name: Trilingual,
  delegation: DelegationCode.nullable(),
  role: Role,
  agency: z.string(),
  signatory: z.boolean(),
  since: Instant,
  /** Null while the membership lasts. Ended members stay listed: their acts stay in the ledger. */
  endedAt: Instant.nullable(),
})
export type Member = z.infer<typeof Member>

export const Agency = oneLine(200)

const ws = z.strictObject({ ws: WorkspaceRef })

export const listMembers = endpoint({
  method: 'GET',
  path: '/workspaces/:ws/members',
  access: 'session',
  summary: 'All members, ended ones too.',
  params: ws,
  output: z.array(Member),
})

export const nominateMember = endpoint({
  method: 'POST',
  path: '/workspaces/:ws/members',
  access: 'session',
  summary:
    'A chair nominates to the own delegation. Without an account yet, the answer carries a one-time set-up link.',
  status: 201,
  params: ws,
  body: z.strictObject({
    email: Email,
    name: TrilingualName.optional(),
    role: Role,
    agency: Agency.default(''),
    signatory: z.boolean().default(false),
    delegation: DelegationCode.optional(),
  }),
  output: z.object({ member: Member.nullable(), setUpPath: z.string().nullable() }),
})

export const updateMember = endpoint({
  method: 'PATCH',
  path: '/workspaces/:ws/members/:member',
  access: 'session',
  summary:
    'A chair of the same delegation changes or ends a membership; it takes effect on open sockets at once.',
  params: ws.extend({ member: Id }),
  body: z.strictObject({
    role: Role.optional(),
    agency: Agency.optional(),
    signatory: z.boolean().optional(),
    ended: z.boolean().optional(),
  }),
  output: Member,
})
