/** Signing in and out, the own account and its sessions. */
import * as z from 'zod'
import { endpoint, NoContent } from '../endpoint.ts'
import { DelegationCode, Id, Instant, Slug } from '../ids.ts'
import { Language, Trilingual, TrilingualName } from '../locale.ts'
import { Role } from '../policy.ts'

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** Any characters, long ones too; what is too weak is refused when a password is set, not when one is tried. */
export const Password = z.string().min(1).max(1024)
export const THEMES = ['system', 'light', 'dark'] as const

export const Account = z.object({
  id: Id,
  email: z.string(),
  name: Trilingual,
  language: Language.nullable(),
  theme: z.enum(THEMES),
})
export type Account = z.infer<typeof Account>

export const Membership = z.object({
  workspaceId: Id,
  slug: Slug,
  memberId: Id,
  delegation: DelegationCode.nullable(),
  role: Role,
  agency: z.string(),
  signatory: z.boolean(),
})
export type Membership = z.infer<typeof Membership>

export const Me = z.object({
  account: Account,
  memberships: z.array(Membership),
  /** Signing acts need no further password until then. */
  steppedUpUntil: Instant,
})
export type Me = z.infer<typeof Me>

export const signIn = endpoint({
  method: 'POST',
  path: '/auth/sign-in',
  access: 'public',
  summary: 'Starts a session; the answer is the same for a wrong password and an unknown account.',
  body: z.strictObject({
    email: z.string().max(254),
    password: Password,
    code: z.string().max(16).optional(),
  }),
  output: z.object({ account: Account }),
})

export const stepUp = endpoint({
  method: 'POST',
  path: '/auth/step-up',
  access: 'session',
  summary: 'Proves the password again, so that the next 15 minutes allow signing.',
  status: 204,
  body: z.strictObject({ password: Password }),
  output: NoContent,
})

export const signOut = endpoint({
  method: 'POST',
  path: '/auth/sign-out',
  access: 'session',
  summary: 'Ends this session; its sockets close with 4401.',
  status: 204,
  output: NoContent,
})

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  access: 'session',
  summary: 'The own account and memberships.',
  output: Me,
})

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/me',
  access: 'session',
  summary: 'Changes the own name, language or theme.',
  body: z.strictObject({
    name: TrilingualName.optional(),
    language: Language.nullable().optional(),
    theme: z.enum(THEMES).optional(),
  }),
  output: Account,
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  access: 'session',
  summary: 'Sets a new password and ends all other sessions of the account.',
  status: 204,
  body: z.strictObject({ current: Password, next: Password }),
  output: NoContent,
})

export const SessionRow = z.object({
  id: Id,
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  userAgent: z.string(),
  address: z.string(),
  current: z.boolean(),
})
export type SessionRow = z.infer<typeof SessionRow>

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  access: 'session',
  summary: 'The own open sessions, newest first.',
  output: z.array(SessionRow),
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:session',
  access: 'session',
  summary: 'Ends one of the own sessions on whatever device it is.',
  status: 204,
  params: z.strictObject({ session: Id }),
  output: NoContent,
})
