// Where we are: the workspace, and in it the meeting with its state.
import { Link } from '@tanstack/react-router'
import type { Meeting } from '#shared/api/meetings.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { useNow } from '#client/i18n/clock.tsx'
import { clockText } from '#client/i18n/durations.ts'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Tag } from '#client/ui/tag.tsx'

export function WorkspaceCrumb({
  workspace,
  meeting,
}: {
  workspace: Workspace
  meeting: Meeting | undefined
}) {
  if (!meeting) {
    return (
      <span className="crumb">
        <strong>
          <Phrase of={workspace.name} />
        </strong>
      </span>
    )
  }
  return (
    <>
      <span className="crumb">
        <Link to="/w/$slug" params={{ slug: workspace.slug }} className="wide-only">
          <Phrase of={workspace.name} />
        </Link>
        <span className="wide-only crumb-mark" aria-hidden="true">
          /
        </span>
        <strong>
          <Phrase of={meeting.title} />
        </strong>
      </span>
      <MeetingState meeting={meeting} />
    </>
  )
}

export function MeetingState({ meeting }: { meeting: Meeting }) {
  const t = useT()
  if (meeting.state === 'live' && meeting.startedAt) return <Live since={meeting.startedAt} />
  return (
    <span className="wide-only">
      <Tag>{t(meeting.state === 'planned' ? 'shell.planned' : 'shell.closed')}</Tag>
    </span>
  )
}

function Live({ since }: { since: string }) {
  const t = useT()
  const now = useNow(1000)
  return (
    <span className="live" role="timer" aria-live="off">
      <span className="wide-only">{t('shell.live')}</span>
      {clockText((now - Date.parse(since)) / 1000)}
    </span>
  )
}
