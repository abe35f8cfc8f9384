// The four figures above the matrix: agreed, changed since signed, objections, and what waits for the reader.
import type { ReactNode } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { can } from '#shared/policy.ts'
import { waitingPoints } from '#client/features/waiting.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Person } from './deeds.ts'
import { tallyOf } from './matrix-columns.ts'
import type { Speech } from './speech.ts'

interface MatrixTallyProps {
  rows: readonly PointRow[]
  person: Person | null
  speech: Speech
}

export function MatrixTally({ rows, person, speech }: MatrixTallyProps) {
  const t = useT()
  const tally = tallyOf(rows)
  const both = speech.delegations.length === 2
  return (
    <dl className="tally">
      <Figure words={t(both ? 'sign-offs.tallyBoth' : 'sign-offs.tallyAll')}>
        {tally.agreed} / {rows.length}
      </Figure>
      <Figure words={t('sign-offs.tallyStale')} {...(tally.stale > 0 && { tone: 'stale' })}>
        {tally.stale}
      </Figure>
      <Figure
        words={t('sign-offs.tallyObjected', { count: tally.objected })}
        {...(tally.objected > 0 && { tone: 'object' })}
      >
        {tally.objected}
      </Figure>
      {person && can(person, 'sign', { delegation: person.delegation }) && (
        <Figure words={t('sign-offs.tallyWaiting')}>{waitingPoints(rows, person).length}</Figure>
      )}
    </dl>
  )
}

interface FigureProps {
  words: string
  tone?: 'stale' | 'object'
  children: ReactNode
}

function Figure({ words, tone, children }: FigureProps) {
  return (
    <div className="card">
      <dd className={tone ? `${tone}-ink` : undefined}>{children}</dd>
      <dt className="muted">{words}</dt>
    </div>
  )
}
