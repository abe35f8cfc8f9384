/** Who may be connected to which register: asked when a socket comes and again whenever rights may have changed. The one place where that is decided for sockets. */
import { AppError, closeCodeOf, fail } from '#shared/errors.ts'
import { Id } from '#shared/ids.ts'
import { Trilingual } from '#shared/locale.ts'
import { CLOSE } from '#shared/protocol.ts'
import { registerFor } from '../domain/registers.ts'
import { sessionRuns } from '../domain/sessions.ts'
import type { Ctx } from '../context.ts'
import type { Admission, Upgrade } from './connection.ts'

/** Fails with the refusal that says why not. */
export async function admit(ctx: Ctx, { signedIn, registerId }: Upgrade): Promise<Admission> {
  if (!signedIn || !(await sessionRuns(ctx, signedIn.sessionId))) fail('auth.no_session')
  // Names are ids that we issued: nothing else is even looked up.
  if (!Id.safeParse(registerId).success) fail('not_found')
  const { actor, register, access, socket } = await registerFor(ctx, signedIn, registerId)
  if (!socket) fail('policy.denied')
  const account = await ctx.db
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', signedIn.accountId)
    .executeTakeFirstOrThrow()
  const name = Trilingual.parse(JSON.parse(account.name))
  const { accountId, delegation, role } = actor
  return { actor, register, access, stamp: { accountId, name, delegation, role } }
}

/** The close code for a failed `admit`; null for what is no refusal but a fault. */
export function closeCodeFor(error: unknown, wasAdmitted: boolean): number | null {
  if (!(error instanceof AppError)) return null
  // Somebody who was in knows that it exists.
  return wasAdmitted && error.code === 'not_found' ? CLOSE.noAccess : closeCodeOf(error.code)
}

/** Whether what a socket was let in with still holds. */
export function isSameAdmission(a: Admission, b: Admission): boolean {
  return (
    a.access === b.access &&
    a.actor.role === b.actor.role &&
    a.actor.delegation === b.actor.delegation &&
    a.actor.memberId === b.actor.memberId
  )
}

/** What the database says of sessions, members and registers now, for comparing with what sockets were let in with. */
export interface Standings {
  sessions: Set<string>
  /** `account workspace` → role and delegation. */
  members: Map<string, string>
}

export async function standingsOf(ctx: Ctx, sessionIds: string[], accountIds: string[]): Promise<Standings> {
  const sessions = await ctx.db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select('sessions.id')
    .where('sessions.id', 'in', sessionIds)
    .where('expires_at', '>', ctx.now().toISOString())
    .where('disabled_at', 'is', null)
    .execute()
  const members = await ctx.db
    .selectFrom('members')
    .select(['account_id', 'workspace_id', 'role', 'delegation'])
    .where('account_id', 'in', accountIds)
    .where('ended_at', 'is', null)
    .execute()
  return {
    sessions: new Set(sessions.map((row) => row.id)),
    members: new Map(
      members.map((row) => [`${row.account_id} ${row.workspace_id}`, `${row.role} ${row.delegation}`]),
    ),
  }
}

export function stillStands(
  { sessions, members }: Standings,
  upgrade: Upgrade,
  { actor }: Admission,
): boolean {
  const { accountId, workspaceId, role, delegation } = actor
  if (!sessions.has(upgrade.signedIn?.sessionId ?? '')) return false
  return members.get(`${accountId} ${workspaceId}`) === `${role} ${delegation}`
}
