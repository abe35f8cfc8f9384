// Random choices from a seed: the same seed makes the same world again, on any machine.

export interface Chance {
  /** An integer from 0 up to, not including, the limit. */
  below(limit: number): number
  /** True once in `times`. */
  oneIn(times: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Mulberry32: small, fast, and good enough to stumble over things. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
  }
}

/** Seeds of one run: fixed ones first, so that every run repeats the last one's, then fresh ones while the time lasts. */
export function* seeds(milliseconds: number): Generator<number> {
  const end = performance.now() + milliseconds
  const base = Number(process.env['SAMAKKI_FUZZ_SEED'] ?? Date.now() % 2 ** 31)
  for (let i = 0; performance.now() < end; i++) yield (base + Math.imul(i, 0x9e3779b1)) >>> 0
}

/** How long one fuzz test may run: SAMAKKI_FUZZ_SECONDS in all, else a few seconds. */
export function fuzzMilliseconds(share: number): number {
  return Number(process.env['SAMAKKI_FUZZ_SECONDS'] ?? 10) * 1000 * share
}

/** Runs one world; what goes wrong in it names the seed. */
export function inWorld<T>(seed: number, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
