/** Where points stand, computed from the ledger each time it is asked; it stores nothing and decides nothing. */
import { factsOf, LedgerEntry } from '#shared/ledger.ts'
import { type ActName, type Standing, standingOf, type VersionAt } from '#shared/sign-offs.ts'
import type { Db, Tx } from '../context.ts'
import { delegationsOf } from './workspaces.ts'

/** The acts on one point, oldest first. */
export async function actsOf(db: Db | Tx, pointId: string): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('acts')
    .select('entry')
    .where('point_id', '=', pointId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => entryOf(row.entry))
}

export function entryOf(json: string): LedgerEntry {
  return LedgerEntry.parse(JSON.parse(json))
}

export interface Ledgers {
  acts: Map<string, LedgerEntry[]>
  changes: Map<string, VersionAt[]>
}

/** The acts and recorded versions of many points in two queries. Points without acts have no changes worth reading. */
export async function ledgersOf(db: Db | Tx, registerId: string): Promise<Ledgers> {
  const rows = await db
    .selectFrom('acts')
    .select(['point_id', 'entry'])
    .where('register_id', '=', registerId)
    .orderBy('seq')
    .execute()
  const acts = Map.groupBy(rows, (row) => row.point_id)
  const changes = acts.size > 0 ? await changesOf(db, [...acts.keys()]) : new Map<string, VersionAt[]>()
  return { acts: new Map([...acts].map(([id, of]) => [id, of.map((row) => entryOf(row.entry))])), changes }
}

/** The recorded versions of some points, oldest first. */
export async function changesOf(db: Db | Tx, pointIds: string[]): Promise<Map<string, VersionAt[]>> {
  const rows = await db
    .selectFrom('point_versions')
    .select(['point_id', 'version', 'at'])
    .where('point_id', 'in', pointIds)
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows, (row) => row.point_id)
}

/** Where the delegations stand on a point whose words are now `version`. */
export function standingFor(
  acts: readonly LedgerEntry[],
  version: string,
  delegations: readonly string[],
  changes: readonly VersionAt[] = [],
): Standing {
  return standingOf(acts.map(factsOf), version, delegations, changes)
}

/** Points closed to editing now. */
export function sealedPoints(db: Db | Tx, registerId: string): Promise<Set<string>> {
  return pointsThatAre(db, registerId, ['seal', 'reopen'], (standing) => standing.sealed)
}

/** Points that both chairs show to observers. */
export function releasedPoints(db: Db | Tx, registerId: string): Promise<Set<string>> {
  return pointsThatAre(db, registerId, ['release', 'conceal'], (standing) => standing.released)
}

async function pointsThatAre(
  db: Db | Tx,
  registerId: string,
  by: ActName[],
  holds: (standing: Standing) => boolean,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('acts')
    .select(['point_id', 'workspace_id', 'entry'])
    .where('register_id', '=', registerId)
    .where('act', 'in', by)
    .orderBy('seq')
    .execute()
  const [first] = rows
  if (!first) return new Set()
  const delegations = await delegationsOf(db, first.workspace_id)
  const byPoint = Map.groupBy(rows, (row) => row.point_id)
  const holding = [...byPoint].filter(([, of]) =>
    holds(
      standingFor(
        of.map((row) => entryOf(row.entry)),
        '',
        delegations,
      ),
    ),
  )
  return new Set(holding.map(([id]) => id))
}
