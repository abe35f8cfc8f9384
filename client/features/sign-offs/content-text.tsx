// One language of a content, exactly as it is hashed: title and body from the canonical form, not from an editor.
import { Fragment, type ReactNode } from 'react'
import type { Block, Content, Run } from '#shared/content.ts'
import type { Language } from '#shared/locale.ts'
import { isSafeHref } from '#shared/schema.ts'
import { useT } from '#client/i18n/language.tsx'
import '#client/collab/text.css'

export function ContentText({ content, language }: { content: Content; language: Language }) {
  const t = useT()
  const title = content.title[language]
  const body = content.body[language]
  const isEmpty = body.every((block) => block.content.length === 0)
  return (
    <>
      <h4 lang={title ? language : undefined} className={title ? undefined : 'muted'}>
        {title || t('signing.noText')}
      </h4>
      {isEmpty ? (
        <p className="muted">{t('signing.noText')}</p>
      ) : (
        <div className="text" lang={language}>
          <Blocks blocks={body} />
        </div>
      )}
    </>
  )
}

function Blocks({ blocks }: { blocks: readonly (Run | Block)[] }) {
  return blocks.map((block, at) => ('type' in block ? <BlockOf key={at} block={block} /> : null))
}

function BlockOf({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return <p className="text-heading">{inline(block)}</p>
    case 'bulletList':
      return (
        <ul>
          <Blocks blocks={block.content} />
        </ul>
      )
    case 'orderedList':
      return (
        <ol start={Number(block.attrs?.['start'] ?? 1)}>
          <Blocks blocks={block.content} />
        </ol>
      )
    case 'listItem':
      return (
        <li>
          <Blocks blocks={block.content} />
        </li>
      )
    default:
      return <p>{inline(block)}</p>
  }
}

/** An empty paragraph counts, so it keeps its line. */
function inline(block: Block): ReactNode {
  if (block.content.length === 0) return <br />
  return block.content.map((run, at) => ('text' in run ? <Fragment key={at}>{marked(run)}</Fragment> : null))
}

function marked({ text, marks }: Run): ReactNode {
  let shown: ReactNode = text
  if (marks?.italic) shown = <em>{shown}</em>
  if (marks?.bold) shown = <strong>{shown}</strong>
  if (!isSafeHref(marks?.link)) return shown
  return (
    <a href={marks.link} target="_blank" rel="noopener noreferrer">
      {shown}
    </a>
  )
}
