/** Events as rows: written in the transaction of the deed they tell of, read on by every stream. They never outrun a commit. */
import type { Selectable } from 'kysely'
import type { EventName, EventPayload } from '#shared/api/events.ts'
import { can } from '#shared/policy.ts'
import type { Actor, Ctx, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { listRegisters } from './registers.ts'
import { releasedPoints } from './standings.ts'
import { template } from './template.ts'

export interface NewEvent<N extends EventName> {
  at: Date
  workspaceId: string
  name: N
  payload: EventPayload<N>
  /** What it is about decides who may read it; without, everybody in the workspace may. */
  registerId?: string
  pointId?: string
}

const nextSeq = template<{ workspaceId: string }, { event_seq: number }>((db, { workspaceId }) =>
  db
    .updateTable('workspaces')
    .set((eb) => ({ event_seq: eb('event_seq', '+', 1) }))
    .where('id', '=', workspaceId)
    .returning('event_seq'),
)

const insertEvent = template<Tables['events']>((db, row) =>
  db.insertInto('events').values({
    workspace_id: row.workspace_id,
    seq: row.seq,
    name: row.name,
    payload: row.payload,
    register_id: row.register_id,
    point_id: row.point_id,
    at: row.at,
  }),
)

/** Bumping the counter on the workspace's row numbers events in the order of their commits. */
export async function recordEvent<N extends EventName>(trx: Tx, event: NewEvent<N>): Promise<void> {
  const { rows } = await nextSeq(trx, { workspaceId: event.workspaceId })
  const [workspace] = rows
  if (!workspace) throw new Error(`no workspace ${event.workspaceId}`)
  await insertEvent(trx, {
    workspace_id: event.workspaceId,
    seq: workspace.event_seq,
    name: event.name,
    payload: JSON.stringify(event.payload),
    register_id: event.registerId ?? null,
    point_id: event.pointId ?? null,
    at: event.at.toISOString(),
  })
}

/** After the commit: streams on every node read on. */
export function announceEvents(ctx: Pick<Ctx, 'bus'>, workspaceId: string): void {
  ctx.bus.publish({ topic: 'events', workspaceId })
}

export interface TellableEvent {
  name: EventName
  payload: unknown
}

export interface EventPage {
  /** What this actor may read of it, in order. */
  events: (TellableEvent & { seq: number })[]
  /** Where to read on, also past what was left out. */
  next: number
  /** Rows after `after` are no longer there: whatever was known before must be read anew. */
  gap: boolean
}

/** The events after a number, as this actor may see them now: rights are those of this moment, not of the event's. */
export async function eventsAfter(ctx: Ctx, actor: Actor, after: number, limit: number): Promise<EventPage> {
  const rows = await ctx.db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', actor.workspaceId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  const latest = rows.at(-1)?.seq ?? (await latestEvent(ctx, actor.workspaceId))
  // A number from the future belongs to another database (a restored one): nothing the client knows is safe.
  const gap = latest < after || (rows[0] ? rows[0].seq > after + 1 : latest > after)
  const allowed = await visibleTo(ctx, actor, rows)
  const events = rows.flatMap((row) => {
    const told = allowed(row)
    return told ? [{ ...told, seq: row.seq }] : []
  })
  return { events, next: latest, gap }
}

export async function latestEvent(ctx: Ctx, workspaceId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('workspaces')
    .select('event_seq')
    .where('id', '=', workspaceId)
    .executeTakeFirst()
  return row?.event_seq ?? 0
}

/** Whoever was away longer reads everything anew. */
const KEEP_MS = 14 * 24 * 60 * 60 * 1000

export async function forgetOldEvents(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEEP_MS).toISOString()
  await ctx.db.deleteFrom('events').where('at', '<', before).execute()
}

type Row = Selectable<Tables['events']>

async function visibleTo(
  ctx: Ctx,
  actor: Actor,
  rows: readonly Row[],
): Promise<(row: Row) => TellableEvent | null> {
  if (rows.length === 0) return () => null
  const registers = new Set((await listRegisters(ctx.db, actor)).map((register) => register.id))
  const mayRead = (row: Row) => row.register_id === null || registers.has(row.register_id)
  if (can(actor, 'register.read')) return (row) => (mayRead(row) ? asIs(row) : null)
  const named = new Set(rows.flatMap((row) => (row.register_id === null ? [] : [row.register_id])))
  const released = new Set<string>()
  for (const registerId of named) {
    for (const pointId of await releasedPoints(ctx.db, registerId)) released.add(pointId)
  }
  const versions = await versionsOf(ctx, released)
  return (row) => (mayRead(row) ? forObserver(row, versions) : null)
}

/** The words of now; points that are gone have none. */
async function versionsOf(ctx: Ctx, pointIds: ReadonlySet<string>): Promise<Map<string, string>> {
  if (pointIds.size === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('points')
    .select(['id', 'version'])
    .where('id', 'in', [...pointIds])
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, version }) => [id, version]))
}

function asIs(row: Row): TellableEvent {
  return { name: row.name as EventName, payload: JSON.parse(row.payload) }
}

/**
 * Observers hear of released points only; one that was concealed again is told as gone. Of an act they hear that the point
 * is to be read again, with its words of now: the ledger is not theirs.
 */
function forObserver(row: Row, released: ReadonlyMap<string, string>): TellableEvent | null {
  if (row.register_id === null) return asIs(row)
  if (row.name === 'act') return actForObserver(row, row.register_id, released)
  if (row.point_id !== null) return released.has(row.point_id) ? asIs(row) : null
  if (row.name !== 'register') return asIs(row)
  const { points, ...rest } = JSON.parse(row.payload) as EventPayload<'register'>
  const visible = points.filter((point) => released.has(point.id))
  return visible.length === 0 ? null : changed({ ...rest, points: visible, removed: [] })
}

function actForObserver(
  row: Row,
  registerId: string,
  released: ReadonlyMap<string, string>,
): TellableEvent | null {
  const { act } = JSON.parse(row.payload) as EventPayload<'act'>
  const version = released.get(act.pointId)
  if (version !== undefined)
    return changed({ registerId, points: [{ id: act.pointId, version }], removed: [] })
  return act.act === 'conceal' ? changed({ registerId, points: [], removed: [act.pointId] }) : null
}

function changed(payload: EventPayload<'register'>): TellableEvent {
  return { name: 'register', payload }
}
