// A point as the server last told it over HTTP: for observers, before the live document is here, and where a network blocks sockets.
import type { Point } from '#shared/api/points.ts'
import type { Block, Content, Run } from '#shared/content.ts'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { isSafeHref } from '#shared/schema.ts'
import { LINK_LOOK } from '#client/collab/link-look.ts'
import { LANGUAGE_NAMES, useT } from '#client/i18n/language.tsx'
import { Tag } from '#client/ui/tag.tsx'
import '#client/collab/text.css'

export function StillPoint({ point }: { point: Point }) {
  const content = point.content as unknown as Content
  return (
    <div className="columns">
      {LANGUAGES.map((language) => (
        <StillColumn key={language} content={content} language={language} />
      ))}
    </div>
  )
}

function StillColumn({ content, language }: { content: Content; language: Language }) {
  const t = useT()
  return (
    <section className="column" lang={language} aria-label={LANGUAGE_NAMES[language]}>
      <header>
        <Tag>{LANGUAGE_NAMES[language]}</Tag>
      </header>
      <div className="title-frame">
        <span className="title-mirror">{content.title[language] || t('meeting-room.untitled')}</span>
      </div>
      <div className="text-frame">
        <div className="text">
          {content.body[language].map((block, at) => (
            <StillBlock key={at} block={block} />
          ))}
        </div>
      </div>
    </section>
  )
}

const TAGS = { paragraph: 'p', bulletList: 'ul', orderedList: 'ol', listItem: 'li' } as const

function StillBlock({ block }: { block: Block }) {
  const inside = block.content.map((part, at) => {
    return 'text' in part ? <StillRun key={at} run={part} /> : <StillBlock key={at} block={part} />
  })
  const level = Number(block.attrs?.['level'])
  if (block.type === 'heading')
    return level === 1 ? <h1>{inside}</h1> : level === 2 ? <h2>{inside}</h2> : <h3>{inside}</h3>
  const Name = TAGS[block.type as keyof typeof TAGS]
  const start = Name === 'ol' ? { start: Number(block.attrs?.['start'] ?? 1) } : {}
  return Name ? <Name {...start}>{inside.length > 0 ? inside : <br />}</Name> : null
}

function StillRun({ run }: { run: Run }) {
  const { bold, italic, link } = run.marks ?? {}
  const slanted = italic ? <em>{run.text}</em> : run.text
  const strong = bold ? <strong>{slanted}</strong> : slanted
  return isSafeHref(link) ? (
    <a {...LINK_LOOK} href={link}>
      {strong}
    </a>
  ) : (
    strong
  )
}
