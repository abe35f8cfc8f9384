/**
 * Sessions, kept by Lucia behind this one file. The cookie holds the id, the database only its hash; a session slides for
 * half an hour at a time and never past twelve hours. An open socket or event stream keeps it awake.
 */
import { createHash } from 'node:crypto'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import type { Selectable } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Ctx, Db, SignedIn, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'

export const IDLE_MS = 30 * 60 * 1000
export const ABSOLUTE_MS = 12 * 60 * 60 * 1000
export const STEP_UP_MS = 15 * 60 * 1000
/** Not every request writes: a session is seen at most once a minute. */
const SEEN_EVERY_MS = 60 * 1000
const MAX_USER_AGENT_LENGTH = 300
/** What Lucia makes; anything else in the cookie is not even looked up. */
const TOKEN = /^[a-z2-7]{40}$/

interface Attributes {
  hash: string
  publicId: string
  lastSeenAt: string
  steppedUpAt: string
  userAgent: string
  address: string
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Attributes>
    DatabaseSessionAttributes: Attributes
    DatabaseUserAttributes: Record<never, never>
  }
}

export interface Origin {
  address: string
  requestId: string
}

/** The account behind a cookie, or null for whatever is not a running session of an account in good standing. */
export async function validateSession(
  ctx: Ctx,
  cookieValue: string,
  request: Origin,
): Promise<SignedIn | null> {
  if (!TOKEN.test(cookieValue)) return null
  const now = ctx.now()
  const { session } = await luciaOn(ctx.db, now).validateSession(cookieValue)
  if (!session) return null
  const { hash, steppedUpAt, lastSeenAt } = session
  if (now.getTime() - Date.parse(lastSeenAt) >= SEEN_EVERY_MS) await touchSessions(ctx, [hash])
  return { accountId: session.userId, sessionId: hash, steppedUpAt, ...request }
}

/** Hands back the value for the cookie, which nothing can show again. */
export async function startSession(
  trx: Tx,
  now: Date,
  accountId: string,
  device: { userAgent: string; address: string },
): Promise<{ cookieValue: string; publicId: string }> {
  const publicId = newId(now.getTime())
  const at = now.toISOString()
  const session = await luciaOn(trx, now).createSession(accountId, {
    hash: '',
    publicId,
    lastSeenAt: at,
    steppedUpAt: at,
    userAgent: device.userAgent.slice(0, MAX_USER_AGENT_LENGTH),
    address: device.address,
  })
  return { cookieValue: session.id, publicId }
}

/** Whether the session behind an open socket or stream still runs; asked again whenever its access is in doubt. */
export async function sessionRuns(
  ctx: { db: Db | Tx; now: Ctx['now'] },
  sessionId: string | null,
): Promise<boolean> {
  if (sessionId === null) return false
  const row = await runningSessions(ctx.db, ctx.now())
    .select('sessions.id')
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst()
  return row !== undefined
}

/** Slides sessions that are in use. The step-up does not slide. */
export async function touchSessions(ctx: Ctx, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  const now = ctx.now()
  await slide(ctx.db, sessionIds, { now, until: new Date(now.getTime() + IDLE_MS).toISOString() })
}

/** The running sessions of an account, newest first. */
export async function sessionsOf(db: Db | Tx, now: Date, accountId: string) {
  return runningSessions(db, now)
    .selectAll('sessions')
    .where('account_id', '=', accountId)
    .orderBy('sessions.created_at', 'desc')
    .orderBy('public_id', 'desc')
    .execute()
}

/** Ends them in the transaction; call `announceEnded` once it is committed. */
export async function endSessions(trx: Tx, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length > 0) await trx.deleteFrom('sessions').where('id', 'in', sessionIds).execute()
}

/** Sockets and streams of ended sessions close, on every node. */
export function announceEnded(ctx: Pick<Ctx, 'bus'>, accountId: string, sessionIds: readonly string[]): void {
  for (const sessionId of sessionIds) ctx.bus.publish({ topic: 'access', accountId, sessionId })
}

/** For the clock: sessions nobody used in time, so that their sockets close too. */
export async function endExpiredSessions(ctx: Ctx): Promise<void> {
  const expired = await ctx.db
    .deleteFrom('sessions')
    .where('expires_at', '<=', ctx.now().toISOString())
    .returning(['id', 'account_id'])
    .execute()
  for (const { id, account_id } of expired) announceEnded(ctx, account_id, [id])
}

export function hashOfCookie(cookieValue: string): string {
  return createHash('sha256').update(cookieValue).digest('hex')
}

function runningSessions(db: Db | Tx, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .where('expires_at', '>', now.toISOString())
    .where('disabled_at', 'is', null)
}

function luciaOn(db: Db | Tx, now: Date): Lucia<Attributes> {
  return new Lucia(adapterOn(db, now), {
    sessionExpiresIn: new TimeSpan(IDLE_MS, 'ms'),
    getSessionAttributes: (attributes) => attributes,
  })
}

/** Lucia reads the clock of the system; instants are moved by what `ctx.now` is ahead of it. */
function adapterOn(db: Db | Tx, now: Date): Adapter {
  const ahead = now.getTime() - Date.now()
  const fromLucia = (date: Date) => new Date(date.getTime() + ahead).toISOString()
  const toLucia = (row: Selectable<Tables['sessions']>, id: string): DatabaseSession => ({
    id,
    userId: row.account_id,
    expiresAt: new Date(Date.parse(row.expires_at) - ahead),
    attributes: {
      hash: row.id,
      publicId: row.public_id,
      lastSeenAt: row.last_seen_at,
      steppedUpAt: row.stepped_up_at,
      userAgent: row.user_agent,
      address: row.address,
    },
  })
  return {
    async getSessionAndUser(cookieValue) {
      const hash = hashOfCookie(cookieValue)
      const row = await runningSessions(db, now)
        .selectAll('sessions')
        .where('sessions.id', '=', hash)
        .executeTakeFirst()
      return row ? [toLucia(row, cookieValue), { id: row.account_id, attributes: {} }] : [null, null]
    },
    async getUserSessions(accountId) {
      return (await sessionsOf(db, now, accountId)).map((row) => toLucia(row, row.id))
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const { publicId, lastSeenAt, steppedUpAt, userAgent, address } = attributes
      await db
        .insertInto('sessions')
        .values({
          id: hashOfCookie(id),
          public_id: publicId,
          account_id: userId,
          created_at: lastSeenAt,
          last_seen_at: lastSeenAt,
          expires_at: fromLucia(expiresAt),
          absolute_expires_at: new Date(now.getTime() + ABSOLUTE_MS).toISOString(),
          stepped_up_at: steppedUpAt,
          user_agent: userAgent,
          address,
        })
        .execute()
    },
    async updateSessionExpiration(cookieValue, expiresAt) {
      await slide(db, [hashOfCookie(cookieValue)], { now, until: fromLucia(expiresAt) })
    },
    async deleteSession(cookieValue) {
      await db.deleteFrom('sessions').where('id', '=', hashOfCookie(cookieValue)).execute()
    },
    async deleteUserSessions(accountId) {
      await db.deleteFrom('sessions').where('account_id', '=', accountId).execute()
    },
    async deleteExpiredSessions() {
      await db.deleteFrom('sessions').where('expires_at', '<=', now.toISOString()).execute()
    },
  }
}

/** Never past the absolute end, whatever keeps a session awake. */
async function slide(
  db: Db | Tx,
  sessionIds: readonly string[],
  { now, until }: { now: Date; until: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set((eb) => ({
      last_seen_at: now.toISOString(),
      expires_at: eb
        .case()
        .when('absolute_expires_at', '<', until)
        .then(eb.ref('absolute_expires_at'))
        .else(until)
        .end(),
    }))
    .where('id', 'in', sessionIds)
    .where('expires_at', '>', now.toISOString())
    .execute()
}
