// A difference in words: struck and underlined where the eye can see it, said where it cannot, unchanged paragraphs folded away.
import { Fragment, useState } from 'react'
import type { Language } from '#shared/locale.ts'
import type { Change } from '#shared/segment.ts'
import { useT } from '#client/i18n/language.tsx'
import { LinkButton } from '#client/ui/button.tsx'
import type { ContentDifference, Row } from './content-difference.ts'
import { NoteText } from './difference-note.tsx'
import { type FieldWords, useFieldWords } from './field-words.ts'
import type { Speech } from './speech.ts'
import './difference.css'

/** The rows of one language; its heading belongs to the screen around it. */
export function LanguageDifference({ rows, language }: { rows: readonly Row[]; language: Language }) {
  const t = useT()
  if (rows.every((row) => row.kind === 'same'))
    return <p className="muted small">{t('difference.noChange')}</p>
  return (
    <div className="difference">
      {folded(rows).map((group, at) =>
        group.isFolded ? (
          <Folded key={at} rows={group.rows} language={language} />
        ) : (
          group.rows.map((row, place) => <RowText key={`${at}.${place}`} row={row} language={language} />)
        ),
      )}
    </div>
  )
}

/** Short paragraphs are quicker read than unfolded. */
const FOLD_FROM = 60

function folded(rows: readonly Row[]): { rows: Row[]; isFolded: boolean }[] {
  const groups: { rows: Row[]; isSame: boolean }[] = []
  for (const row of rows) {
    const isSame = row.kind === 'same'
    const last = groups.at(-1)
    if (last?.isSame === isSame) last.rows.push(row)
    else groups.push({ rows: [row], isSame })
  }
  const lengthOf = (group: Row[]) => group.reduce((sum, row) => sum + (row.after?.text.length ?? 0), 0)
  return groups.map((group) => ({
    rows: group.rows,
    isFolded: group.isSame && lengthOf(group.rows) > FOLD_FROM,
  }))
}

function Folded({ rows, language }: { rows: readonly Row[]; language: Language }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <LinkButton aria-expanded={open} onPress={() => setOpen(!open)}>
        <span className="small">{t('difference.unchangedLines', { count: rows.length })}</span>
      </LinkButton>
      {open && rows.map((row, at) => <RowText key={at} row={row} language={language} />)}
    </>
  )
}

function RowText({ row, language }: { row: Row; language: Language }) {
  const shape = (row.after ?? row.before)?.shape
  return (
    <div className="difference-row">
      {row.changes.length > 0 && (
        <p lang={language} className={shape}>
          <Changes changes={row.changes} />
        </p>
      )}
      {row.notes.length > 0 && (
        <ul className="plain notes">
          {row.notes.map((note, at) => (
            <li key={at}>
              <NoteText note={note} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function Changes({ changes }: { changes: readonly Change[] }) {
  return changes.map((change, at) => (
    <Fragment key={at}>
      <ChangeText change={change} />
    </Fragment>
  ))
}

/** Browsers do not tell a screen reader of ins and del reliably, so the words say it. */
function ChangeText({ change: { kind, text } }: { change: Change }) {
  const t = useT()
  if (kind === 'same') return text
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="visually-hidden">
        {' '}
        {t(`difference.${kind}`)}
        {': '}
      </span>
      {text}
    </Mark>
  )
}

/** Fields and links that changed; nothing where none did. */
export function FieldDifference({ difference, speech }: { difference: ContentDifference; speech: Speech }) {
  const t = useT()
  const words = useFieldWords(speech)
  const { fields, links } = difference
  if (fields.length + links.added.length + links.removed.length === 0) return null
  return (
    <ul className="plain notes">
      {fields.map(({ name, before, after }) => (
        <li key={name}>
          {words.name(name)}: <Changes changes={replacing(words, name, [before, after])} />
        </li>
      ))}
      {links.added.map((id) => (
        <li key={id}>{t('difference.pointLinkAdded', { id })}</li>
      ))}
      {links.removed.map((id) => (
        <li key={id}>{t('difference.pointLinkRemoved', { id })}</li>
      ))}
    </ul>
  )
}

type Values = Parameters<FieldWords['value']>[1]

function replacing(words: FieldWords, name: string, [before, after]: [Values, Values]): Change[] {
  const changes: Change[] = []
  if (before !== undefined) changes.push({ kind: 'removed', text: words.value(name, before) })
  if (before !== undefined && after !== undefined) changes.push({ kind: 'same', text: ' ' })
  if (after !== undefined) changes.push({ kind: 'added', text: words.value(name, after) })
  return changes
}
