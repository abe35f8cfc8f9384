/** Meetings: planned, live, closed, each with the register of its agenda. A closed meeting is not opened again. */
import type { createMeeting as CreateMeeting, Meeting } from '#shared/api/meetings.ts'
import type { InputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { Trilingual } from '#shared/locale.ts'
import { can } from '#shared/policy.ts'
import type { Selectable } from 'kysely'
import type { Actor, Ctx, Db, SignedIn, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { audit } from './audit.ts'
import { requireEntitled } from './entitlement.ts'
import { announceEvents, recordEvent } from './events.ts'
import { bumpPolicy, createRegister, lockRegister } from './registers.ts'
import { actorIn } from './workspaces.ts'

export async function listMeetings(ctx: Ctx, signedIn: SignedIn, input: { ws: string }): Promise<Meeting[]> {
  const actor = await actorIn(ctx, signedIn, input.ws)
  const rows = await ctx.db
    .selectFrom('meetings')
    .selectAll()
    .where('workspace_id', '=', actor.workspaceId)
    .orderBy('starts_at')
    .orderBy('number')
    .execute()
  return rows.map(asMeeting)
}

/** Without a number it gets the one after the highest. */
export async function createMeeting(
  ctx: Ctx,
  signedIn: SignedIn,
  input: InputOf<typeof CreateMeeting>,
): Promise<Meeting> {
  const actor = await chairIn(ctx, signedIn, input.ws)
  const now = ctx.now()
  const meeting = await ctx.db.transaction().execute(async (trx) => {
    await requireEntitled(trx, ctx, actor)
    const number = await freeNumber(trx, ctx, actor.workspaceId, input.number)
    const id = newId(now.getTime())
    const about = {
      workspaceId: actor.workspaceId,
      kind: 'agenda',
      title: input.title,
      meetingId: id,
    } as const
    const registerId = await createRegister(trx, now, about)
    await trx
      .insertInto('meetings')
      .values({
        id,
        workspace_id: actor.workspaceId,
        register_id: registerId,
        number,
        title: JSON.stringify(input.title),
        starts_at: new Date(input.startsAt).toISOString(),
        place: input.place,
        state: 'planned',
        started_at: null,
        closed_at: null,
      })
      .execute()
    return told(trx, ctx, actor, { id, action: 'meeting.create' })
  })
  announceEvents(ctx, actor.workspaceId)
  return meeting
}

/** Holds the workspace's row, so that two meetings that are planned at once get two numbers. */
async function freeNumber(
  trx: Tx,
  ctx: Ctx,
  workspaceId: string,
  wanted: number | undefined,
): Promise<number> {
  const workspace = trx.selectFrom('workspaces').select('id').where('id', '=', workspaceId)
  await (ctx.dialect.lockRows ? workspace.forUpdate() : workspace).execute()
  const rows = await trx
    .selectFrom('meetings')
    .select('number')
    .where('workspace_id', '=', workspaceId)
    .execute()
  const taken = rows.map((row) => row.number)
  if (wanted === undefined) return Math.max(0, ...taken) + 1
  if (taken.includes(wanted)) fail('input.invalid', { issues: [{ path: 'number', problem: 'taken' }] })
  return wanted
}

export async function startMeeting(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { ws: string; meeting: string },
): Promise<Meeting> {
  const actor = await chairIn(ctx, signedIn, input.ws)
  const meeting = await ctx.db.transaction().execute(async (trx) => {
    await requireEntitled(trx, ctx, actor)
    const { id } = await inState(trx, actor.workspaceId, input.meeting, 'planned')
    const started_at = ctx.now().toISOString()
    await changeState(trx, id, 'planned', { state: 'live', started_at })
    return told(trx, ctx, actor, { id, action: 'meeting.start' })
  })
  announceEvents(ctx, actor.workspaceId)
  return meeting
}

/** The agenda becomes read-only for everybody, in open sockets too; acts on its points stay possible. */
export async function closeMeeting(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { ws: string; meeting: string },
): Promise<Meeting> {
  const actor = await chairIn(ctx, signedIn, input.ws)
  const { register_id: registerId } = await inState(ctx.db, actor.workspaceId, input.meeting, 'live')
  const meeting = await ctx.db.transaction().execute(async (trx) => {
    await requireEntitled(trx, ctx, actor)
    // First the register: whatever else is appended or signed on it comes before or after.
    await lockRegister(trx, ctx.dialect, registerId)
    const { id } = await inState(trx, actor.workspaceId, input.meeting, 'live')
    const closed_at = ctx.now().toISOString()
    await changeState(trx, id, 'live', { state: 'closed', closed_at })
    await trx.updateTable('registers').set({ closed_at }).where('id', '=', registerId).execute()
    await bumpPolicy(trx, registerId)
    const payload = { registerId, points: [], removed: [] }
    await recordEvent(trx, {
      at: ctx.now(),
      workspaceId: actor.workspaceId,
      registerId,
      name: 'register',
      payload,
    })
    return told(trx, ctx, actor, { id, action: 'meeting.close' })
  })
  announceEvents(ctx, actor.workspaceId)
  await ctx.registers.policyChanged(registerId)
  return meeting
}

async function chairIn(ctx: Ctx, signedIn: SignedIn, workspace: string): Promise<Actor> {
  const actor = await actorIn(ctx, signedIn, workspace)
  return can(actor, 'meeting.run') ? actor : fail('policy.denied')
}

type MeetingRecord = Selectable<Tables['meetings']>
type State = Meeting['state']

async function inState(
  db: Db | Tx,
  workspaceId: string,
  meetingId: string,
  state: State,
): Promise<MeetingRecord> {
  const row = await db
    .selectFrom('meetings')
    .selectAll()
    .where('id', '=', meetingId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (!row) return fail('not_found')
  return row.state === state ? row : fail('meeting.wrong_state', { state: row.state })
}

/** Conditional, for two chairs who press at once on two nodes. */
async function changeState(trx: Tx, id: string, from: State, to: Partial<MeetingRecord>): Promise<void> {
  const changed = await trx
    .updateTable('meetings')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) fail('meeting.wrong_state')
}

/** The meeting as it is now, with the event and the audit row that tell of it. */
async function told(
  trx: Tx,
  ctx: Ctx,
  actor: Actor,
  about: { id: string; action: string },
): Promise<Meeting> {
  const row = await trx
    .selectFrom('meetings')
    .selectAll()
    .where('id', '=', about.id)
    .executeTakeFirstOrThrow()
  const meeting = asMeeting(row)
  const at = ctx.now()
  await recordEvent(trx, { at, workspaceId: actor.workspaceId, name: 'meeting', payload: { meeting } })
  await audit(trx, { at, by: actor, action: about.action, object: about.id })
  return meeting
}

function asMeeting(row: MeetingRecord): Meeting {
  return {
    id: row.id,
    registerId: row.register_id,
    number: row.number,
    title: Trilingual.parse(JSON.parse(row.title)),
    startsAt: row.starts_at,
    place: row.place,
    state: row.state as State,
    startedAt: row.started_at,
    closedAt: row.closed_at,
  }
}
