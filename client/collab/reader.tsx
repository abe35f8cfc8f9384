/** Shows a text as the editor would, without the editor: a hundred texts cost what one editor does. It changes nothing. */
import { memo, type ReactNode, type Ref } from 'react'
import * as Y from 'yjs'
import { isSafeHref, markOfKey } from '#shared/schema.ts'
import { type Changes, useVersion } from './changes.ts'
import { LINK_LOOK } from './link-look.ts'
import './text.css'

interface ReaderProps {
  fragment: Y.XmlFragment
  changes: Changes
  ref?: Ref<HTMLDivElement>
}

export const Reader = memo(function Reader({ fragment, changes, ref }: ReaderProps) {
  useVersion(changes, fragment)
  return (
    <div ref={ref} className="text">
      {fragment.toArray().map((node, at) => (node instanceof Y.XmlElement ? <Block key={at} element={node} /> : null))}
    </div>
  )
})

function Block({ element }: { element: Y.XmlElement }) {
  const children = element.toArray()
  switch (element.nodeName) {
    case 'heading':
      return <Heading level={Number(element.getAttribute('level'))}>{inline(children)}</Heading>
    case 'paragraph':
      return <p>{inline(children)}</p>
    case 'bulletList':
      return <ul>{blocks(children)}</ul>
    case 'orderedList':
      return <ol start={startOf(element)}>{blocks(children)}</ol>
    case 'listItem':
      return <li>{blocks(children)}</li>
    default:
      return null
  }
}

function Heading({ level, children }: { level: number; children: ReactNode }) {
  if (level === 2) return <h2>{children}</h2>
  return level === 3 ? <h3>{children}</h3> : <h1>{children}</h1>
}

function startOf(element: Y.XmlElement): number | undefined {
  const start = Number(element.getAttribute('start') ?? 1)
  return start === 1 ? undefined : start
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook

function blocks(children: readonly Child[]): ReactNode {
  return children.map((child, at) => (child instanceof Y.XmlElement ? <Block key={at} element={child} /> : null))
}

interface Piece {
  insert: unknown
  attributes?: Record<string, unknown>
}

function inline(children: readonly Child[]): ReactNode {
  const pieces = children.flatMap((child) => (child instanceof Y.XmlText ? (child.toDelta() as Piece[]) : []))
  // An empty block keeps the height of a line, as ProseMirror's trailing break does.
  if (pieces.length === 0) return <br className="ProseMirror-trailingBreak" />
  return pieces.map((piece, at) => (typeof piece.insert === 'string' ? <Run key={at} piece={piece} /> : null))
}

/** Marks nest as the editor nests them: link outside, then bold, then italic. */
function Run({ piece }: { piece: Piece }) {
  let shown: ReactNode = String(piece.insert)
  const marks = Object.entries(piece.attributes ?? {}).filter(([, value]) => value !== null)
  const has = (mark: string) => marks.find(([key]) => markOfKey(key) === mark)?.[1]
  const href = (has('link') as { href?: unknown } | undefined)?.href
  if (has('italic')) shown = <em>{shown}</em>
  if (has('bold')) shown = <strong>{shown}</strong>
  if (!isSafeHref(href)) return shown
  return (
    <a {...LINK_LOOK} href={href}>
      {shown}
    </a>
  )
}
