/** Registers as rows: who may see one, who may type where in it, which of its points are sealed. It never touches a document. */
import { can, type Rights } from '#shared/policy.ts'
import { LANGUAGES, type Language, Trilingual } from '#shared/locale.ts'
import type { Place } from '#shared/register.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { RegisterKind, RegisterRow } from '#shared/api/workspaces.ts'
import type { Selectable } from 'kysely'
import type { Actor, Ctx, Db, SignedIn, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { releasedPoints } from './standings.ts'
import { template } from './template.ts'
import { actorIn } from './workspaces.ts'

export interface RegisterRecord {
  id: string
  workspaceId: string
  kind: RegisterKind
  meetingId: string | null
  /** The side whose drafts these are; null for what is joint. */
  delegation: string | null
  title: Trilingual
  seq: number
  epoch: number
  /** The newest row of earlier epochs. */
  epochSeq: number
  policyVersion: number
  /** A closed register is read-only for everybody. */
  closedAt: string | null
}

export interface RegisterAccess {
  actor: Actor
  register: RegisterRecord
  /** What sockets may do. Acts and fields have rules of their own. */
  access: 'write' | 'read'
  /** Observers read released points over HTTP; no document is ever sent to them. */
  socket: boolean
}

/** Absent, of another workspace, and not for this member's eyes are one answer: not_found. */
export async function registerFor(ctx: Ctx, signedIn: SignedIn, registerId: string): Promise<RegisterAccess> {
  const register = await findRegister(ctx.db, registerId)
  if (!register) fail('not_found')
  const actor = await actorIn(ctx, signedIn, register.workspaceId)
  if (!maySee(actor, register)) fail('not_found')
  return { actor, register, access: accessOf(actor, register), socket: can(actor, 'register.read') }
}

export interface PointAccess extends RegisterAccess {
  point: Selectable<Tables['points']>
}

/** A point that was deleted, or that observers are not shown, does not exist for the asker. */
export async function pointFor(ctx: Ctx, signedIn: SignedIn, pointId: string): Promise<PointAccess> {
  const point = await ctx.db
    .selectFrom('points')
    .selectAll()
    .where('id', '=', pointId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!point) fail('not_found')
  const access = await registerFor(ctx, signedIn, point.register_id)
  const released = access.socket || (await releasedPoints(ctx.db, access.register.id)).has(pointId)
  return released ? { ...access, point } : fail('not_found')
}

export async function findRegister(db: Db | Tx, registerId: string): Promise<RegisterRecord | null> {
  const row = await db.selectFrom('registers').selectAll().where('id', '=', registerId).executeTakeFirst()
  return row ? recordOf(row) : null
}

/** The registers that a member may open, agendas in the order of their meetings. */
export async function listRegisters(db: Db | Tx, actor: Actor): Promise<RegisterRow[]> {
  const rows = await db
    .selectFrom('registers')
    .leftJoin('meetings', 'meetings.register_id', 'registers.id')
    .selectAll('registers')
    .where('registers.workspace_id', '=', actor.workspaceId)
    .orderBy('meetings.starts_at')
    .orderBy('registers.id')
    .execute()
  return rows
    .map(recordOf)
    .filter((register) => maySee(actor, register))
    .map((register) => ({
      id: register.id,
      kind: register.kind,
      title: register.title,
      ...(register.meetingId && { meetingId: register.meetingId }),
      ...(register.delegation && { delegation: register.delegation }),
      access: accessOf(actor, register),
    }))
}

/** Kinds whose points both sides share. Compartments have named readers and stay closed until those exist. */
const JOINT: readonly RegisterKind[] = ['agenda', 'actions', 'targets']

function maySee(actor: Rights, register: RegisterRecord): boolean {
  if (JOINT.includes(register.kind)) return true
  return register.kind === 'drafts' && actor.delegation !== null && actor.delegation === register.delegation
}

function accessOf(actor: Rights, register: RegisterRecord): 'write' | 'read' {
  if (register.closedAt !== null) return 'read'
  const writes = can(actor, 'text.edit') || can(actor, 'side.write', { delegation: actor.delegation })
  return writes ? 'write' : 'read'
}

/** Whether this member may change the text at a place now. Pure: the gate asks it for every update. */
export function mayType(
  actor: Rights,
  register: Pick<RegisterRecord, 'closedAt'>,
  place: Place,
  sealed: ReadonlySet<string>,
): true | 'policy.denied' | 'point.sealed' {
  if (register.closedAt !== null || !mayWriteIn(actor, place)) return 'policy.denied'
  return sealed.has(place.pointId) ? 'point.sealed' : true
}

function mayWriteIn(actor: Rights, place: Place): boolean {
  if (place.part === 'bySide') return can(actor, 'side.write', { delegation: place.key })
  return LANGUAGES.includes(place.key as Language) && can(actor, 'text.edit')
}

export interface NewRegister {
  workspaceId: string
  kind: RegisterKind
  title: Trilingual
  meetingId?: string
  delegation?: string
}

/** An empty register; its document begins with the first point. */
export async function createRegister(trx: Tx, now: Date, input: NewRegister): Promise<string> {
  const id = newId(now.getTime())
  await trx
    .insertInto('registers')
    .values({
      id,
      workspace_id: input.workspaceId,
      kind: input.kind,
      meeting_id: input.meetingId ?? null,
      delegation: input.delegation ?? null,
      title: JSON.stringify(input.title),
      seq: 0,
      epoch: 0,
      epoch_seq: 0,
      policy_version: 0,
      projected_seq: 0,
      created_at: now.toISOString(),
      closed_at: null,
    })
    .execute()
  return id
}

/**
 * Reads the head row and, where rows are locked one by one, holds it until the transaction ends: appends, acts and
 * closing all take it first, so that they stand in one order on all nodes.
 */
const readHead = template<{ id: string }, Selectable<Tables['registers']>>((db, { id }) =>
  db.selectFrom('registers').selectAll().where('id', '=', id),
)

const lockHead = template<{ id: string }, Selectable<Tables['registers']>>((db, { id }) =>
  db.selectFrom('registers').selectAll().where('id', '=', id).forUpdate(),
)

export async function lockRegister(
  trx: Tx,
  dialect: Ctx['dialect'],
  registerId: string,
): Promise<Selectable<Tables['registers']>> {
  const { rows } = await (dialect.lockRows ? lockHead : readHead)(trx, { id: registerId })
  return rows[0] ?? fail('not_found')
}

/** Rooms on every node judge again what they judged under the older number. */
export async function bumpPolicy(trx: Tx, registerId: string): Promise<void> {
  await trx
    .updateTable('registers')
    .set((eb) => ({ policy_version: eb('policy_version', '+', 1) }))
    .where('id', '=', registerId)
    .execute()
}

function recordOf(row: Selectable<Tables['registers']>): RegisterRecord {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    kind: row.kind as RegisterKind,
    meetingId: row.meeting_id,
    delegation: row.delegation,
    title: Trilingual.parse(JSON.parse(row.title)),
    seq: row.seq,
    epoch: row.epoch,
    epochSeq: row.epoch_seq,
    policyVersion: row.policy_version,
    closedAt: row.closed_at,
  }
}
