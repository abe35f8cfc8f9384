/** Creating, changing, moving and deleting points: structure, written by the server into the live document in one transaction with its rows. */
import type { createPoint as CreatePoint, Point } from '#shared/api/points.ts'
import type { InputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { type Action, can } from '#shared/policy.ts'
import {
  addPoint,
  orderedPointIds,
  type PointKind,
  type PointMap,
  pointOf,
  pointsOf,
} from '#shared/register.ts'
import { generateKeyBetween } from 'fractional-indexing'
import type * as Y from 'yjs'
import type { Actor, Ctx, Head, SignedIn, Tx } from '../context.ts'
import { audit } from './audit.ts'
import { announceEvents } from './events.ts'
import { invalid, requireKind, validChanges, validFields } from './point-fields.ts'
import { storeReading } from './point-rows.ts'
import { pointAnswer } from './points.ts'
import { type Reading, readPoints } from './readings.ts'
import { lockRegister, pointFor, type RegisterRecord, registerFor, requireSameRights } from './registers.ts'
import { sealedPoints } from './standings.ts'
import { delegationsOf } from './workspaces.ts'

/** An agenda beyond this is an import of something else. */
export const MAX_POINTS = 500

/** A repeated id is the same point: whoever did not hear the first answer asks again. */
export async function createPoint(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof CreatePoint>,
): Promise<Point> {
  const { actor, register } = await registerFor(ctx, signedIn, input.reg)
  requireRight(actor, 'point.create')
  const id = input.id ?? newId(ctx.now().getTime())
  if (!(await isThere(ctx, register, id))) {
    requireKind(register.kind, input.kind)
    requireOpen(register)
    const sides = await delegationsOf(ctx.db, register.workspaceId)
    const fields = validFields(input.kind, input.fields ?? {}, sides)
    await command(ctx, { actor, register, pointId: id, action: 'point.create' }, (doc) => {
      // Asked twice at the same time: the other one was first.
      if (pointOf(doc, id)) return
      if (pointsOf(doc).size >= MAX_POINTS) fail('input.too_large', { points: MAX_POINTS })
      const order = orderBehind(doc, input.after ?? orderedPointIds(doc).at(-1) ?? null, null)
      addPoint(doc, {
        id,
        kind: input.kind,
        order,
        title: input.title,
        ...(input.body && { body: input.body }),
        fields,
        sides,
      })
    })
  }
  return pointAnswer(ctx, await pointFor(ctx, signedIn, id))
}

/** An id that another register uses, or that a deleted point used, is refused by name. */
async function isThere(ctx: Ctx, register: RegisterRecord, id: string): Promise<boolean> {
  const known = await ctx.db
    .selectFrom('points')
    .select(['register_id', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (known && (known.register_id !== register.id || known.deleted_at !== null)) invalid('id', 'taken')
  return known !== undefined
}

export async function updatePoint(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { point: string; fields: Record<string, unknown> },
): Promise<Point> {
  const { actor, register, point } = await pointFor(ctx, signedIn, input.point)
  requireRight(actor, 'fields.edit')
  requireOpen(register)
  const delegations = await delegationsOf(ctx.db, register.workspaceId)
  const changes = validChanges(point.kind as PointKind, input.fields, delegations)
  await command(
    ctx,
    { actor, register, pointId: point.id, action: 'point.update', sealable: true },
    (doc) => {
      const fields = existing(doc, point.id).get('fields') as Y.Map<unknown>
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) fields.delete(name)
        else if (fields.get(name) !== value) fields.set(name, value)
      }
    },
  )
  return pointAnswer(ctx, await pointFor(ctx, signedIn, point.id))
}

/** Order is no part of what is signed, so a sealed point may be moved. */
export async function movePoint(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { point: string; after: string | null },
): Promise<Point> {
  const { actor, register, point } = await pointFor(ctx, signedIn, input.point)
  requireRight(actor, 'agenda.order')
  requireOpen(register)
  if (input.after === point.id) invalid('after', 'itself')
  await command(ctx, { actor, register, pointId: point.id, action: 'point.move' }, (doc) => {
    const moved = existing(doc, point.id)
    const before = orderedPointIds(doc)
    const stands = before[before.indexOf(point.id) - 1] ?? null
    if (stands !== input.after) moved.set('order', orderBehind(doc, input.after, point.id))
  })
  return pointAnswer(ctx, await pointFor(ctx, signedIn, point.id))
}

export async function deletePoint(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { point: string },
): Promise<undefined> {
  const { actor, register, point } = await pointFor(ctx, signedIn, input.point)
  requireRight(actor, 'point.delete')
  requireOpen(register)
  const change = (doc: Y.Doc) => {
    existing(doc, point.id)
    pointsOf(doc).delete(point.id)
  }
  const about = { actor, register, pointId: point.id, action: 'point.delete', sealable: true, unsigned: true }
  await command(ctx, about, change)
}

interface Command {
  actor: Actor
  register: RegisterRecord
  pointId: string
  /** For the audit log. */
  action: string
  /** Refused on a sealed point. */
  sealable?: boolean
  /** Refused on a point that was ever signed. */
  unsigned?: boolean
}

/** One change of the document with everything that depends on it, in one transaction. */
async function command(ctx: Ctx, about: Command, change: (doc: Y.Doc) => void): Promise<void> {
  const { actor, register, pointId } = about
  await requireAllowed(ctx.db, about)
  const read = (doc: Y.Doc) => {
    change(doc)
    return readPoints(doc, [pointId])
  }
  await ctx.registers.edit(register.id, actor.accountId, read, (trx, reading, head) =>
    store(ctx, trx, about, reading, head),
  )
  announceEvents(ctx, register.workspaceId)
}

async function store(ctx: Ctx, trx: Tx, about: Command, reading: Reading, head: Head): Promise<void> {
  const { actor, register, pointId } = about
  const row = await lockRegister(trx, ctx.dialect, register.id)
  if (row.closed_at !== null) fail('meeting.wrong_state')
  await requireSameRights(trx, actor)
  // Asked again under the lock: a seal or a signature may have come in between.
  await requireAllowed(trx, about)
  const now = ctx.now()
  const changed = [{ pointId, authors: [actor.accountId] }]
  await storeReading(trx, { now, register: row, head, reading, changed, structure: true })
  // Rows that people typed and that are not projected yet keep the projection behind.
  if (row.projected_seq === head.seq - 1) {
    await trx
      .updateTable('registers')
      .set({ projected_seq: head.seq })
      .where('id', '=', register.id)
      .execute()
  }
  await audit(trx, { at: now, by: actor, action: about.action, object: pointId })
}

async function requireAllowed(
  db: Ctx['db'] | Tx,
  { register, pointId, sealable, unsigned }: Command,
): Promise<void> {
  if (sealable && (await sealedPoints(db, register.id)).has(pointId)) fail('point.sealed', { pointId })
  if (unsigned && (await wasSigned(db, pointId))) fail('point.signed', { pointId })
}

/** A signature that was withdrawn is still in the ledger, and the point that it names has to stay. */
async function wasSigned(db: Ctx['db'] | Tx, pointId: string): Promise<boolean> {
  const act = await db
    .selectFrom('acts')
    .select('seq')
    .where('point_id', '=', pointId)
    .where('act', 'in', ['sign', 'reserve'])
    .limit(1)
    .executeTakeFirst()
  return act !== undefined
}

function requireRight(actor: Actor, action: Action): void {
  if (!can(actor, action)) fail('policy.denied')
}

function requireOpen(register: RegisterRecord): void {
  if (register.closedAt !== null) fail('meeting.wrong_state')
}

function existing(doc: Y.Doc, pointId: string): PointMap {
  return pointOf(doc, pointId) ?? fail('not_found')
}

/** The order key for a place behind `after`, or at the top; `moving` is the point that leaves its own place for it. */
function orderBehind(doc: Y.Doc, after: string | null, moving: string | null): string {
  const ids = orderedPointIds(doc).filter((id) => id !== moving)
  const index = after === null ? -1 : ids.indexOf(after)
  if (after !== null && index === -1) invalid('after', 'not_in_this_register')
  const keys = ids.map((id) => String(pointOf(doc, id)?.get('order')))
  const low = keys[index] ?? null
  // Two nodes may have given the same key; behind the last of the equals is the nearest place there is.
  const high = keys.slice(index + 1).find((key) => low === null || key > low) ?? null
  return generateKeyBetween(low, high)
}
