/** Shows a text as the editor would, without the editor: a hundred texts cost what one editor does. It changes nothing. */
import { Fragment, memo, type ReactNode, type Ref } from 'react'
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
      {fragment
        .toArray()
        .map((node, at) => (node instanceof Y.XmlElement ? <Block key={at} element={node} /> : null))}
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
  return children.map((child, at) =>
    child instanceof Y.XmlElement ? <Block key={at} element={child} /> : null,
  )
}

/** Some words and the marks on them; the address for a link. */
interface Run {
  words: string
  link: string | null
  bold: boolean
  italic: boolean
}

function inline(children: readonly Child[]): ReactNode {
  const runs = children.flatMap((child) => (child instanceof Y.XmlText ? runsOf(child) : []))
  // An empty block keeps the height of a line, as ProseMirror's trailing break does.
  return runs.length === 0 ? <br className="ProseMirror-trailingBreak" /> : nested(runs, NESTING)
}

function runsOf(text: Y.XmlText): Run[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return []
    const marks = Object.entries(attributes ?? {}).filter(([, value]) => value !== null)
    const valueOf = (mark: string) => marks.find(([key]) => markOfKey(key) === mark)?.[1]
    const href = (valueOf('link') as { href?: unknown } | undefined)?.href
    const link = isSafeHref(href) ? href : null
    return [
      { words: insert, link, bold: valueOf('bold') !== undefined, italic: valueOf('italic') !== undefined },
    ]
  })
}

/** Marks nest as the editor nests them: one link around all of its runs, in it bold, in it italic. */
const NESTING = ['link', 'bold', 'italic'] as const

function nested(runs: readonly Run[], marks: readonly (typeof NESTING)[number][]): ReactNode {
  const [mark, ...inner] = marks
  if (!mark) return runs.map((run) => run.words).join('')
  return neighbours(runs, mark).map((group, at) => {
    const inside = nested(group, inner)
    const value = group[0]?.[mark]
    if (!value) return <Fragment key={at}>{inside}</Fragment>
    if (mark === 'bold') return <strong key={at}>{inside}</strong>
    if (mark === 'italic') return <em key={at}>{inside}</em>
    return (
      <a key={at} {...LINK_LOOK} href={String(value)}>
        {inside}
      </a>
    )
  })
}

/** Neighbouring runs that have the same value of a mark. */
function neighbours(runs: readonly Run[], mark: (typeof NESTING)[number]): Run[][] {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last?.[0]?.[mark] === run[mark]) last.push(run)
    else groups.push([run])
  }
  return groups
}
