/**
 * The points of a register as rows, for lists, search and events: what the document says, read off it shortly after it
 * changed. Rows can be rebuilt from the log; nothing is decided from them that a signature depends on.
 */
import type * as Y from 'yjs'
import type { Ctx, Head } from '../context.ts'
import { announceEvents } from './events.ts'
import { type Changed, storeReading } from './point-rows.ts'
import { readPoints } from './readings.ts'
import { lockRegister } from './registers.ts'
import { storedDocument } from './stored-documents.ts'

export type ProjectionCtx = Pick<Ctx, 'db' | 'dialect' | 'now' | 'bus'>

/**
 * Called by the room soon after people typed. `doc` is the committed state at `head`, read before the first await, and
 * `changed` names every point whose title or body changed since the last call, whichever node wrote it.
 */
export async function projectPoints(
  ctx: ProjectionCtx,
  registerId: string,
  doc: Y.Doc,
  head: Head,
  changed: readonly Changed[],
): Promise<void> {
  const reading = readPoints(doc, [...new Set(changed.map((each) => each.pointId))])
  const workspaceId = await ctx.db.transaction().execute(async (trx) => {
    const register = await lockRegister(trx, ctx.dialect, registerId)
    const told = await storeReading(trx, {
      now: ctx.now(),
      register,
      head,
      reading,
      changed,
      structure: false,
    })
    const projected = Math.max(register.projected_seq, head.seq)
    await trx
      .updateTable('registers')
      .set({ projected_seq: projected })
      .where('id', '=', registerId)
      .execute()
    return told ? register.workspace_id : null
  })
  if (workspaceId !== null) announceEvents(ctx, workspaceId)
}

/** Typing that is this old and not projected was left behind by a process that died. */
const LEFT_BEHIND_MS = 2000

/** Brings the rows up to the log if a crash left them behind; ordinary typing is the room's own business. */
export async function repairProjection(ctx: Ctx, registerId: string): Promise<void> {
  const behind = await ctx.db
    .selectFrom('registers')
    .innerJoin('register_updates', (join) =>
      join
        .onRef('register_updates.register_id', '=', 'registers.id')
        .onRef('register_updates.seq', '=', 'registers.seq'),
    )
    .select('register_updates.at')
    .where('registers.id', '=', registerId)
    .whereRef('registers.projected_seq', '<', 'registers.seq')
    .executeTakeFirst()
  if (!behind || Date.parse(behind.at) > ctx.now().getTime() - LEFT_BEHIND_MS) return
  await ctx.registers.settled(registerId, async (doc, head) => {
    const stored = await storedDocument(ctx.db, registerId, await projectedSeq(ctx, registerId))
    await projectPoints(ctx, registerId, doc, head, changesIn(stored.touched))
  })
}

export async function projectedSeq(ctx: Pick<Ctx, 'db'>, registerId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('registers')
    .select('projected_seq')
    .where('id', '=', registerId)
    .executeTakeFirstOrThrow()
  return row.projected_seq
}

export function changesIn(touched: ReadonlyMap<string, ReadonlySet<string>>): Changed[] {
  return [...touched].map(([pointId, authors]) => ({ pointId, authors: [...authors] }))
}
