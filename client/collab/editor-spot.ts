/** A spot of the text as a position of the editor's document, and back. Both hold the same blocks and the same signs. */
import type { Node as DocumentNode, ResolvedPos } from '@tiptap/pm/model'
import type { Spot } from './text-position.ts'

export function positionOf(doc: DocumentNode, spot: Spot): number {
  let node = doc
  /** Where the content of `node` begins. */
  let start = 0
  for (const number of spot.path) {
    if (number < 0 || number >= node.childCount) break
    for (let at = 0; at < number; at++) start += node.child(at).nodeSize
    node = node.child(number)
    start += 1
  }
  return start + (node.isTextblock ? Math.min(spot.offset, node.content.size) : 0)
}

export function spotFrom(position: ResolvedPos): Spot {
  const path: number[] = []
  for (let depth = 0; depth < position.depth; depth++) path.push(position.index(depth))
  return { path, offset: position.parent.isTextblock ? position.parentOffset : 0 }
}
