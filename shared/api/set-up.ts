/** The first start and invitations: a one-time link with which a person makes an account for a place that waits for them. */
import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { DelegationCode } from '../ids.ts'
import { Trilingual, TrilingualName } from '../locale.ts'
import { Role } from '../policy.ts'
import { Account, Email, Password } from './accounts.ts'
import { Agency } from './members.ts'

export const SetUpToken = z.string().min(20).max(100)

export const SetUp = z.object({
  workspace: z.object({ slug: z.string(), name: Trilingual }),
  delegation: z.object({ code: DelegationCode, name: Trilingual }),
  role: Role,
  /** Set when the link was made for one address; otherwise the person chooses. */
  email: z.string().nullable(),
})
export type SetUp = z.infer<typeof SetUp>

export const getSetUp = endpoint({
  method: 'GET',
  path: '/set-up/:token',
  access: 'public',
  summary: 'What a set-up link is for; 404 once it is used or out of date.',
  params: z.strictObject({ token: SetUpToken }),
  output: SetUp,
})

export const useSetUp = endpoint({
  method: 'POST',
  path: '/set-up/:token',
  access: 'public',
  summary: 'Makes the account, gives it its place and signs it in. A link works once.',
  status: 201,
  params: z.strictObject({ token: SetUpToken }),
  body: z.strictObject({
    email: Email,
    name: TrilingualName,
    password: Password,
    agency: Agency.default(''),
  }),
  output: z.object({ account: Account }),
})
