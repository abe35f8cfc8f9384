// Random choices that can be had again: a test prints its seed, and SAMAKKI_SEED repeats it.

export interface Seeded {
  seed: number
  /** A whole number from 0 to below `below`. */
  pick(below: number): number
  chance(probability: number): boolean
  oneOf<T>(values: readonly T[]): T
}

export function seeded(given = Number(process.env['SAMAKKI_SEED'] ?? Date.now() % 1_000_000)): Seeded {
  let state = given >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const pick = (below: number) => Math.floor(next() * below)
  return {
    seed: given,
    pick,
    chance: (probability) => next() < probability,
    oneOf(values) {
      const value = values[pick(values.length)]
      if (value === undefined) throw new RangeError('nothing to choose from')
      return value
    },
  }
}
