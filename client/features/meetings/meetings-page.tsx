// All meetings of a workspace, newest first; a chair plans the next one here.
import { Link } from '@tanstack/react-router'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import type { Meeting } from '#shared/api/meetings.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { can } from '#shared/policy.ts'
import { useMeetings } from '#client/api/use-meetings.ts'
import { useMembership } from '#client/api/use-me.ts'
import { usePoints } from '#client/api/use-points.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { Time } from '#client/i18n/clock.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase, usePhrase } from '#client/i18n/phrase.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Tag, type TagTone } from '#client/ui/tag.tsx'
import { PlanMeeting } from './plan-meeting.tsx'
import './meetings.css'

export function MeetingsPage({ slug }: { slug: string }) {
  const t = useT()
  const phrase = usePhrase()
  const workspace = useWorkspace(slug)
  const meetings = useMeetings(slug)
  const membership = useMembership(slug)
  const [planning, setPlanning] = useState(false)
  const runs = membership !== undefined && can(membership, 'meeting.run')
  useDocumentTitle(t('meetings.title'), workspace.data && phrase(workspace.data.name), t('shell.app'))

  const plan = runs && (
    <Button tone="primary" onPress={() => setPlanning(true)}>
      <CalendarPlus aria-hidden="true" />
      {t('meetings.plan')}
    </Button>
  )
  return (
    <>
      <div className="page-head">
        <h1>{t('meetings.title')}</h1>
        {plan}
      </div>
      <Loaded query={meetings}>
        {(all) => (
          <Card>
            {all.length === 0 ? (
              <EmptyState title={t('meetings.none')} action={plan}>
                {t(runs ? 'meetings.noneChair' : 'meetings.noneOther')}
              </EmptyState>
            ) : (
              <ul className="plain meeting-list">
                {[...all].reverse().map((meeting) => (
                  <li key={meeting.id}>
                    <MeetingRow slug={slug} meeting={meeting} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
      </Loaded>
      {planning && workspace.data && meetings.data && (
        <PlanMeeting
          workspace={workspace.data as Workspace}
          number={Math.max(0, ...meetings.data.map((each) => each.number)) + 1}
          onClose={() => setPlanning(false)}
        />
      )}
    </>
  )
}

const STATES = {
  live: { tone: 'object', word: 'meetings.live' },
  planned: { tone: 'plain', word: 'meetings.planned' },
  closed: { tone: 'plain', word: 'meetings.closed' },
} as const satisfies Record<Meeting['state'], { tone: TagTone; word: string }>

function MeetingRow({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const t = useT()
  const points = usePoints(meeting.registerId).data
  const agreed = points?.filter((point) => point.agreed).length ?? 0
  const { tone, word } = STATES[meeting.state]
  return (
    <Link to="/w/$slug/meetings/$meetingId" params={{ slug, meetingId: meeting.id }}>
      <span className="number">{meeting.number}</span>
      <span className="words">
        <b>
          <Phrase of={meeting.title} empty={t('shell.meetingNumber', { number: meeting.number })} />
        </b>
        <span className="muted small">
          <Time at={meeting.startsAt} /> · {meeting.place || t('home.teleconference')}
        </span>
      </span>
      <span className="facts">
        {points && points.length > 0 && (
          <span className="small muted">
            {t('home.agreedShort', { count: agreed, total: points.length })}
          </span>
        )}
        <Tag tone={tone}>{t(word)}</Tag>
      </span>
    </Link>
  )
}
