// The parts of one point that the table and the cards of the matrix share: title with its note, state in a word, and what can be done.
import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import type { PointRow } from '#shared/api/points.ts'
import { usePoint } from '#client/api/use-points.ts'
import { RelativeTime, useNow } from '#client/i18n/clock.tsx'
import { durationText } from '#client/i18n/durations.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Button } from '#client/ui/button.tsx'
import { Lamp } from '#client/ui/lamp.tsx'
import { Tag } from '#client/ui/tag.tsx'
import { namedContent } from './canonical.ts'
import { ChangedSummary, staleVersions, useChangedWords, useSignedContents } from './change-note.tsx'
import { useCompareAddress } from './compare-address.ts'
import type { Person } from './deeds.ts'
import { Quote } from './quote.tsx'
import { type Cell, type Column, rowState } from './matrix-columns.ts'
import type { Speech } from './speech.ts'

export interface MatrixRowsProps {
  slug: string
  meetingId: string
  rows: readonly PointRow[]
  person: Person | null
  speech: Speech
  waiting: (row: PointRow) => boolean
  /** Called with the id of a point. */
  onSign: (pointId: string) => void
}

export type OneRow = Omit<MatrixRowsProps, 'rows' | 'waiting'> & { row: PointRow; waits: boolean }

export function RowTitle({ slug, meetingId, row, waits, speech }: OneRow) {
  return (
    <>
      <Link
        to="/w/$slug/meetings/$meetingId/point/$pointId"
        params={{ slug, meetingId, pointId: row.id }}
        className={waits ? 'matrix-title waits' : 'matrix-title'}
      >
        <Phrase of={row.title} />
      </Link>
      <RowNote row={row} speech={speech} />
    </>
  )
}

/** An objection or reservation in its own words, and what changed under a signature. */
function RowNote({ row, speech }: { row: PointRow; speech: Speech }) {
  const reasons = Object.entries(row.signOffs).flatMap(([code, { state, reason }]) =>
    reason && state !== 'open' ? [{ code, reason }] : [],
  )
  return (
    <>
      {reasons.map(({ code, reason }) => (
        <div key={code} className="small muted matrix-note">
          <Quote reason={reason} />
        </div>
      ))}
      {staleVersions(row).size > 0 && <StaleNote row={row} speech={speech} />}
    </>
  )
}

function StaleNote({ row, speech }: { row: PointRow; speech: Speech }) {
  const stale = [...staleVersions(row).keys()]
  const before = useSignedContents(row.id, stale).get(stale[0] ?? '')
  const point = usePoint(row.id).data
  const now = point && namedContent(point.content, point.version)?.content
  const changed = useChangedWords(before, now)
  const names = row.changedBy.map((accountId) => speech.member(accountId)).filter(Boolean)
  if (!changed) return null
  return (
    <div className="small muted matrix-note">
      <ChangedSummary changed={changed} speech={speech} />
      {names.length > 0 && ` · ${speech.list(names)}`} · <RelativeTime at={row.changedAt} />
    </div>
  )
}

export function RowState({ row, speech }: { row: PointRow; speech: Speech }) {
  return (
    <span className="matrix-state">
      <StateTag row={row} speech={speech} />
      {row.sealed && <SealedTag />}
    </span>
  )
}

function SealedTag() {
  const t = useT()
  return (
    <Tag>
      <Lock className="tag-icon" aria-hidden="true" /> {t('ui.sealed')}
    </Tag>
  )
}

function StateTag({ row, speech }: { row: PointRow; speech: Speech }) {
  const t = useT()
  const { language } = useLanguage()
  const now = useNow()
  const state = rowState(row)
  switch (state.kind) {
    case 'agreed':
      return (
        <Tag tone="signed">
          <time dateTime={state.at} title={speech.momentInFull(state.at)}>
            {t(state.reserved ? 'sign-offs.tagReserved' : 'sign-offs.tagAgreed', {
              time: speech.moment(state.at),
            })}
          </time>
        </Tag>
      )
    case 'stale':
      return <Tag tone="stale">{t('sign-offs.tagStale')}</Tag>
    case 'objected':
      return <Tag tone="object">{t('sign-offs.tagObjected')}</Tag>
    case 'waitingForAll':
      return (
        <Tag>
          {t(speech.delegations.length === 2 ? 'sign-offs.tagWaitingBoth' : 'sign-offs.tagWaitingAll')}
        </Tag>
      )
    case 'waitingFor': {
      const time = durationText((now - Date.parse(state.since)) / 1000, language)
      return <Tag>{t('sign-offs.tagWaitingFor', { delegations: state.delegations.join(', '), time })}</Tag>
    }
  }
}

export function RowActions({ row, waits, person, onSign }: OneRow) {
  const t = useT()
  const { compare } = useCompareAddress()
  const own = person?.delegation ? row.signOffs[person.delegation] : undefined
  const [before] = own?.state === 'stale' && own.version ? [own.version] : [...staleVersions(row).keys()]
  const { number } = row
  return (
    <span className="matrix-actions">
      {before && (
        <Button
          aria-label={t('sign-offs.comparePoint', { number })}
          onPress={() => compare({ pointId: row.id, before, after: row.version })}
        >
          {t('sign-offs.compare')}
        </Button>
      )}
      {waits && (
        <Button
          tone="primary"
          aria-label={t('sign-offs.signPoint', { number })}
          onPress={() => onSign(row.id)}
        >
          {t('sign-offs.sign')}
        </Button>
      )}
    </span>
  )
}

const CELL_WORDS = {
  open: 'sign-offs.legendOpen',
  signed: 'ui.stateSigned',
  stale: 'ui.stateStale',
  reserved: 'ui.stateReserved',
  objected: 'ui.stateObjected',
  initialled: 'ui.stateInitialled',
} as const

export function CellLamp({
  cell,
  column,
  yours,
  speech,
}: {
  cell: Cell
  column: Column
  yours: boolean
  speech: Speech
}) {
  const t = useT()
  const state = t(cell.past ? 'sign-offs.initialledEarlier' : CELL_WORDS[cell.state])
  const who = speech.phrase(column.member.name)
  return <Lamp state={cell.state} past={cell.past} yours={yours} label={t('ui.lamp', { who, state })} />
}
