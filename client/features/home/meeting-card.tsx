// The meeting that is on, next or last: when, where, how long until then, and the way in.
import { Link } from '@tanstack/react-router'
import type { Membership } from '#shared/api/accounts.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { can } from '#shared/policy.ts'
import { Time, useNow } from '#client/i18n/clock.tsx'
import { clockText, durationText } from '#client/i18n/durations.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Card, Section } from '#client/ui/card.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'

interface MeetingCardProps {
  workspace: Workspace
  meeting: Meeting
  membership: Membership | undefined
}

const TITLES = { live: 'home.liveMeeting', planned: 'home.nextMeeting', closed: 'home.lastMeeting' } as const

export function MeetingCard({ workspace, meeting, membership }: MeetingCardProps) {
  const t = useT()
  const way = wayInto(meeting, membership)
  return (
    <Section title={t(TITLES[meeting.state])}>
      <Card padded>
        <div className="meeting-card">
          <b>
            <Phrase of={meeting.title} empty={t('shell.meetingNumber', { number: meeting.number })} />
          </b>
          <span className="muted">
            <Time at={meeting.startsAt} />
          </span>
          <span className="muted">{meeting.place || t('home.teleconference')}</span>
          <Countdown meeting={meeting} />
          <div className="row">
            <Link
              to="/w/$slug/meetings/$meetingId"
              params={{ slug: workspace.slug, meetingId: meeting.id }}
              className={meeting.state === 'closed' ? 'btn' : 'btn primary'}
            >
              {t(way)}
            </Link>
            {meeting.state === 'planned' ? null : (
              <Link
                to="/w/$slug/meetings/$meetingId/sign-offs"
                params={{ slug: workspace.slug, meetingId: meeting.id }}
                className="btn"
              >
                {t('shell.signOffs')}
              </Link>
            )}
          </div>
        </div>
      </Card>
    </Section>
  )
}

/** Who belongs to no delegation reads what is released; whoever makes points prepares them. */
function wayInto(meeting: Meeting, membership: Membership | undefined) {
  if (!membership?.delegation || meeting.state === 'closed') return 'home.read'
  if (meeting.state === 'live') return 'home.join'
  return can(membership, 'point.create') ? 'home.prepare' : 'home.read'
}

/** The last five minutes before the start are said in another colour. */
const SOON = 5 * 60

function Countdown({ meeting }: { meeting: Meeting }) {
  const t = useT()
  const { language } = useLanguage()
  const now = useNow(meeting.state === 'live' ? 1000 : 10_000)
  if (meeting.state === 'closed') return null
  if (meeting.state === 'live' && meeting.startedAt) {
    const time = clockText((now - Date.parse(meeting.startedAt)) / 1000)
    return <span className="countdown figure">{t('shell.liveFor', { time })}</span>
  }
  const seconds = (Date.parse(meeting.startsAt) - now) / 1000
  const time = durationText(Math.abs(seconds), language)
  const soon = seconds < SOON ? 'countdown soon' : 'countdown'
  return <span className={soon}>{t(seconds >= 0 ? 'time.in' : 'home.startDue', { time })}</span>
}

export function NoMeeting({ slug, membership }: { slug: string; membership: Membership | undefined }) {
  const t = useT()
  const runs = membership !== undefined && can(membership, 'meeting.run')
  const action = runs && (
    <Link to="/w/$slug/meetings" params={{ slug }} className="btn primary">
      {t('meetings.plan')}
    </Link>
  )
  return (
    <EmptyState title={t('home.noMeeting')} action={action}>
      {t(runs ? 'home.noMeetingChair' : 'home.noMeetingOther')}
    </EmptyState>
  )
}
