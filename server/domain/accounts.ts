/** Accounts: the own name, language, theme, password and sessions. Nobody reads or changes another's through here. */
import type { Selectable } from 'kysely'
import * as api from '#shared/api/accounts.ts'
import type { InputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { Trilingual } from '#shared/locale.ts'
import type { Role } from '#shared/policy.ts'
import type { Ctx, Db, SignedIn, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { type Asker, audit } from './audit.ts'
import { announceEvents, recordEvent } from './events.ts'
import { membersOf } from './members.ts'
import { refuseTakenName } from './names.ts'
import { provePassword, stillProven } from './password-proof.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'
import { announceEnded, endSessions, STEP_UP_MS, sessionsOf } from './sessions.ts'

export async function getMe(ctx: Ctx, signedIn: SignedIn): Promise<api.Me> {
  const rows = await placesOf(ctx.db, signedIn.accountId)
  return {
    account: asAccount(await getAccount(ctx.db, signedIn.accountId)),
    memberships: rows.map((row) => ({
      workspaceId: row.workspace_id,
      slug: row.slug,
      memberId: row.id,
      delegation: row.delegation,
      role: row.role as Role,
      agency: row.agency,
      signatory: row.signatory === 1,
    })),
    steppedUpUntil: new Date(Date.parse(signedIn.steppedUpAt) + STEP_UP_MS).toISOString(),
  }
}

export async function updateMe(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof api.updateMe>,
): Promise<api.Account> {
  const now = ctx.now()
  const { account, renamedIn } = await ctx.db.transaction().execute(async (trx) => {
    const before = await getAccount(trx, signedIn.accountId)
    const after = {
      name: input.name ? JSON.stringify(input.name) : before.name,
      language: input.language === undefined ? before.language : input.language,
      theme: input.theme ?? before.theme,
    }
    await trx.updateTable('accounts').set(after).where('id', '=', before.id).execute()
    const renamed = after.name !== before.name
    return {
      account: asAccount({ ...before, ...after }),
      renamedIn: renamed ? await tellOfName(trx, now, signedIn) : [],
    }
  })
  for (const workspaceId of renamedIn) announceEvents(ctx, workspaceId)
  return account
}

/** Ends all other sessions: whoever else knew the old password is out. */
export async function changePassword(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof api.changePassword>,
): Promise<void> {
  const account = await getAccount(ctx.db, signedIn.accountId)
  refuseWeakPassword(input.next, 'next', ownWords(account.email))
  await provePassword(ctx, { ...signedIn, email: account.email, account, password: input.current })
  const password_hash = await hashPassword(input.next)
  const now = ctx.now()
  const ended = await ctx.db.transaction().execute(async (trx) => {
    await stillProven(trx, ctx, account)
    await trx.updateTable('accounts').set({ password_hash }).where('id', '=', account.id).execute()
    const sessions = await sessionsOf(trx, now, account.id)
    const others = sessions.map((session) => session.id).filter((id) => id !== signedIn.sessionId)
    await endSessions(trx, others)
    const details = { endedSessions: others.length }
    await audit(trx, { at: now, by: signedIn, action: 'password.change', object: account.id, details })
    return others
  })
  announceEnded(ctx, account.id, ended)
}

export async function listSessions(ctx: Ctx, signedIn: SignedIn): Promise<api.SessionRow[]> {
  const rows = await sessionsOf(ctx.db, ctx.now(), signedIn.accountId)
  return rows.map((row) => ({
    id: row.public_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    address: row.address,
    current: row.id === signedIn.sessionId,
  }))
}

export async function endSession(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof api.endSession>,
): Promise<void> {
  const now = ctx.now()
  const ended = await ctx.db.transaction().execute(async (trx) => {
    const sessions = await sessionsOf(trx, now, signedIn.accountId)
    const named = sessions.find((session) => session.public_id === input.session) ?? fail('not_found')
    await endSessions(trx, [named.id])
    await audit(trx, { at: now, by: signedIn, action: 'session.end', object: named.public_id })
    return named.id
  })
  announceEnded(ctx, signedIn.accountId, [ended])
}

export interface NewAccount {
  /** Trimmed and in lower case. */
  email: string
  name: Trilingual
  passwordHash: string
}

export async function createAccount(trx: Tx, now: Date, by: Asker, input: NewAccount): Promise<api.Account> {
  const row = {
    id: newId(now.getTime()),
    email: input.email,
    name: JSON.stringify(input.name),
    password_hash: input.passwordHash,
    language: null,
    theme: 'system',
    created_at: now.toISOString(),
    disabled_at: null,
  }
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('accounts')
    .values(row)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) {
    fail('account.email_taken', { issues: [{ path: 'email', problem: 'taken' }] })
  }
  await audit(trx, { at: now, by, action: 'account.create', object: row.id })
  return asAccount(row)
}

type Row = Selectable<Tables['accounts']>

export async function getAccount(db: Db | Tx, id: string): Promise<Row> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? fail('not_found')
}

export async function findAccountByEmail(db: Db | Tx, email: string): Promise<Row | null> {
  const row = await db
    .selectFrom('accounts')
    .selectAll()
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export function asAccount(row: Row): api.Account {
  return api.Account.parse({
    id: row.id,
    email: row.email,
    name: Trilingual.parse(JSON.parse(row.name)),
    language: row.language,
    theme: row.theme,
  })
}

/** What an attacker would try first as this person's password. */
export function ownWords(email: string): string[] {
  return [email, ...email.split('@')]
}

async function tellOfName(trx: Tx, now: Date, signedIn: SignedIn): Promise<string[]> {
  await audit(trx, { at: now, by: signedIn, action: 'account.rename', object: signedIn.accountId })
  const places = await placesOf(trx, signedIn.accountId)
  for (const { id, workspace_id: workspaceId } of places) {
    const member = (await membersOf(trx, workspaceId)).find((each) => each.id === id)
    if (member) await recordEvent(trx, { at: now, workspaceId, name: 'member', payload: { member } })
    // The event holds the workspace's row.
    await refuseTakenName(trx, workspaceId, signedIn.accountId)
  }
  return places.map((place) => place.workspace_id)
}

function placesOf(db: Db | Tx, accountId: string) {
  return db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .selectAll('members')
    .select('workspaces.slug')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('members.id')
    .execute()
}
