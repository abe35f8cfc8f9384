/**
 * A place between two signs of a text, in three forms: by block and offset (the screen), relative to the signs beside it
 * (the wire), and in the page (a node and an offset). It knows nothing of the editor.
 */
import * as Y from 'yjs'
import { snapToGrapheme } from '#shared/segment.ts'
import { plainOf, type TextType } from './places.ts'

/** `path` leads from the text to a block by child numbers and is empty for a title; `offset` counts UTF-16 units in the block. */
export interface Spot {
  path: number[]
  offset: number
}

export interface Selected {
  anchor: Spot
  head: Spot
}

/** A Y.RelativePosition as JSON, as it travels in awareness. */
export type Relative = unknown

export function relativeOf(text: TextType, spot: Spot): Relative {
  const block = blockAt(text, spot.path)
  if (!block) return null
  const { type, index } = textIn(block, spot.offset)
  return Y.relativePositionToJSON(
    Y.createRelativePositionFromTypeIndex(type as Y.AbstractType<unknown>, index),
  )
}

/** Null for a position whose surroundings are gone or are in another text. */
export function spotOf(doc: Y.Doc, text: TextType, relative: Relative): Spot | null {
  if (typeof relative !== 'object' || relative === null) return null
  const absolute = absoluteOf(doc, relative)
  if (!absolute) return null
  const { type, index } = absolute
  if (type === text)
    return text instanceof Y.Text && !(text instanceof Y.XmlText) ? { path: [], offset: index } : null
  const block = type instanceof Y.XmlText ? (type.parent as Y.XmlElement | null) : type
  if (!(block instanceof Y.XmlElement)) return null
  const path = pathTo(text, block)
  return path && { path, offset: type === block ? 0 : lengthBefore(block, type) + index }
}

/** What arrives from others may be anything; what does not resolve is nowhere. */
function absoluteOf(doc: Y.Doc, relative: object): { type: unknown; index: number } | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(relative), doc)
  } catch {
    return null
  }
}

type Block = Y.Text | Y.XmlElement

function blockAt(text: TextType, path: readonly number[]): Block | null {
  if (text instanceof Y.Text) return path.length === 0 ? text : null
  let at: Y.XmlFragment | Y.XmlElement = text
  for (const number of path) {
    const child: unknown = at.get(number)
    if (!(child instanceof Y.XmlElement)) return null
    at = child
  }
  return at instanceof Y.XmlElement ? at : null
}

/** A block may hold several Y.XmlText in a row, after people typed at the same place at once. */
function textIn(block: Block, offset: number): { type: Block | Y.XmlText; index: number } {
  if (block instanceof Y.Text) return { type: block, index: Math.min(offset, block.length) }
  let rest = offset
  const texts = block.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)
  for (const text of texts) {
    if (rest <= text.length) return { type: text, index: rest }
    rest -= text.length
  }
  const last = texts.at(-1)
  return last ? { type: last, index: last.length } : { type: block, index: 0 }
}

function lengthBefore(block: Y.XmlElement, type: unknown): number {
  let length = 0
  for (const child of block.toArray()) {
    if (child === type) break
    if (child instanceof Y.XmlText) length += child.length
  }
  return length
}

function pathTo(text: TextType, block: Y.XmlElement): number[] | null {
  const path: number[] = []
  let at: Y.XmlElement | Y.XmlFragment = block
  while (at !== text) {
    const parent: unknown = at.parent
    if (!(parent instanceof Y.XmlFragment)) return null
    path.unshift(parent.toArray().indexOf(at as Y.XmlElement))
    at = parent as Y.XmlElement
  }
  return path
}

/** The end of a text, where a keyboard begins to write. */
export function endOf(text: TextType): Spot {
  if (text instanceof Y.Text) return { path: [], offset: text.length }
  const path: number[] = []
  let at: Y.XmlFragment | Y.XmlElement = text
  for (;;) {
    const children: unknown[] = at.toArray()
    const number = children.findLastIndex((child) => child instanceof Y.XmlElement)
    if (number === -1) break
    path.push(number)
    at = children[number] as Y.XmlElement
  }
  const length = at
    .toArray()
    .reduce((sum, child) => sum + (child instanceof Y.XmlText ? plainOf(child).length : 0), 0)
  return { path, offset: length }
}

const BLOCKS = new Set(['P', 'H1', 'H2', 'H3', 'UL', 'OL', 'LI'])

const blockChildren = (element: Element) => [...element.children].filter((child) => BLOCKS.has(child.tagName))

/** The place in the page, never inside a letter: a Khmer cluster is one shape and must stay one. */
export function nodeAt(root: Element, spot: Spot): { node: Node; offset: number } | null {
  let block = root
  for (const number of spot.path) {
    const child = blockChildren(block)[number]
    if (!child) return null
    block = child
  }
  let rest = snapToGrapheme(block.textContent ?? '', spot.offset)
  let last: Text | null = null
  for (const node of textNodes(block)) {
    if (rest <= node.length) return { node, offset: rest }
    rest -= node.length
    last = node
  }
  return last ? { node: last, offset: last.length } : { node: block, offset: 0 }
}

/** The other way: from where somebody clicked. Null outside of the root. */
export function spotAt(root: Element, node: Node, offset: number): Spot | null {
  if (!root.contains(node)) return null
  const element = node instanceof Element ? node : node.parentElement
  const path: number[] = []
  let block: Element | null = element?.closest('p,h1,h2,h3') ?? null
  if (!block || !root.contains(block))
    return root.querySelector('p,h1,h2,h3') ? null : { path, offset: before(root, node, offset) }
  const count = before(block, node, offset)
  for (; block && block !== root; block = block.parentElement) {
    const parent: Element | null = block.parentElement
    if (!parent) return null
    path.unshift(blockChildren(parent).indexOf(block))
  }
  return { path, offset: count }
}

function before(block: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.selectNodeContents(block)
  range.setEnd(node, offset)
  return range.toString().length
}

function* textNodes(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text
}
