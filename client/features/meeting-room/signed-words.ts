// Which delegations have signed the words as they are now: what an edit would undo. Pure.
import type { PointRow } from '#shared/api/points.ts'

/** In the order given. A stale signature has been overtaken already, and an objection is no signature. */
export function signersOfCurrent(point: PointRow, sides: readonly string[]): string[] {
  return sides.filter((code) => {
    const state = point.signOffs[code]?.state
    return state === 'signed' || state === 'reserved'
  })
}

/** Delegations whose signature stands on other words than the current ones. */
export function staleSigners(point: PointRow, sides: readonly string[]): string[] {
  return sides.filter((code) => point.signOffs[code]?.state === 'stale')
}
