/** Signing in, stepping up and signing out. An unknown account and a wrong password are one answer. */
import type { Account, signIn as SignIn, stepUp as StepUp } from '#shared/api/accounts.ts'
import type { InputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import type { Ctx, SignedIn } from '../context.ts'
import { asAccount, findAccountByEmail, getAccount } from './accounts.ts'
import { audit } from './audit.ts'
import { provePassword, SESSION_STARTED, stillProven } from './password-proof.ts'
import { announceEnded, endSessions, hashOfCookie, startSession } from './sessions.ts'

/** Somebody before they have signed in. */
export interface Visitor {
  address: string
  requestId: string
  userAgent: string
  /** Of a session that the same browser already has; it ends with a new sign-in. */
  cookieValue: string | null
}

export interface Started {
  account: Account
  cookieValue: string
}

export async function signIn(ctx: Ctx, visitor: Visitor, input: InputOf<typeof SignIn>): Promise<Started> {
  const email = input.email.trim().toLowerCase()
  const found = await findAccountByEmail(ctx.db, email)
  const account = await provePassword(ctx, { ...visitor, email, account: found, password: input.password })
  const now = ctx.now()
  const { cookieValue, replaced } = await ctx.db.transaction().execute(async (trx) => {
    await stillProven(trx, ctx, account)
    const before = visitor.cookieValue === null ? [] : [hashOfCookie(visitor.cookieValue)]
    await endSessions(trx, before)
    const started = await startSession(trx, now, account.id, visitor)
    const by = { accountId: account.id, address: visitor.address, requestId: visitor.requestId }
    await audit(trx, { at: now, by, action: SESSION_STARTED, object: started.publicId })
    return { cookieValue: started.cookieValue, replaced: before }
  })
  announceEnded(ctx, account.id, replaced)
  return { account: asAccount(account), cookieValue }
}

/** The next quarter of an hour allows signing, in this session only. */
export async function stepUp(ctx: Ctx, signedIn: SignedIn, input: InputOf<typeof StepUp>): Promise<void> {
  const sessionId = signedIn.sessionId ?? fail('auth.no_session')
  const account = await getAccount(ctx.db, signedIn.accountId)
  await provePassword(ctx, { ...signedIn, email: account.email, account, password: input.password })
  const now = ctx.now()
  await ctx.db.transaction().execute(async (trx) => {
    await stillProven(trx, ctx, account)
    await trx
      .updateTable('sessions')
      .set({ stepped_up_at: now.toISOString() })
      .where('id', '=', sessionId)
      .execute()
    await audit(trx, { at: now, by: signedIn, action: 'session.step-up' })
  })
}

export async function signOut(ctx: Ctx, signedIn: SignedIn): Promise<void> {
  const sessionId = signedIn.sessionId ?? fail('auth.no_session')
  await ctx.db.transaction().execute(async (trx) => {
    await endSessions(trx, [sessionId])
    await audit(trx, { at: ctx.now(), by: signedIn, action: 'session.sign-out' })
  })
  announceEnded(ctx, signedIn.accountId, [sessionId])
}
