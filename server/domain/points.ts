/** Points as people read them: rows of the projection with where every delegation stands. Commands that change one are in point-commands. */
import type { Point, PointRow } from '#shared/api/points.ts'
import { Trilingual } from '#shared/locale.ts'
import { can } from '#shared/policy.ts'
import type { PointKind } from '#shared/point-kind.ts'
import type { Standing } from '#shared/sign-offs.ts'
import type { Selectable } from 'kysely'
import type { Ctx, SignedIn } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { repairProjection } from './projection.ts'
import { readPoint } from './readings.ts'
import { type PointAccess, pointFor, registerFor } from './registers.ts'
import { actsOf, changesOf, ledgersOf, standingFor } from './standings.ts'
import { delegationsOf } from './workspaces.ts'

/** In the order of the agenda. Observers get the released ones; numbers stay those of the agenda. */
export async function listPoints(ctx: Ctx, signedIn: SignedIn, input: { reg: string }): Promise<PointRow[]> {
  const { register, socket } = await registerFor(ctx, signedIn, input.reg)
  await repairProjection(ctx, register.id)
  const delegations = await delegationsOf(ctx.db, register.workspaceId)
  const rows = await ctx.db
    .selectFrom('points')
    .selectAll()
    .where('register_id', '=', register.id)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const { acts, changes } = await ledgersOf(ctx.db, register.id)
  return rows
    .map((row) =>
      rowOf(row, standingFor(acts.get(row.id) ?? [], row.version, delegations, changes.get(row.id))),
    )
    .filter((point) => socket || point.released)
}

export async function getPoint(ctx: Ctx, signedIn: SignedIn, input: { point: string }): Promise<Point> {
  return pointAnswer(ctx, await pointFor(ctx, signedIn, input.point))
}

/** The whole of a point as it is now: words that were typed a moment ago and are not projected yet are in it. */
export async function pointAnswer(ctx: Ctx, { actor, register, point }: PointAccess): Promise<Point> {
  const row = await currentWords(ctx, point)
  const acts = await actsOf(ctx.db, row.id)
  const changes = await changesOf(ctx.db, [row.id])
  const delegations = await delegationsOf(ctx.db, register.workspaceId)
  return {
    ...rowOf(row, standingFor(acts, row.version, delegations, changes.get(row.id))),
    registerId: register.id,
    content: JSON.parse(row.content) as Record<string, unknown>,
    acts: can(actor, 'ledger.read') ? acts : [],
  }
}

type PointRecord = Selectable<Tables['points']>

async function currentWords(ctx: Ctx, row: PointRecord): Promise<PointRecord> {
  const head = await ctx.db
    .selectFrom('registers')
    .select(['seq', 'projected_seq'])
    .where('id', '=', row.register_id)
    .executeTakeFirstOrThrow()
  if (head.seq === head.projected_seq) return row
  const read = await ctx.registers.settled(row.register_id, async (doc) => readPoint(doc, row.id))
  if (!read) return row
  const { content, version } = read
  return { ...row, title: JSON.stringify(read.title), fields: JSON.stringify(read.fields), content, version }
}

function rowOf(row: PointRecord, standing: Standing): PointRow {
  return {
    id: row.id,
    kind: row.kind as PointKind,
    number: row.position,
    title: Trilingual.parse(JSON.parse(row.title)),
    version: row.version,
    fields: JSON.parse(row.fields) as Record<string, unknown>,
    ...standing,
    changedAt: row.changed_at,
    changedBy: JSON.parse(row.changed_by) as string[],
  }
}
