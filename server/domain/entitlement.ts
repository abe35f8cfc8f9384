/** Rights, asked again in the transaction of a deed: what was read before it may have changed while the deed waited. */
import { fail } from '#shared/errors.ts'
import type { Actor, Ctx, Db, Tx } from '../context.ts'
import { sessionRuns } from './sessions.ts'

/** Ends with auth.no_session or policy.denied. */
export async function requireEntitled(db: Db | Tx, ctx: Ctx, actor: Actor): Promise<void> {
  if (!(await isSignedIn(db, ctx, actor))) fail('auth.no_session')
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('id', '=', actor.memberId)
    .where('role', '=', actor.role)
    .where('signatory', '=', actor.signatory ? 1 : 0)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) fail('policy.denied')
}

async function isSignedIn(db: Db | Tx, ctx: Ctx, { accountId, sessionId }: Actor): Promise<boolean> {
  if (sessionId !== null) return sessionRuns({ db, now: ctx.now }, sessionId)
  const account = await db
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return account !== undefined
}
