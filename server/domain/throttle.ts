/** Counts tries in the database, so that a restart forgives nobody. It decides nothing about right or wrong. */
import { fail } from '#shared/errors.ts'
import type { Ctx, Tx } from '../context.ts'

export interface Throttle {
  key: string
  /** Failures in a row that cost no pause. */
  free: number
  /** The first pause; it doubles with each further failure. */
  firstPauseMs: number
  maxPauseMs: number
}

/** Failures older than this are forgotten. */
export const FORGET_AFTER_MS = 30 * 60 * 1000

/**
 * Counts a try before it is judged, so that a hundred at the same moment are a hundred. Ends with auth.too_many_tries,
 * and counts nothing, while any of the keys has to wait.
 */
export async function takeTry(ctx: Ctx, throttles: readonly Throttle[]): Promise<void> {
  const now = ctx.now()
  // In one order everywhere: two tries that wait for each other's rows would wait for ever.
  const ordered = throttles.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  await ctx.db.transaction().execute(async (trx) => {
    for (const throttle of ordered) await countOn(trx, now, throttle)
  })
}

/** Takes the try back once it has succeeded: the account's failures are forgotten, the address keeps those of others. */
export async function giveTryBack(ctx: Ctx, keys: { forget: string; lessen: string }): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('throttles')
      .set((eb) => ({ failures: eb('failures', '-', 1), blocked_until: null }))
      .where('key', '=', keys.lessen)
      .where('failures', '>', 0)
      .execute()
    await trx.deleteFrom('throttles').where('key', '=', keys.forget).execute()
  })
}

export async function forgetOldTries(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - FORGET_AFTER_MS).toISOString()
  await ctx.db.deleteFrom('throttles').where('updated_at', '<', before).execute()
}

async function countOn(trx: Tx, now: Date, throttle: Throttle): Promise<void> {
  const at = now.toISOString()
  const forgotten = new Date(now.getTime() - FORGET_AFTER_MS).toISOString()
  const row = await trx
    .insertInto('throttles')
    .values({ key: throttle.key, failures: 1, blocked_until: null, updated_at: at })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        failures: eb
          .case()
          .when('throttles.updated_at', '<', forgotten)
          .then(1)
          .else(eb('throttles.failures', '+', 1))
          .end(),
        updated_at: at,
      })),
    )
    .returning(['failures', 'blocked_until'])
    .executeTakeFirstOrThrow()
  const wait = row.blocked_until === null ? 0 : Date.parse(row.blocked_until) - now.getTime()
  if (wait > 0) fail('auth.too_many_tries', { retryAfter: Math.ceil(wait / 1000) })
  const pause = pauseAfter(row.failures, throttle)
  if (pause === 0) return
  const until = new Date(now.getTime() + pause).toISOString()
  await trx.updateTable('throttles').set({ blocked_until: until }).where('key', '=', throttle.key).execute()
}

function pauseAfter(failures: number, { free, firstPauseMs, maxPauseMs }: Throttle): number {
  if (failures < free) return 0
  return Math.min(maxPauseMs, firstPauseMs * 2 ** Math.min(failures - free, 20))
}
