// The real editor through the gate: whatever Tiptap and y-prosemirror do by themselves must not be refused.
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { fuzzMilliseconds, seeds } from './chance.ts'
import { type HonestOutcome, honestWorld } from './honest.ts'
import { tiptapHands } from './tiptap.ts'

// Faults of the editor itself, seen in about one world of a hundred (y-tiptap 3.0.9 and Tiptap 3.31.3); such a world
// ends there and proves nothing.
const EDITOR_FAULT = /^(Position \d+ out of range|Inserted content deeper than insertion position)$/

function world(seed: number): HonestOutcome | null {
  try {
    return honestWorld(seed, tiptapHands, 60)
  } catch (error) {
    if (error instanceof Error && EDITOR_FAULT.test(error.message)) return null
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
  }
}

describe('people at real editors', () => {
  it(
    '[G1–G7] are never refused, and all end with one text',
    () => {
      let [accepted, worlds, broken] = [0, 0, 0]
      for (const seed of seeds(fuzzMilliseconds(0.3))) {
        const outcome = world(seed)
        worlds++
        broken += Number(outcome === null)
        expect(outcome?.shown.size ?? 1, `seed ${seed}`).toBe(1)
        accepted += outcome?.verdicts['accepted'] ?? 0
      }
      expect(accepted).toBeGreaterThan(0)
      expect(broken).toBeLessThan(Math.max(2, worlds / 5))
    },
    fuzzMilliseconds(0.3) + 20_000,
  )
})
