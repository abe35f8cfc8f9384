/** Creating, changing, moving and deleting points: structure, written by the server into the live document in one transaction with its rows. */
import type { createPoint as CreatePoint, Point } from '#shared/api/points.ts'
import type { InputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { type Action, can } from '#shared/policy.ts'
import type { PointKind } from '#shared/point-kind.ts'
import { addPoint, orderedPointIds, type PointMap, pointOf, pointsOf } from '#shared/register.ts'
import { generateKeyBetween } from 'fractional-indexing'
import type * as Y from 'yjs'
import type { Actor, Ctx, SignedIn } from '../context.ts'
import { invalid, requireKind, validChanges, validFields } from './point-fields.ts'
import { writePoint } from './point-writes.ts'
import { pointAnswer } from './points.ts'
import { pointFor, type RegisterRecord, registerFor } from './registers.ts'
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
    await writePoint(ctx, { actor, register, pointId: id, action: 'point.create' }, (doc) => {
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
  await writePoint(
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
  await writePoint(ctx, { actor, register, pointId: point.id, action: 'point.move' }, (doc) => {
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
  await writePoint(ctx, about, change)
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
