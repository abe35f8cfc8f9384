// The tabs below the bar: those of the workspace, or those of the meeting that is open. Only what exists has a tab.
import { Link, useRouterState } from '@tanstack/react-router'
import type { Meeting } from '#shared/api/meetings.ts'
import { can } from '#shared/policy.ts'
import { useMembership } from '#client/api/use-me.ts'
import { usePoints } from '#client/api/use-points.ts'
import { waitingPoints } from '#client/features/waiting.ts'
import { useT } from '#client/i18n/language.tsx'
import { FramePlace } from '#client/ui/frame-slot.tsx'
import { Count } from '#client/ui/tag.tsx'

interface RailProps {
  slug: string
  /** The meeting that is open. */
  meeting: Meeting | undefined
  /** The live or next meeting of the workspace. */
  current: Meeting | undefined
}

export function Rail({ slug, meeting, current }: RailProps) {
  const t = useT()
  return (
    <div className="rail">
      <nav aria-label={t('shell.tabs')}>
        {meeting ? (
          <MeetingTabs slug={slug} meeting={meeting} />
        ) : (
          <WorkspaceTabs slug={slug} current={current} />
        )}
      </nav>
      <FramePlace name="rail" className="frame-rail" />
    </div>
  )
}

const exact = { exact: true }

function WorkspaceTabs({ slug, current }: { slug: string; current: Meeting | undefined }) {
  const t = useT()
  const membership = useMembership(slug)
  return (
    <>
      <Link to="/w/$slug" params={{ slug }} activeOptions={exact}>
        {t('shell.home')}
      </Link>
      <Link to="/w/$slug/meetings" params={{ slug }} activeOptions={exact}>
        {t('shell.meetings')}
      </Link>
      {current && <SignOffsTab slug={slug} meeting={current} />}
      <Link to="/w/$slug/members" params={{ slug }}>
        {t('shell.members')}
      </Link>
      {membership && can(membership, 'ledger.read') && (
        <Link to="/w/$slug/record" params={{ slug }}>
          {t('shell.record')}
        </Link>
      )}
    </>
  )
}

function MeetingTabs({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const t = useT()
  const params = { slug, meetingId: meeting.id }
  // The agenda stays the current tab while one of its points is open.
  const onSignOffs = useRouterState({ select: (state) => state.location.pathname.endsWith('/sign-offs') })
  return (
    <>
      <Link to="/w/$slug" params={{ slug }} activeOptions={exact}>
        {t('shell.home')}
      </Link>
      <Link to="/w/$slug/meetings/$meetingId" params={params} activeOptions={{ exact: onSignOffs }}>
        {t('shell.agenda')}
      </Link>
      <SignOffsTab slug={slug} meeting={meeting} />
    </>
  )
}

function SignOffsTab({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const t = useT()
  const reader = useMembership(slug)
  const points = usePoints(meeting.registerId).data
  const count = waitingPoints(points, reader).length
  return (
    <Link to="/w/$slug/meetings/$meetingId/sign-offs" params={{ slug, meetingId: meeting.id }}>
      {t('shell.signOffs')}
      {count > 0 && <Count value={count} hot label={t('shell.waitingForYou', { count })} />}
    </Link>
  )
}
