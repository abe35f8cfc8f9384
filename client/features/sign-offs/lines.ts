// The lines of a body: each paragraph, heading and list item with its place and its marks. The order of the text is kept; nothing is left out.
import type { Block, Run } from '#shared/content.ts'

export type Shape = 'title' | 'paragraph' | 'heading' | 'bullet' | 'number'

export interface Line {
  shape: Shape
  /** How deep in lists; 0 outside. */
  depth: number
  /** The level of a heading, or the number that a list begins with; 0 otherwise. */
  rank: number
  text: string
  runs: Run[]
}

export function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block) => blockLines(block, 0))
}

export function titleLine(text: string): Line {
  return { shape: 'title', depth: 0, rank: 0, text, runs: text === '' ? [] : [{ text }] }
}

/** Whether two lines stand in the text in the same way; their words may differ. */
export function sameShape(a: Line, b: Line): boolean {
  return a.shape === b.shape && a.depth === b.depth && a.rank === b.rank
}

function blockLines(block: Block, depth: number): Line[] {
  if (block.type === 'bulletList' || block.type === 'orderedList') return listLines(block, depth + 1)
  const shape = block.type === 'heading' ? 'heading' : 'paragraph'
  const level = block.attrs?.['level']
  return [lineOf(block, shape, depth, typeof level === 'number' ? level : 0)]
}

function listLines(list: Block, depth: number): Line[] {
  const start = list.attrs?.['start']
  const first = typeof start === 'number' ? start : 0
  const shape = list.type === 'orderedList' ? 'number' : 'bullet'
  return blocksIn(list).flatMap((item, at) => itemLines(item, shape, depth, at === 0 ? first : 0))
}

/** The first paragraph of an item carries its mark; what follows belongs to it. */
function itemLines(item: Block, shape: Shape, depth: number, rank: number): Line[] {
  return blocksIn(item).flatMap((block, at) => {
    if (at === 0 && block.type === 'paragraph') return [lineOf(block, shape, depth, rank)]
    return blockLines(block, depth)
  })
}

function lineOf(block: Block, shape: Shape, depth: number, rank: number): Line {
  const runs = block.content.filter((part): part is Run => 'text' in part)
  return { shape, depth, rank, text: runs.map((run) => run.text).join(''), runs }
}

function blocksIn(block: Block): Block[] {
  return block.content.filter((part): part is Block => 'type' in part)
}
