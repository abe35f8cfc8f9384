// The meeting room of one agenda: the points on the left, the texts of one in the middle, its sign-off on the right.
import { useEffect, useMemo } from 'react'
import type { Me, Membership } from '#shared/api/accounts.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { useMe } from '#client/api/use-me.ts'
import { useMeetings } from '#client/api/use-meetings.ts'
import { usePoints } from '#client/api/use-points.ts'
import { reportSessionEnd, useSessionEnded } from '#client/api/session.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { preloadEditor } from '#client/collab/body-text.tsx'
import { type RegisterView, useRegister } from '#client/collab/use-register.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { Layout } from './layout.tsx'
import { type Room, RoomProvider } from './room-context.tsx'
import './meeting-room.css'
import './agenda.css'
import './point.css'
import './texts.css'
import './saved-state.css'
import './phone.css'

export interface MeetingRoomProps {
  slug: string
  meetingId: string
  pointId?: string
}

export function MeetingRoom({ slug, meetingId, pointId }: MeetingRoomProps) {
  const workspace = useWorkspace(slug)
  const meetings = useMeetings(slug)
  const me = useMe()
  return (
    <Loaded query={workspace}>
      {(loadedWorkspace) => (
        <Loaded query={meetings}>
          {(all) => (
            <Loaded query={me}>
              {(own) => {
                const meeting = all.find((each) => each.id === meetingId)
                return meeting && own ? (
                  <Opened {...{ workspace: loadedWorkspace, meeting, me: own, pointId }} />
                ) : null
              }}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface OpenedProps {
  workspace: Workspace
  meeting: Meeting
  me: Me
  pointId: string | undefined
}

function Opened(props: OpenedProps) {
  const { workspace, meeting, me } = props
  const t = useT()
  const phrase = usePhrase()
  useDocumentTitle(phrase(meeting.title), t('shell.app'))
  const points = usePoints(meeting.registerId)
  const membership = me.memberships.find((each) => each.workspaceId === workspace.id) ?? null
  return (
    <Loaded query={points}>
      {(rows) => {
        const base = roomBase(workspace, meeting, me, membership, rows)
        const Inside = membership?.role === 'observer' || !membership ? Still : Live
        return <Inside base={base} pointId={props.pointId} />
      }}
    </Loaded>
  )
}

type Base = Omit<Room, 'register'>

function roomBase(
  workspace: Workspace,
  meeting: Meeting,
  me: Me,
  membership: Membership | null,
  points: Room['points'],
): Base {
  return {
    slug: workspace.slug,
    meeting,
    workspace,
    sides: workspace.delegations.map((delegation) => delegation.code),
    accountId: me.account.id,
    rights: membership,
    points,
    access: workspace.registers.find((register) => register.id === meeting.registerId)?.access ?? 'read',
  }
}

interface InsideProps {
  base: Base
  pointId: string | undefined
}

/** Observers get no socket: they read what is released to them over HTTP, kept current by events. */
function Still({ base, pointId }: InsideProps) {
  const { slug } = base
  const room = useMemo<Room>(() => ({ ...base, register: null }), [base])
  return (
    <RoomProvider value={room}>
      <Layout key={slug} pointId={pointId} live={null} />
    </RoomProvider>
  )
}

function Live({ base, pointId }: InsideProps) {
  const live = useRegister(base.meeting.registerId, base.accountId)
  useSessionOfRoom(live, base.accountId)
  useEffect(preloadEditor, [])
  const register = live.loaded ? live : null
  const room: Room = { ...base, register }
  return (
    <RoomProvider value={room}>
      <Layout pointId={pointId} live={live} />
    </RoomProvider>
  )
}

/** The socket may be the first to hear that the session ended; and after a new sign-in it has to be told. */
function useSessionOfRoom(live: RegisterView, accountId: string): void {
  const ended = useSessionEnded()
  const { room } = live
  const isOut = live.connection.phase === 'signedOut'
  useEffect(() => {
    if (isOut) reportSessionEnd()
  }, [isOut])
  useEffect(() => {
    if (!ended && room.state().connection.phase === 'signedOut') room.renew(accountId)
  }, [ended, room, accountId])
}
