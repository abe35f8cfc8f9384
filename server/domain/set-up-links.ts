/** One-time links that keep a place for somebody without an account. Only the hash of a link is stored. */
import { createHash, randomBytes } from 'node:crypto'
import { type Expression, expressionBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Role } from '#shared/policy.ts'
import type { Ctx, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { audit, type Asker } from './audit.ts'

const TOKEN_BYTES = 24
const VALID_MS = 14 * 24 * 60 * 60 * 1000

export interface KeptPlace {
  workspaceId: string
  delegation: string
  role: Role
  agency: string
  signatory: boolean
  /** Null: whoever holds the link chooses. */
  email: string | null
}

function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether a row is the link with this token and still works: one for a side's first chair ends with the first chair. */
export function linkWorks(now: Date, token: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'set_up_links'>()
  const chair = eb
    .selectFrom('members')
    .select('members.id')
    .whereRef('members.workspace_id', '=', 'set_up_links.workspace_id')
    .whereRef('members.delegation', '=', 'set_up_links.delegation')
    .where('members.role', '=', 'chair')
    .where('members.ended_at', 'is', null)
  const isForFirstChair = eb.and([
    eb('set_up_links.role', '=', 'chair'),
    eb('set_up_links.email', 'is', null),
  ])
  return eb.and([
    eb('set_up_links.token_hash', '=', hashOfToken(token)),
    eb('set_up_links.used_at', 'is', null),
    eb('set_up_links.expires_at', '>', now.toISOString()),
    eb.not(eb.and([isForFirstChair, eb.exists(chair)])),
  ])
}

/** Hands back the token, which nothing can show again. */
export async function createSetUpLink(trx: Tx, now: Date, by: Asker, place: KeptPlace): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await trx
    .insertInto('set_up_links')
    .values({
      token_hash: hashOfToken(token),
      workspace_id: place.workspaceId,
      delegation: place.delegation,
      role: place.role,
      agency: place.agency,
      signatory: place.signatory ? 1 : 0,
      email: place.email,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + VALID_MS).toISOString(),
      used_at: null,
    })
    .execute()
  const { workspaceId, delegation, role } = place
  await audit(trx, {
    at: now,
    by: { ...by, workspaceId },
    action: 'set-up-link.create',
    details: { delegation, role },
  })
  return token
}

/**
 * Uses the link up, and with it every other open link to the same place: a first chair's link is printed anew at each
 * start, and only one of them may ever work. Null when it is unknown, used or out of date.
 */
export async function takeSetUpLink(
  trx: Tx,
  now: Date,
  token: string,
): Promise<Selectable<Tables['set_up_links']> | null> {
  const at = now.toISOString()
  const taken = await trx
    .updateTable('set_up_links')
    .set({ used_at: at })
    .where(linkWorks(now, token))
    .returningAll()
    .executeTakeFirst()
  if (!taken) return null
  await trx
    .updateTable('set_up_links')
    .set({ used_at: at })
    .where('workspace_id', '=', taken.workspace_id)
    .where('delegation', '=', taken.delegation)
    .where('role', '=', taken.role)
    .where('email', taken.email === null ? 'is' : '=', taken.email)
    .where('used_at', 'is', null)
    .execute()
  return taken
}

/** Links that can never work again. Who used them is in the audit log. */
export async function forgetOldLinks(ctx: Ctx): Promise<void> {
  await ctx.db.deleteFrom('set_up_links').where('expires_at', '<', ctx.now().toISOString()).execute()
}
