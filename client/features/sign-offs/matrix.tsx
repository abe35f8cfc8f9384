// The matrix of a meeting: who has signed off on each point, on which words, and what waits for the reader.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Meeting } from '#shared/api/meetings.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { can } from '#shared/policy.ts'
import { useMeeting } from '#client/api/use-meetings.ts'
import { usePoints } from '#client/api/use-points.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { waitsFor } from '#client/features/waiting.ts'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { CompareSheet } from './compare-view.tsx'
import type { Person } from './deeds.ts'
import { LedgerExcerpt } from './ledger-excerpt.tsx'
import { MatrixCards } from './matrix-cards.tsx'
import { MatrixLegend } from './matrix-legend.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { MatrixTally } from './matrix-tally.tsx'
import { useSignOffNews } from './news.ts'
import { SignFromRow } from './sign-from-row.tsx'
import { type Speech, useSignOffSpeech } from './speech.ts'
import { useNarrow } from './use-narrow.ts'
import { usePerson } from './use-person.ts'
import '#client/ui/card.css'
import './matrix.css'

export function SignOffMatrix({ slug, meetingId }: { slug: string; meetingId: string }) {
  const t = useT()
  const phrase = usePhrase()
  const meeting = useMeeting(slug, meetingId)
  const workspace = useWorkspace(slug)
  const points = usePoints(meeting?.registerId)
  const speech = useSignOffSpeech(slug)
  useSignOffNews(points.data, speech)
  useDocumentTitle(t('sign-offs.title'), meeting && phrase(meeting.title), t('shell.app'))
  return (
    <>
      <h1>{t('sign-offs.title')}</h1>
      <Loaded query={workspace}>
        {(known) => (
          <Loaded query={points}>
            {(rows) => meeting && <Matrix workspace={known} meeting={meeting} rows={rows} speech={speech} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

interface MatrixProps {
  workspace: Workspace
  meeting: Meeting
  rows: readonly PointRow[]
  speech: Speech
}

function Matrix({ workspace, meeting, rows, speech }: MatrixProps) {
  const { slug } = workspace
  const person = usePerson(slug)
  const narrow = useNarrow()
  const [signing, setSigning] = useState<string | null>(null)
  const row = rows.find((each) => each.id === signing)
  const Rows = narrow ? MatrixCards : MatrixTable
  if (rows.length === 0) return <NoPoints slug={slug} meeting={meeting} person={person} />
  return (
    <>
      <MatrixTally rows={rows} person={person} speech={speech} />
      <Rows
        slug={slug}
        meetingId={meeting.id}
        rows={rows}
        person={person}
        speech={speech}
        waiting={(each) => waitsFor(each, person ?? undefined)}
        onSign={setSigning}
      />
      <MatrixLegend zone={speech.zone} />
      {person && can(person, 'ledger.read') && (
        <LedgerExcerpt slug={slug} meetingId={meeting.id} speech={speech} />
      )}
      {row && person && (
        <SignFromRow
          key={row.id}
          {...{ slug, row, person }}
          registerId={meeting.registerId}
          onClose={() => setSigning(null)}
        />
      )}
      <CompareSheet slug={slug} />
    </>
  )
}

function NoPoints({ slug, meeting, person }: { slug: string; meeting: Meeting; person: Person | null }) {
  const t = useT()
  if (person?.delegation === null) return <EmptyState title={t('sign-offs.noReleased')} />
  return (
    <EmptyState
      title={t('sign-offs.noPoints')}
      action={
        <Link className="btn" to="/w/$slug/meetings/$meetingId" params={{ slug, meetingId: meeting.id }}>
          {t('sign-offs.openAgenda')}
        </Link>
      }
    >
      {t('sign-offs.noPointsHint')}
    </EmptyState>
  )
}
