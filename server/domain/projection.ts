/**
 * The points of a register as rows, for lists, search and events: what the document says, read off it shortly after it
 * changed. Rows can be rebuilt from the log; nothing is decided from them that a signature depends on.
 */
import type * as Y from 'yjs'
import type { Ctx, Head, Tx } from '../context.ts'
import { announceEvents } from './events.ts'
import { type Changed, storeReading } from './point-rows.ts'
import { type Reading, readPoints } from './readings.ts'
import { lockRegister } from './registers.ts'
import { storedDocument } from './stored-documents.ts'
import { template } from './template.ts'

export type ProjectionCtx = Pick<Ctx, 'db' | 'dialect' | 'now' | 'bus'>

/** What a document said at `head` about the points that changed since the last time. */
export interface Projected {
  head: Head
  reading: Reading
  changed: readonly Changed[]
}

/** `doc` is the committed state at `head`; `changed` names every point whose words changed, whichever node wrote them. */
export function readProjection(doc: Y.Doc, head: Head, changed: readonly Changed[]): Projected {
  return { head, changed, reading: readPoints(doc, [...new Set(changed.map((each) => each.pointId))]) }
}

export async function projectPoints(
  ctx: ProjectionCtx,
  doc: Y.Doc,
  head: Head,
  changed: readonly Changed[],
): Promise<void> {
  await storeProjections(ctx, [readProjection(doc, head, changed)])
}

/** Called by the rooms soon after people typed: one commit for all of them, because a commit costs more than what it holds. */
export async function storeProjections(ctx: ProjectionCtx, all: readonly Projected[]): Promise<void> {
  const workspaces = await ctx.db.transaction().execute(async (trx) => {
    const told = new Set<string>()
    // All registers first and in one order: an act holds its register when it asks for the row of the workspace.
    const locked = await lockAll(trx, ctx.dialect, all)
    for (const { register, projected } of locked) {
      if (await storeProjection(trx, ctx.now(), register, projected)) told.add(register.workspace_id)
    }
    return told
  })
  for (const workspaceId of workspaces) announceEvents(ctx, workspaceId)
}

type Register = Awaited<ReturnType<typeof lockRegister>>

async function lockAll(
  trx: Tx,
  dialect: Ctx['dialect'],
  all: readonly Projected[],
): Promise<{ register: Register; projected: Projected }[]> {
  const locked: { register: Register; projected: Projected }[] = []
  const ordered = all.toSorted((a, b) => (a.head.registerId < b.head.registerId ? -1 : 1))
  for (const projected of ordered) {
    locked.push({ register: await lockRegister(trx, dialect, projected.head.registerId), projected })
  }
  return locked
}

const noteProjected = template<{ id: string; seq: number }>((db, { id, seq }) =>
  db.updateTable('registers').set({ projected_seq: seq }).where('id', '=', id),
)

async function storeProjection(
  trx: Tx,
  now: Date,
  register: Register,
  { head, reading, changed }: Projected,
): Promise<boolean> {
  const told = await storeReading(trx, { now, register, head, reading, changed, structure: false })
  await noteProjected(trx, { id: register.id, seq: Math.max(register.projected_seq, head.seq) })
  return told
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
    await projectPoints(ctx, doc, head, changesIn(stored.touched))
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
