/** Members: who belongs to a workspace, for which side, in which role. A side never nominates for the other, and keeps a chair. */
import type { Selectable } from 'kysely'
import type { nominateMember as NominateMember, updateMember as UpdateMember } from '#shared/api/members.ts'
import type { Member } from '#shared/api/members.ts'
import type { InputOf, OutputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { Trilingual } from '#shared/locale.ts'
import { can, type Role } from '#shared/policy.ts'
import type { Actor, Ctx, Db, SignedIn, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { audit, type Asker } from './audit.ts'
import { requireEntitled } from './entitlement.ts'
import { announceEvents, recordEvent } from './events.ts'
import { refuseTakenName } from './names.ts'
import { recordTime } from './record-time.ts'
import { createSetUpLink } from './set-up-links.ts'
import { actorIn } from './workspaces.ts'

/** All members, ended ones too: their acts stay in the ledger. */
export async function membersOf(db: Db | Tx, workspaceId: string): Promise<Member[]> {
  const rows = await memberRows(db).where('workspace_id', '=', workspaceId).orderBy('members.id').execute()
  return rows.map(asMember)
}

export async function listMembers(ctx: Ctx, signedIn: SignedIn, input: { ws: string }): Promise<Member[]> {
  const actor = await actorIn(ctx, signedIn, input.ws)
  return membersOf(ctx.db, actor.workspaceId)
}

export async function nominateMember(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof NominateMember>,
): Promise<OutputOf<typeof NominateMember>> {
  const actor = await actorIn(ctx, signedIn, input.ws)
  const delegation = input.delegation ?? actor.delegation
  if (delegation === null || !can(actor, 'member.nominate', { delegation })) fail('policy.denied')
  const now = ctx.now()
  const place = {
    workspaceId: actor.workspaceId,
    delegation,
    role: input.role,
    agency: input.agency,
    signatory: input.signatory,
  }
  const nominated = await ctx.db.transaction().execute(async (trx) => {
    await requireEntitled(trx, ctx, actor)
    const account = await trx
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', input.email)
      .executeTakeFirst()
    if (account)
      return {
        member: await addMember(trx, now, actor, { ...place, accountId: account.id }),
        setUpPath: null,
      }
    const token = await createSetUpLink(trx, now, actor, { ...place, email: input.email })
    return { member: null, setUpPath: `/set-up/${token}` }
  })
  if (nominated.member) announceMember(ctx, actor.workspaceId, nominated.member.accountId)
  return nominated
}

export interface NewMember {
  workspaceId: string
  accountId: string
  /** Null for guests. */
  delegation: string | null
  role: Role
  agency: string
  signatory: boolean
}

/** Call `announceMember` once the transaction is committed. */
export async function addMember(trx: Tx, clock: Date, by: Asker, place: NewMember): Promise<Member> {
  const now = await recordTime(trx, place.workspaceId, clock)
  await refuseTakenName(trx, place.workspaceId, place.accountId)
  const id = newId(now.getTime())
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('members')
    .values({
      id,
      workspace_id: place.workspaceId,
      account_id: place.accountId,
      delegation: place.delegation,
      role: place.role,
      agency: place.agency,
      signatory: place.signatory ? 1 : 0,
      since: now.toISOString(),
      ended_at: null,
    })
    // The database decides, so that two nominations at the same moment give one place.
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) fail('member.exists')
  return tellOf(trx, now, by, { id, action: 'member.nominate', rights: true })
}

export async function updateMember(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof UpdateMember>,
): Promise<Member> {
  const actor = await actorIn(ctx, signedIn, input.ws)
  const member = await ctx.db.transaction().execute(async (trx) => {
    const before = await lockedMember(trx, ctx, actor, input.member)
    const now = await recordTime(trx, actor.workspaceId, ctx.now())
    await requireEntitled(trx, ctx, actor)
    if (!can(actor, 'member.change', { delegation: before.delegation })) fail('policy.denied')
    if (before.ended_at !== null)
      fail('input.invalid', { issues: [{ path: 'member', problem: 'membership_ended' }] })
    const after = changed(before, input, now)
    if (isChair(before) && !isChair(after)) await keepAChair(trx, before)
    await trx.updateTable('members').set(after).where('id', '=', before.id).execute()
    const rights = after.role !== before.role || after.signatory !== before.signatory
    const action = after.ended_at === null ? 'member.change' : 'member.end'
    return tellOf(trx, now, actor, { id: before.id, action, rights })
  })
  announceMember(ctx, actor.workspaceId, member.accountId)
  return member
}

/** After the commit: lists show it, and open sockets and streams prove their right again. */
export function announceMember(ctx: Ctx, workspaceId: string, accountId: string): void {
  announceEvents(ctx, workspaceId)
  ctx.bus.publish({ topic: 'access', accountId })
}

type Row = Selectable<Tables['members']>

/** The delegation's row is held first: two chairs who resign at the same moment do it one after the other. */
async function lockedMember(trx: Tx, ctx: Ctx, actor: Actor, id: string): Promise<Row> {
  const found = trx
    .selectFrom('members')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', actor.workspaceId)
  if (ctx.dialect.lockRows) {
    await trx
      .selectFrom('delegations')
      .select('code')
      .where('workspace_id', '=', actor.workspaceId)
      .forUpdate()
      .execute()
  }
  return (await found.executeTakeFirst()) ?? fail('not_found')
}

function changed(
  before: Row,
  input: InputOf<typeof UpdateMember>,
  now: Date,
): Pick<Row, 'role' | 'agency' | 'signatory' | 'ended_at'> {
  const signatory = input.signatory ?? before.signatory === 1
  return {
    role: input.role ?? before.role,
    agency: input.agency ?? before.agency,
    signatory: signatory ? 1 : 0,
    ended_at: input.ended === true ? now.toISOString() : null,
  }
}

function isChair(row: Pick<Row, 'role' | 'ended_at'>): boolean {
  return row.role === 'chair' && row.ended_at === null
}

async function keepAChair(trx: Tx, leaving: Row): Promise<void> {
  const another = await trx
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', leaving.workspace_id)
    .where('delegation', '=', leaving.delegation)
    .where('role', '=', 'chair')
    .where('ended_at', 'is', null)
    .where('id', '!=', leaving.id)
    .executeTakeFirst()
  if (!another) fail('member.last_chair')
}

interface Told {
  id: string
  action: string
  /** Role or signatory flag are new: the verifier of the ledger needs to know from when. */
  rights: boolean
}

/** What the record keeps of a change: a row of rights, an audit row, an event. */
async function tellOf(trx: Tx, now: Date, by: Asker, { id, action, rights }: Told): Promise<Member> {
  const row = await memberRows(trx).where('members.id', '=', id).executeTakeFirstOrThrow()
  if (rights) {
    const { count } = await trx
      .selectFrom('member_roles')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', id)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('member_roles')
      .values({
        member_id: id,
        seq: count + 1,
        at: now.toISOString(),
        role: row.role,
        signatory: row.signatory,
      })
      .execute()
  }
  const member = asMember(row)
  const { delegation, role, signatory, agency } = member
  const details = { account: member.accountId, delegation, role, signatory, agency }
  await audit(trx, { at: now, by: { ...by, workspaceId: row.workspace_id }, action, object: id, details })
  await recordEvent(trx, { at: now, workspaceId: row.workspace_id, name: 'member', payload: { member } })
  return member
}

function memberRows(db: Db | Tx) {
  return db
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .selectAll('members')
    .select('accounts.name')
}

function asMember(row: Row & { name: string }): Member {
  return {
    id: row.id,
    accountId: row.account_id,
    name: Trilingual.parse(JSON.parse(row.name)),
    delegation: row.delegation,
    role: row.role as Role,
    agency: row.agency,
    signatory: row.signatory === 1,
    since: row.since,
    endedAt: row.ended_at,
  }
}
