/** The projected rows of a register: writes what a reading of the document changed, and the event that tells of it. It reads no document. */
import type { Selectable } from 'kysely'
import type { Db, Head, Tx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { recordEvent } from './events.ts'
import { invalid } from './point-fields.ts'
import type { Reading, ReadPoint } from './readings.ts'
import { template } from './template.ts'
import { recordVersion } from './versions.ts'

/** A point whose words or fields changed, and the accounts of the log rows that changed them. */
export interface Changed {
  pointId: string
  authors: readonly string[]
}

export interface Storing {
  now: Date
  register: Selectable<Tables['registers']>
  head: Head
  reading: Reading
  changed: readonly Changed[]
  /** Also points that came, moved or went: only for readings made in the transaction that appends to the log. */
  structure: boolean
}

type PointRecord = Omit<Selectable<Tables['points']>, 'content'>

/** Writes what differs and records the event that tells of it; false when nothing did. Hold the head row. */
export async function storeReading(trx: Tx, storing: Storing): Promise<boolean> {
  const { register, reading, now } = storing
  const rows = await recordsOf(trx, storing)
  const authors = new Map(storing.changed.map((each) => [each.pointId, each.authors]))
  const told = new Map<string, string>()
  for (const point of reading.points) {
    const row = rows.get(point.id)
    if (row && row.deleted_at !== null) {
      // The id of a deleted point is not used again; where nothing is made, it is an older reading.
      if (storing.structure) invalid('id', 'taken')
      continue
    }
    const differs = row
      ? await updatePoint(trx, storing, row, point, authors.get(point.id) ?? [])
      : await insertPoint(trx, storing, point, authors.get(point.id) ?? [])
    if (differs) told.set(point.id, point.version)
  }
  const removed = storing.structure ? await storeStructure(trx, storing, rows, told) : []
  if (told.size === 0 && removed.length === 0) return false
  const payload = {
    registerId: register.id,
    points: [...told].map(([id, version]) => ({ id, version })),
    removed,
  }
  const about = { at: now, workspaceId: register.workspace_id, registerId: register.id }
  await recordEvent(trx, { ...about, name: 'register', payload })
  return true
}

/** Typing concerns few points of many; only structure needs to know them all. */
async function recordsOf(
  trx: Tx,
  { register, reading, structure }: Storing,
): Promise<Map<string, PointRecord>> {
  if (structure) {
    const { rows } = await allRecords(trx, { registerId: register.id })
    return new Map(rows.map((row) => [row.id, row]))
  }
  const records = new Map<string, PointRecord>()
  for (const { id } of reading.points) {
    const { rows } = await oneRecord(trx, { registerId: register.id, id })
    if (rows[0]) records.set(id, rows[0])
  }
  return records
}

const records = (db: Db | Tx, registerId: string) =>
  db
    .selectFrom('points')
    .select(['id', 'register_id', 'workspace_id', 'kind', 'position', 'title', 'fields', 'version'])
    .select(['changed_at', 'changed_by', 'recorded', 'seq', 'deleted_at'])
    .where('register_id', '=', registerId)

const allRecords = template<{ registerId: string }, PointRecord>((db, { registerId }) =>
  records(db, registerId),
)

const oneRecord = template<{ registerId: string; id: string }, PointRecord>((db, { registerId, id }) =>
  records(db, registerId).where('id', '=', id),
)

/** A new point is a version at once. */
async function insertPoint(
  trx: Tx,
  to: Storing,
  point: ReadPoint,
  authors: readonly string[],
): Promise<true> {
  const { numInsertedOrUpdatedRows: inserted } = await trx
    .insertInto('points')
    .values({
      id: point.id,
      register_id: to.register.id,
      workspace_id: to.register.workspace_id,
      kind: point.kind,
      position: to.reading.order.indexOf(point.id) + 1,
      title: JSON.stringify(point.title),
      fields: JSON.stringify(point.fields),
      version: point.version,
      content: point.content,
      changed_at: to.now.toISOString(),
      changed_by: JSON.stringify(authors),
      recorded: 0,
      seq: to.head.seq,
      deleted_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  // Another register was asked for the same id at the same moment.
  if (inserted !== 1n) invalid('id', 'taken')
  await recordVersion(trx, point.id, to.head.seq)
  return true
}

async function updatePoint(
  trx: Tx,
  to: Storing,
  row: PointRecord,
  point: ReadPoint,
  authors: readonly string[],
): Promise<boolean> {
  const shown = { title: JSON.stringify(point.title), fields: JSON.stringify(point.fields) }
  const reworded = row.version !== point.version
  const same = !reworded && row.title === shown.title && row.fields === shown.fields
  if (same || row.seq > to.head.seq) return false
  if (reworded) await updateWords(trx, to, row, { ...point, ...shown }, authors)
  else await storeShown(trx, { id: point.id, ...shown, seq: to.head.seq })
  return true
}

interface Shown {
  id: string
  title: string
  fields: string
  seq: number
}

const storeShown = template<Shown>((db, { id, title, fields, seq }) =>
  db.updateTable('points').set({ title, fields, seq }).where('id', '=', id),
)

interface Words extends Shown {
  version: string
  content: string
  changedAt: string
  changedBy: string
}

const storeWords = template<Words>((db, { id, title, fields, seq, version, content, changedAt, changedBy }) =>
  db
    .updateTable('points')
    .set({ title, fields, seq, version, content, changed_at: changedAt, changed_by: changedBy, recorded: 0 })
    .where('id', '=', id),
)

async function updateWords(
  trx: Tx,
  to: Storing,
  row: PointRecord,
  point: Pick<Words, 'id' | 'title' | 'fields' | 'version' | 'content'>,
  authors: readonly string[],
): Promise<void> {
  const before = row.recorded === 1 ? [] : (JSON.parse(row.changed_by) as string[])
  await storeWords(trx, {
    id: point.id,
    title: point.title,
    fields: point.fields,
    version: point.version,
    content: point.content,
    seq: to.head.seq,
    changedAt: to.now.toISOString(),
    changedBy: JSON.stringify([...new Set([...before, ...authors])]),
  })
  // The moment at which a point leaves or regains signed words is part of its history, however short it lasts.
  const { rows } = await citing(trx, { id: point.id, before: row.version, now: point.version })
  if (rows.length > 0) await recordVersion(trx, point.id, to.head.seq)
}

const citing = template<{ id: string; before: string; now: string }, { seq: number }>(
  (db, { id, before, now }) =>
    db
      .selectFrom('acts')
      .select('seq')
      .where('point_id', '=', id)
      .where('version', 'in', [before, now])
      .limit(1),
)

async function storeStructure(
  trx: Tx,
  { reading, now }: Storing,
  rows: Map<string, PointRecord>,
  told: Map<string, string>,
): Promise<string[]> {
  for (const [id, version] of await storeOrder(trx, rows, reading.order))
    told.set(id, told.get(id) ?? version)
  return storeRemovals(trx, rows, new Set(reading.order), now)
}

/** Returns the points that were there before and stand at another place now. */
async function storeOrder(
  trx: Tx,
  rows: Map<string, PointRecord>,
  order: string[],
): Promise<[string, string][]> {
  const moved: [string, string][] = []
  for (const [index, id] of order.entries()) {
    const row = rows.get(id)
    if (!row || row.position === index + 1) continue
    await trx
      .updateTable('points')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
    moved.push([id, row.version])
  }
  return moved
}

async function storeRemovals(
  trx: Tx,
  rows: Map<string, PointRecord>,
  there: Set<string>,
  now: Date,
): Promise<string[]> {
  const removed = [...rows.values()].flatMap((row) =>
    row.deleted_at === null && !there.has(row.id) ? row.id : [],
  )
  if (removed.length > 0) {
    await trx
      .updateTable('points')
      .set({ deleted_at: now.toISOString() })
      .where('id', 'in', removed)
      .execute()
  }
  return removed
}
