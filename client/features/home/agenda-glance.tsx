// The agenda in one column: every point with its lamps, and the way to it.
import { Link } from '@tanstack/react-router'
import type { Membership } from '#shared/api/accounts.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { PointLamps } from '#client/features/point-lamps.tsx'
import { RelativeTime } from '#client/i18n/clock.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase, usePhrase } from '#client/i18n/phrase.tsx'
import { Card, Section } from '#client/ui/card.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'

interface AgendaGlanceProps {
  workspace: Workspace
  meeting: Meeting
  membership: Membership | undefined
  points: readonly PointRow[]
}

export function AgendaGlance({ workspace, meeting, membership, points }: AgendaGlanceProps) {
  const t = useT()
  const params = { slug: workspace.slug, meetingId: meeting.id }
  return (
    <Section
      title={t('home.agenda')}
      aside={
        points.length > 0 && (
          <span className="glance-codes" aria-hidden="true">
            {workspace.delegations.map(({ code }) => (
              <span key={code}>{code}</span>
            ))}
          </span>
        )
      }
    >
      <Card>
        {points.length === 0 ? (
          <EmptyState
            title={t('home.agendaNone')}
            action={
              <Link to="/w/$slug/meetings/$meetingId" params={params} className="btn primary">
                {t('home.allPoints')}
              </Link>
            }
          >
            {t('home.agendaNoneNext')}
          </EmptyState>
        ) : (
          <ol className="plain glance">
            {points.map((point) => (
              <li key={point.id} className={point.agreed ? 'settled' : undefined}>
                <Link
                  to="/w/$slug/meetings/$meetingId/point/$pointId"
                  params={{ ...params, pointId: point.id }}
                >
                  <span className="number">{point.number}</span>
                  <span className="words">
                    <Phrase of={point.title} className="title" />
                    <PointNote workspace={workspace} point={point} />
                  </span>
                  <PointLamps point={point} delegations={workspace.delegations} reader={membership} />
                </Link>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </Section>
  )
}

/** Agreed, or the objection in its own words, or when the text last changed. */
function PointNote({ workspace, point }: { workspace: Workspace; point: PointRow }) {
  const t = useT()
  const phrase = usePhrase()
  const objection = workspace.delegations.find(({ code }) => point.signOffs[code]?.state === 'objected')
  if (point.agreed) return <div className="small muted">{t('ui.agreed')}</div>
  if (objection) {
    return (
      <div className="small muted">
        {t('ui.lamp', { who: phrase(objection.name), state: t('ui.stateObjected') })}
        {' · '}“{point.signOffs[objection.code]?.reason}”
      </div>
    )
  }
  return (
    <div className="small muted">
      {t('home.lastChange')} <RelativeTime at={point.changedAt} />
    </div>
  )
}
