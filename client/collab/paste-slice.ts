/** The last look at pasted content, after parsing: clean signs in every text, and how large its update will be. */
import { Fragment, type Node as DocumentNode } from '@tiptap/pm/model'
import { cleanLine } from './paste.ts'

export function cleanFragment(fragment: Fragment): Fragment {
  const nodes: DocumentNode[] = []
  fragment.forEach((node) => nodes.push(...cleanNode(node)))
  return Fragment.fromArray(nodes)
}

/** A line break inside a paragraph has no place in the schema; there it is a space. */
function cleanNode(node: DocumentNode): DocumentNode[] {
  if (!node.isText) return [node.copy(cleanFragment(node.content))]
  const text = cleanLine(node.text ?? '')
  return text === '' ? [] : [node.type.schema.text(text, node.marks)]
}

/** Bytes that a block, and a mark, cost beside their words. */
const PER_NODE = 40
const PER_MARK = 60

export function sizeOf(fragment: Fragment): number {
  let bytes = 0
  fragment.descendants((node) => {
    bytes += PER_NODE + node.marks.length * PER_MARK
    if (node.isText) bytes += new TextEncoder().encode(node.text).byteLength
  })
  return bytes
}
