// The frame of a workspace: loads it, keeps it current from its events, and draws the bar and the rail that every page of it shares.
import { Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Workspace } from '#shared/api/workspaces.ts'
import { isRefusal } from '#client/api/call.ts'
import { useWorkspaceEvents } from '#client/api/events.ts'
import { useSessionEnded } from '#client/api/session.ts'
import { currentMeeting, useMeetings } from '#client/api/use-meetings.ts'
import { useMembership } from '#client/api/use-me.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { sideOf } from '#client/features/names.tsx'
import { ZoneContext } from '#client/i18n/clock.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { FramePlace } from '#client/ui/frame-slot.tsx'
import { WorkspaceCrumb } from './crumbs.tsx'
import { LostPage } from './not-found.tsx'
import { CONTENT_ID } from './page-focus.ts'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

export function WorkspaceFrame() {
  const { slug } = useParams({ from: '/signed-in/w/$slug' })
  const workspace = useWorkspace(slug)
  const removed = isRefusal(workspace.error, 'not_found')
  const inRoom = useRouterState({
    select: (state) => state.matches.some((match) => match.routeId.endsWith('/room')),
  })
  // In the room the page stays, so that text which was not sent yet can be taken away from it.
  if (workspace.data && (!removed || inRoom)) return <Frame workspace={workspace.data} removed={removed} />
  if (removed) return <LostPage />
  return (
    <>
      <TopBar />
      <main id={CONTENT_ID} tabIndex={-1} className="page">
        <Loaded query={workspace}>{() => null}</Loaded>
      </main>
    </>
  )
}

function Frame({ workspace, removed }: { workspace: Workspace; removed: boolean }) {
  const t = useT()
  const { slug } = workspace
  const { meetingId } = useParams({ strict: false })
  const meetings = useMeetings(slug).data
  const membership = useMembership(slug)
  const { connected } = useWorkspaceEvents(slug)
  const meeting = meetingId ? meetings?.find((each) => each.id === meetingId) : undefined
  return (
    <ZoneContext value={workspace.timeZone}>
      <TopBar side={sideOf(membership?.delegation ?? null, workspace.delegations)}>
        <WorkspaceCrumb workspace={workspace} meeting={meeting} />
      </TopBar>
      <Rail slug={slug} meeting={meeting} current={currentMeeting(meetings ?? [])} />
      {removed ? (
        <div className="page-banner">
          <Banner tone="error">{t('shell.accessRemoved')}</Banner>
        </div>
      ) : (
        !connected && <LateBanner />
      )}
      <FramePlace name="banner" className="frame-banner" />
      <Outlet />
    </ZoneContext>
  )
}

/** A short break is nobody's concern; a longer one means that lists may be behind. In milliseconds. */
const PATIENCE = 5000

function LateBanner() {
  const t = useT()
  const ended = useSessionEnded()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  if (!late || ended) return null
  return (
    <div className="page-banner">
      <Banner tone="warning">{t('shell.noAnswerBanner')}</Banner>
    </div>
  )
}
