/** What the judgement of one update keeps at hand: who writes, what is new, and what was found out on the way. It dies with the verdict. */
import type * as Y from 'yjs'
import type { Place } from '#shared/register.ts'
import type { Limits } from './limits.ts'
import type { Home, Homes } from './places.ts'
import type { Sequences } from './sequence.ts'
import type { Block, Id, Struct } from './struct.ts'

export interface Writer {
  accountId: string
  /** False: a reader; its frames change nothing (real changes are refused G1, honest format clean-ups are dropped). */
  mayWrite: boolean
  /**
   * 'own': bound to this account for this register. 'free': bound to nobody and may be claimed on first use (the gate
   * also requires it to be unknown to the document). 'other': somebody else's or not claimable. Ids under 256 are the
   * server's: the gate refuses them itself.
   */
  binding(clientId: number): 'own' | 'free' | 'other'
  /** May this actor write this text now? Role, own column, sealed point are decided by the caller. */
  may(place: Place): true | 'policy.denied' | 'point.sealed'
}

export interface Trial {
  readonly doc: Y.Doc
  readonly writer: Writer
  readonly limits: Limits
  /** The new structs by client id, known clocks sliced off. */
  readonly fresh: Map<number, Block>
  readonly homes: Homes
  readonly rights: Map<Place, ReturnType<Writer['may']>>
  readonly sequences: Sequences
  /** The points that the update changes. */
  readonly points: Set<string>
  /** How many characters it adds to which titles. */
  readonly titles: Map<Home, number>
}

/** The struct of this update that holds an id, by halving: clocks within a block leave no gap. */
export function structAt(fresh: Map<number, Block>, id: Id): Struct | undefined {
  const block = fresh.get(id.client)
  if (block === undefined || id.clock < block.known || id.clock >= block.end) return undefined
  let low = 0
  let high = block.structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((block.structs[middle] as Struct).clock <= id.clock) low = middle
    else high = middle - 1
  }
  return block.structs[low]
}

export function rightTo(trial: Trial, place: Place): ReturnType<Writer['may']> {
  const known = trial.rights.get(place)
  if (known !== undefined) return known
  const right = trial.writer.may(place)
  trial.rights.set(place, right)
  return right
}
