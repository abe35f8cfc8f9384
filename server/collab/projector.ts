/** Writes what all rooms have read off their documents in one commit per turn; one room's fault keeps no other from its lists. */
import { type Projected, type ProjectionCtx, storeProjections } from '../domain/projection.ts'
import type { Log } from '../context.ts'
import { createTicker } from './ticker.ts'

export interface Projector {
  /** Resolves once it is written, with false if it could not be. Never rejects. */
  store(projected: Projected): Promise<boolean>
  /** Somebody waits for what was handed in. */
  now(): void
  stop(): Promise<void>
}

const TURN_MS = 250

interface Waiting {
  projected: Projected
  done(isStored: boolean): void
}

export function createProjector(ctx: ProjectionCtx & { log: Log }): Projector {
  let waiting: Waiting[] = []
  const ticker = createTicker(writeAll, TURN_MS)

  async function writeAll(): Promise<void> {
    const all = waiting
    waiting = []
    if (all.length > 0) await write(all)
  }

  async function write(some: readonly Waiting[]): Promise<void> {
    try {
      await storeProjections(
        ctx,
        some.map((each) => each.projected),
      )
      for (const each of some) each.done(true)
    } catch (error) {
      const [only] = some
      if (some.length > 1) for (const each of some) await write([each])
      else if (only) {
        ctx.log.error({ err: error, registerId: only.projected.head.registerId }, 'a projection failed')
        only.done(false)
      }
    }
  }

  return {
    store(projected) {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      waiting.push({ projected, done: resolve })
      ticker.soon()
      return promise
    },
    now: () => ticker.now(),
    stop: () => ticker.stop(),
  }
}
