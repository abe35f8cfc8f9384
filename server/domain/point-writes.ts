/** One change of one point by the server: the document, its rows, the event and the audit row in one transaction. Whether the actor may is decided before. */
import { fail } from '#shared/errors.ts'
import type * as Y from 'yjs'
import type { Actor, Ctx, Head, Tx } from '../context.ts'
import { audit } from './audit.ts'
import { requireEntitled } from './entitlement.ts'
import { announceEvents } from './events.ts'
import { storeReading } from './point-rows.ts'
import { type Reading, readPoints } from './readings.ts'
import { lockRegister, type RegisterRecord } from './registers.ts'
import { sealedPoints } from './standings.ts'

export interface PointWrite {
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
export async function writePoint(ctx: Ctx, about: PointWrite, change: (doc: Y.Doc) => void): Promise<void> {
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

async function store(ctx: Ctx, trx: Tx, about: PointWrite, reading: Reading, head: Head): Promise<void> {
  const { actor, register, pointId } = about
  const row = await lockRegister(trx, ctx.dialect, register.id)
  if (row.closed_at !== null) fail('meeting.wrong_state')
  await requireEntitled(trx, ctx, actor)
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
  { register, pointId, sealable, unsigned }: PointWrite,
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
