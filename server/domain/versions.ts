/** The history of a point: which versions it came to, when and through whom. Versions are recorded once and never changed. */
import type { PointVersion } from '#shared/api/points.ts'
import type { Ctx, Db, SignedIn, Tx } from '../context.ts'
import { lockRegister, pointFor } from './registers.ts'

/** A point that nobody has typed in for this long has come to a version worth keeping. */
export const QUIET_MS = 3000

/** Newest first. Observers see the words that were released to them, not how they came about. */
export async function listVersions(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { point: string },
): Promise<PointVersion[]> {
  const { point, socket } = await pointFor(ctx, signedIn, input.point)
  const newestFirst = ctx.db
    .selectFrom('point_versions')
    .innerJoin('versions', 'versions.version', 'point_versions.version')
    .select(['point_versions.version', 'point_versions.at', 'point_versions.authors', 'versions.content'])
    .where('point_versions.point_id', '=', point.id)
    .orderBy('point_versions.seq', 'desc')
  const rows = await (socket ? newestFirst : newestFirst.limit(1)).execute()
  return rows.map((row) => ({
    version: row.version,
    at: row.at,
    authors: JSON.parse(row.authors) as string[],
    content: JSON.parse(row.content) as Record<string, unknown>,
  }))
}

/** Records where points have come to rest. A job calls it every second; a restart loses nothing, for it reads rows only. */
export async function recordQuietVersions(ctx: Pick<Ctx, 'db' | 'dialect' | 'now'>): Promise<number> {
  const quietSince = new Date(ctx.now().getTime() - QUIET_MS).toISOString()
  const waiting = await waitingPoints(ctx.db, quietSince).select(['id', 'register_id']).execute()
  for (const [registerId, points] of Map.groupBy(waiting, (row) => row.register_id)) {
    await ctx.db.transaction().execute(async (trx) => {
      const { seq } = await lockRegister(trx, ctx.dialect, registerId)
      const still = waitingPoints(trx, quietSince).select('id').where('register_id', '=', registerId)
      const ids = new Set((await still.execute()).map((row) => row.id))
      for (const { id } of points) if (ids.has(id)) await recordVersion(trx, id, seq)
    })
  }
  return waiting.length
}

function waitingPoints(db: Db | Tx, quietSince: string) {
  return db
    .selectFrom('points')
    .where('recorded', '=', 0)
    .where('changed_at', '<=', quietSince)
    .where('deleted_at', 'is', null)
}

/** Keeps the version that the projected row holds now, unless it is the newest one already. Hold the head row. */
export async function recordVersion(trx: Tx, pointId: string, registerSeq: number): Promise<void> {
  const point = await trx
    .selectFrom('points')
    .select(['version', 'content', 'changed_at', 'changed_by'])
    .where('id', '=', pointId)
    .executeTakeFirstOrThrow()
  const newest = await newestVersion(trx, pointId)
  if (newest?.version !== point.version) {
    await keepContent(trx, point)
    await trx
      .insertInto('point_versions')
      .values({
        point_id: pointId,
        seq: (newest?.seq ?? 0) + 1,
        version: point.version,
        at: point.changed_at,
        authors: point.changed_by,
        register_seq: registerSeq,
      })
      .execute()
  }
  await trx.updateTable('points').set({ recorded: 1 }).where('id', '=', pointId).execute()
}

function newestVersion(trx: Tx, pointId: string) {
  return trx
    .selectFrom('point_versions')
    .select(['seq', 'version'])
    .where('point_id', '=', pointId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function keepContent(
  trx: Tx,
  point: { version: string; content: string; changed_at: string },
): Promise<void> {
  await trx
    .insertInto('versions')
    .values({ version: point.version, content: point.content, at: point.changed_at })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}
