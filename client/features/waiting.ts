// What waits for the reader's own signature: one rule for counters, lists and rings around lamps.
import type { PointRow } from '#shared/api/points.ts'
import { can, type Rights } from '#shared/policy.ts'

/** Whether the reader may sign for the own delegation and it has not signed these words. An objection is a deed: it does not wait. */
export function waitsFor(point: PointRow, reader: Rights | undefined): boolean {
  if (!reader?.delegation) return false
  if (!can(reader, 'sign', { delegation: reader.delegation })) return false
  const state = point.signOffs[reader.delegation]?.state
  return state === 'open' || state === 'stale'
}

export function waitingPoints(
  points: readonly PointRow[] | undefined,
  reader: Rights | undefined,
): PointRow[] {
  return points?.filter((point) => waitsFor(point, reader)) ?? []
}
