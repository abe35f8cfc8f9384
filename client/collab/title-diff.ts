/** The smallest edit between two states of a one-line field, and how carets move under edits. Pure. */
import { snapToGrapheme } from '#shared/segment.ts'

/** At `index` (UTF-16), `remove` units go and `insert` comes. */
export interface LineEdit {
  index: number
  remove: number
  insert: string
}

/**
 * `caret` is where the field's caret stands after the edit; it decides between equal edits ("aa" to "aaa"). A replacement is
 * widened to whole letters, so that no half of a Khmer cluster is left for another person's change to land in.
 */
export function lineEdit(before: string, after: string, caret: number): LineEdit | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  const suffixMost = Math.min(most, Math.max(after.length - caret, 0))
  let suffix = 0
  while (suffix < suffixMost && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1
  let prefix = 0
  while (prefix < most - suffix && before[prefix] === after[prefix]) prefix += 1
  while (suffix < most - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1
  return whole(before, after, prefix, suffix)
}

function whole(before: string, after: string, prefix: number, suffix: number): LineEdit {
  let start = prefix
  let tail = suffix
  const isReplacement = before.length > prefix + suffix && after.length > prefix + suffix
  if (isReplacement) {
    start = Math.min(snapToGrapheme(before, start), snapToGrapheme(after, start))
    tail = Math.min(tailFrom(before, tail), tailFrom(after, tail))
  }
  // Half of a surrogate pair is no character: Yjs would store a replacement sign.
  if (isHigh(before[start - 1]) && start > 0) start -= 1
  if (isLow(before[before.length - tail]) && tail > 0) tail -= 1
  return {
    index: start,
    remove: before.length - tail - start,
    insert: after.slice(start, after.length - tail),
  }
}

/** The longest tail up to `tail` that begins at a letter. */
function tailFrom(text: string, tail: number): number {
  const at = text.length - tail
  const snapped = snapToGrapheme(text, at)
  if (snapped === at) return tail
  for (let next = at + 1; next < text.length; next++) {
    if (snapToGrapheme(text, next) === next) return text.length - next
  }
  return 0
}

const isHigh = (unit: string | undefined) => unit !== undefined && unit >= '\uD800' && unit <= '\uDBFF'
const isLow = (unit: string | undefined) => unit !== undefined && unit >= '\uDC00' && unit <= '\uDFFF'

/** A Yjs delta of a remote change. */
export type LineDelta = readonly { retain?: number; delete?: number; insert?: unknown }[]

/** Where an index of the old text lies in the new one; at the place of an insertion it stays before it. */
export function moveIndex(index: number, delta: LineDelta): number {
  let old = 0
  let moved = index
  for (const { retain, delete: removed, insert } of delta) {
    if (old >= index && removed === undefined) break
    if (retain !== undefined) old += retain
    if (typeof insert === 'string') moved += insert.length
    if (removed !== undefined) {
      moved -= Math.max(0, Math.min(removed, index - old))
      old += removed
    }
  }
  return moved
}
