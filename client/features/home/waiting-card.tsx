// The points that wait for the reader's own signature, each one press away; for who may not sign, what the delegation still has to.
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { Membership } from '#shared/api/accounts.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation, Workspace } from '#shared/api/workspaces.ts'
import { can } from '#shared/policy.ts'
import { useLampLabel } from '#client/features/point-lamps.tsx'
import { waitingPoints } from '#client/features/waiting.ts'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Card, Section } from '#client/ui/card.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Lamp } from '#client/ui/lamp.tsx'
import { Count } from '#client/ui/tag.tsx'

interface WaitingCardProps {
  workspace: Workspace
  meeting: Meeting
  membership: Membership | undefined
  points: readonly PointRow[]
}

export function WaitingCard({ workspace, meeting, membership, points }: WaitingCardProps) {
  const t = useT()
  const own = workspace.delegations.find((delegation) => delegation.code === membership?.delegation)
  if (!membership || !own) return null
  const waiting = waitingPoints(points, membership)
  const signs = can(membership, 'sign', { delegation: own.code })
  const count = waiting.length
  return (
    <Section
      title={t('home.waiting')}
      aside={count > 0 && <Count value={count} hot label={t('shell.waitingForYou', { count })} />}
    >
      <Card>
        {count > 0 ? (
          <ul className="plain waiting-list">
            {waiting.map((point) => (
              <li key={point.id}>
                <WaitingPoint slug={workspace.slug} meeting={meeting} point={point} own={own} />
              </li>
            ))}
          </ul>
        ) : (
          <NothingWaits points={points} own={own} signs={signs} />
        )}
      </Card>
    </Section>
  )
}

interface WaitingPointProps {
  slug: string
  meeting: Meeting
  point: PointRow
  own: Delegation
}

function WaitingPoint({ slug, meeting, point, own }: WaitingPointProps) {
  const t = useT()
  const label = useLampLabel()
  const state = point.signOffs[own.code]?.state ?? 'open'
  return (
    <Link
      to="/w/$slug/meetings/$meetingId/point/$pointId"
      params={{ slug, meetingId: meeting.id, pointId: point.id }}
    >
      <Lamp state={state} label={label(point, own)} />
      <span className="words">
        <span className="muted">{t('ui.point', { number: point.number })} · </span>
        <Phrase of={point.title} />
      </span>
      <ChevronRight className="go" aria-hidden="true" />
    </Link>
  )
}

function NothingWaits({
  points,
  own,
  signs,
}: {
  points: readonly PointRow[]
  own: Delegation
  signs: boolean
}) {
  const t = useT()
  const open = points.filter((point) =>
    ['open', 'stale'].includes(point.signOffs[own.code]?.state ?? 'open'),
  ).length
  if (signs || points.length === 0) return <EmptyState small title={t('home.waitingNone')} />
  if (open === 0) return <EmptyState small title={t('home.waitingAllDone')} />
  return (
    <EmptyState small title={t('home.waitingNotSigner', { count: open })}>
      {t('home.notSignatory')}
    </EmptyState>
  )
}
