/** How much one update may cost the gate; every figure is counted on what was read, never taken from a header. */
import { LIMITS } from '#shared/protocol.ts'

export interface Limits {
  bytes: number
  /** Structs in one update, known ones of a full-state step 2 included. */
  structs: number
  /** Client ids in one update, in the structs and, separately, in the delete set. */
  clients: number
  /** Client ids with something new: a person has a handful of sessions, not thousands. */
  writers: number
  ranges: number
  /** Elements inside elements, counted from the text's own container. */
  depth: number
  /** Steps that finding the places of all inserts may take; see `effortFor`. */
  effort: number
}

/** A frame somebody typed, pasted or kept while offline. */
export const UPDATE_LIMITS: Limits = {
  bytes: LIMITS.updateBytes,
  structs: 20_000,
  clients: 4_096,
  writers: 32,
  ranges: 40_000,
  depth: 32,
  effort: 100_000,
}

/** A sync step 2 repeats what the server knows: the whole delete set of an old document at the least. */
export const STEP_2_LIMITS: Limits = {
  ...UPDATE_LIMITS,
  bytes: LIMITS.frameBytes,
  structs: 200_000,
  ranges: 200_000,
}

/** Bytes of a map key, a mark's name or an element's name. */
export const MAX_KEY_BYTES = 64

/** Bytes of a mark's value; the longest honest one is a link's address. */
export const MAX_VALUE_BYTES = 8_192

/** Levels inside an attribute's value; only the server's own structure has any. */
export const MAX_VALUE_DEPTH = 8

/** Past this a clock is no count of keystrokes any more, and sums of two stay exact. */
export const MAX_CLOCK = 2 ** 40

/**
 * One insert passes those that others put into the same gap meanwhile: a few, or thousands after days offline. What needs
 * more is built to be slow. Three people with 5,000 edits each, made apart and merged, took under 30,000 steps.
 */
export function effortFor(limits: Limits, structs: number): number {
  return Math.min(limits.effort, 20_000 + 20 * structs)
}
