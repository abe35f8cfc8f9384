/** One clock for all rooms: what waits is written at once after a pause, else at the next boundary. It knows not what it writes. */

export interface Ticker {
  /** Something waits; it is written at once if the last turn is a while ago, else at the boundary. */
  soon(): void
  /** Somebody waits for it: do not wait for the boundary. */
  now(): void
  /** Ends the clock; resolves after the turn that is under way. */
  stop(): Promise<void>
}

/** `turn` is never run twice at the same time and must not throw. */
export function createTicker(turn: () => Promise<void>, intervalMs: number): Ticker {
  let startedAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let immediate: NodeJS.Immediate | null = null
  /** Asked for while a turn runs: what came in too late for it needs another one. */
  let next: 'none' | 'soon' | 'now' = 'none'
  let isStopped = false

  function start(): void {
    clear()
    startedAt = performance.now()
    running = turn().finally(afterTurn)
  }

  function afterTurn(): void {
    running = null
    const wanted = next
    next = 'none'
    if (wanted === 'now') schedule(0)
    if (wanted === 'soon') schedule(startedAt + intervalMs - performance.now())
  }

  function clear(): void {
    if (timer) clearTimeout(timer)
    if (immediate) clearImmediate(immediate)
    timer = null
    immediate = null
  }

  function schedule(delay: number): void {
    if (isStopped || immediate || (timer && delay > 0)) return
    clear()
    // An immediate comes after the frames that are already in: they share the turn.
    if (delay > 0) timer = setTimeout(start, delay)
    else immediate = setImmediate(start)
  }

  return {
    soon() {
      if (!running) schedule(startedAt + intervalMs - performance.now())
      else if (next === 'none') next = 'soon'
    },
    now() {
      if (running) next = 'now'
      else schedule(0)
    },
    async stop() {
      isStopped = true
      clear()
      await running
    },
  }
}
