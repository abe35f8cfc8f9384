// The home page of a workspace: the meeting that is on or next, what waits for the reader, and its agenda at a glance.
import type { Meeting } from '#shared/api/meetings.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { currentMeeting, useMeetings } from '#client/api/use-meetings.ts'
import { useMembership } from '#client/api/use-me.ts'
import { usePoints } from '#client/api/use-points.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Card } from '#client/ui/card.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { AgendaGlance } from './agenda-glance.tsx'
import { MeetingCard, NoMeeting } from './meeting-card.tsx'
import { ProgressCard } from './progress-card.tsx'
import { WaitingCard } from './waiting-card.tsx'
import './home.css'

export function HomePage({ slug }: { slug: string }) {
  const t = useT()
  const phrase = usePhrase()
  const workspace = useWorkspace(slug)
  const meetings = useMeetings(slug)
  useDocumentTitle(t('home.title'), workspace.data && phrase(workspace.data.name), t('shell.app'))
  return (
    <>
      <h1 className="visually-hidden">{t('home.title')}</h1>
      <Loaded query={workspace}>
        {(group) => (
          <Loaded query={meetings}>
            {(all) => <HomeOf workspace={group} meeting={currentMeeting(all)} next={nextAfter(all)} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

/** The meeting that is planned next while another one is under way. */
function nextAfter(meetings: readonly Meeting[]): Meeting | undefined {
  return meetings.some((each) => each.state === 'live')
    ? meetings.find((each) => each.state === 'planned')
    : undefined
}

interface HomeOfProps {
  workspace: Workspace
  meeting: Meeting | undefined
  next: Meeting | undefined
}

function HomeOf({ workspace, meeting, next }: HomeOfProps) {
  const membership = useMembership(workspace.slug)
  const points = usePoints(meeting?.registerId)
  if (!meeting) {
    return (
      <Card>
        <NoMeeting slug={workspace.slug} membership={membership} />
      </Card>
    )
  }
  const shared = { workspace, meeting, membership }
  return (
    <div className="home">
      <div className="home-now">
        <MeetingCard {...shared} />
      </div>
      <Loaded query={points}>
        {(rows) => (
          <>
            <div className="home-side">
              <WaitingCard {...shared} points={rows} />
              {next && <MeetingCard workspace={workspace} meeting={next} membership={membership} />}
            </div>
            <div className="home-main">
              {rows.length > 0 && <ProgressCard workspace={workspace} points={rows} />}
              <AgendaGlance {...shared} points={rows} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
