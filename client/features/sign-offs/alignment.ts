// Finds which line of one text became which line of another, so that words are compared where they belong.
import type { Language } from '#shared/locale.ts'
import { wordsOf } from '#shared/segment.ts'
import type { Line } from './lines.ts'

export interface Pair {
  before: Line | null
  after: Line | null
}

/** Lines that share fewer words than this are one taken out and one put in. */
const ALIKE = 0.4
/** Beyond this many comparisons lines are paired in order: a whole text was replaced. */
const MOST_COMPARISONS = 40_000

/** Every line of both texts stands in exactly one pair, in order. */
export function aligned(before: readonly Line[], after: readonly Line[], language: Language): Pair[] {
  const head = commonStart(before, after)
  const tail = commonStart(before.slice(head).toReversed(), after.slice(head).toReversed())
  const restBefore = before.slice(head, before.length - tail)
  const restAfter = after.slice(head, after.length - tail)
  const kept = (from: number, to: number, offset: number): Pair[] =>
    before.slice(from, to).map((line, at) => ({ before: line, after: after[from + offset + at] ?? null }))
  return [
    ...kept(0, head, 0),
    ...alignedRest(restBefore, restAfter, language),
    ...kept(before.length - tail, before.length, after.length - before.length),
  ]
}

function commonStart(a: readonly Line[], b: readonly Line[]): number {
  let at = 0
  while (at < a.length && at < b.length && a[at]?.text === b[at]?.text) at++
  return at
}

function alignedRest(before: readonly Line[], after: readonly Line[], language: Language): Pair[] {
  if (before.length * after.length > MOST_COMPARISONS) return inOrder(before, after)
  const bags = [before, after].map((lines) => lines.map((line) => bagOf(line.text, language)))
  const gain = gains(bags[0] ?? [], bags[1] ?? [])
  return walkBack(before, after, gain)
}

function inOrder(before: readonly Line[], after: readonly Line[]): Pair[] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, at) => ({ before: before[at] ?? null, after: after[at] ?? null }))
}

interface Gains {
  total: number[][]
  alike: number[][]
}

/** `total[i][j]`: the most likeness that pairing the lines from i and from j on can reach. */
function gains(before: readonly ReadonlySet<string>[], after: readonly ReadonlySet<string>[]): Gains {
  const alike = before.map((a) => after.map((b) => likeness(a, b)))
  const total = Array.from({ length: before.length + 1 }, () => after.map(() => 0))
  const at = (i: number, j: number) => total[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const paired = (alike[i]?.[j] ?? 0) >= ALIKE ? (alike[i]?.[j] ?? 0) + at(i + 1, j + 1) : 0
      const row = total[i]
      if (row) row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  }
  return { total, alike }
}

function walkBack(before: readonly Line[], after: readonly Line[], gained: Gains): Pair[] {
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const step = j >= after.length ? 'before' : i >= before.length ? 'after' : stepAt(gained, i, j)
    pairs.push({
      before: step === 'after' ? null : (before[i++] ?? null),
      after: step === 'before' ? null : (after[j++] ?? null),
    })
  }
  return pairs
}

/** Whether the best way on takes a line of both texts or of one. */
function stepAt({ total, alike }: Gains, i: number, j: number): 'both' | 'before' | 'after' {
  const gain = (a: number, b: number) => total[a]?.[b] ?? 0
  const like = alike[i]?.[j] ?? 0
  if (like >= ALIKE && gain(i, j) === like + gain(i + 1, j + 1)) return 'both'
  return gain(i, j) === gain(i + 1, j) ? 'before' : 'after'
}

function bagOf(text: string, language: Language): ReadonlySet<string> {
  return new Set(wordsOf(text, language).filter((word) => word.trim() !== ''))
}

/** From 0, nothing in common, to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1
  const common = [...a].filter((word) => b.has(word)).length
  return (2 * common) / (a.size + b.size)
}
