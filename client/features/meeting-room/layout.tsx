// Three columns on a desk, one at a time on a phone; the frame's bar and banner get what the room has to say.
import { useNavigate } from '@tanstack/react-router'
import { ListOrdered, PenLine, FileText } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { RegisterView } from '#client/collab/use-register.ts'
import { announce } from '#client/collab/presence.ts'
import { useT } from '#client/i18n/language.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { FrameSlot } from '#client/ui/frame-slot.tsx'
import { Agenda } from './agenda.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { KeptTexts } from './kept-texts.tsx'
import { PointPage } from './point-page.tsx'
import { PresentAvatars } from './present-avatars.tsx'
import { useRoom } from './room-context.tsx'
import { SavedState } from './saved-state.tsx'
import { ShortcutsDialog, useRoomShortcuts } from './shortcuts.tsx'
import { SignOffSide } from './sign-off-side.tsx'
import { useOrderedIds } from './use-ordered-ids.ts'

type Pane = 'agenda' | 'point' | 'signOff'

interface LayoutProps {
  pointId: string | undefined
  /** Null for those who read over HTTP only. */
  live: RegisterView | null
}

export function Layout({ pointId, live }: LayoutProps) {
  const room = useRoom()
  const t = useT()
  const ids = useOrderedIds()
  const [pane, setPane] = useState<Pane>(pointId ? 'point' : 'agenda')
  const [helping, setHelping] = useState(false)
  // A point that is gone is said to be gone: another one in its place might be signed by mistake.
  const chosen = pointId === undefined ? ids[0] : ids.find((id) => id === pointId)
  const go = useGoToPoint()
  const select = useCallback(
    (id: string) => {
      setPane('point')
      go(id)
    },
    [go],
  )
  useRoomShortcuts({ ids, chosen, select, help: () => setHelping(true) })
  useWhereabouts(room.register, chosen)

  return (
    <div className="room" data-pane={pane}>
      {live && (
        <FrameSlot name="top">
          <SavedState live={live} />
          <PresentAvatars register={live} />
        </FrameSlot>
      )}
      {live && (
        <FrameSlot name="banner">
          <ConnectionBanner live={live} />
        </FrameSlot>
      )}
      <Agenda ids={ids} chosen={chosen} onSelect={select} onHelp={() => setHelping(true)} />
      <div className="room-doc">
        {live && <KeptTexts live={live} />}
        {chosen ? (
          <PointPage key={chosen} pointId={chosen} ids={ids} onSelect={select} />
        ) : (
          <NoPoint missing={pointId !== undefined && ids.length > 0} />
        )}
      </div>
      {chosen && (
        <aside className="room-side" aria-label={t('meeting-room.signOff')}>
          <SignOffSide pointId={chosen} />
        </aside>
      )}
      <nav className="room-bar" aria-label={t('meeting-room.panes')}>
        <PaneButton
          {...{ pane, setPane }}
          is="agenda"
          icon={<ListOrdered aria-hidden="true" />}
          text={t('meeting-room.agenda')}
        />
        <PaneButton
          {...{ pane, setPane }}
          is="point"
          icon={<FileText aria-hidden="true" />}
          text={t('meeting-room.point')}
        />
        <PaneButton
          {...{ pane, setPane }}
          is="signOff"
          icon={<PenLine aria-hidden="true" />}
          text={t('meeting-room.signOff')}
        />
      </nav>
      <ShortcutsDialog isOpen={helping} onOpenChange={setHelping} />
    </div>
  )
}

interface PaneButtonProps {
  is: Pane
  pane: Pane
  setPane: (pane: Pane) => void
  icon: ReactNode
  text: string
}

function PaneButton({ is, pane, setPane, icon, text }: PaneButtonProps) {
  return (
    <button type="button" aria-pressed={pane === is} onClick={() => setPane(is)}>
      {icon}
      {text}
    </button>
  )
}

function NoPoint({ missing }: { missing: boolean }) {
  const t = useT()
  const { rights } = useRoom()
  if (rights?.role === 'observer' && !missing) {
    return (
      <EmptyState title={t('meeting-room.noneReleased')}>{t('meeting-room.noneReleasedText')}</EmptyState>
    )
  }
  return missing ? (
    <EmptyState title={t('meeting-room.pointGone')}>{t('meeting-room.pointGoneText')}</EmptyState>
  ) : (
    <EmptyState title={t('meeting-room.noPoints')}>{t('meeting-room.noPointsText')}</EmptyState>
  )
}

/** Goes to a point by its address, so that it can be sent as a link and Back returns. */
export function useGoToPoint(): (pointId: string) => void {
  const navigate = useNavigate()
  const { slug, meeting } = useRoom()
  return useCallback(
    (pointId) =>
      void navigate({
        to: '/w/$slug/meetings/$meetingId/point/$pointId',
        params: { slug, meetingId: meeting.id, pointId },
        resetScroll: false,
      }),
    [navigate, slug, meeting.id],
  )
}

/** The others see which point this page shows. */
function useWhereabouts(register: RegisterView | null, pointId: string | undefined): void {
  const session = register?.session
  const phase = register?.connection.phase
  useEffect(() => {
    if (session && phase === 'live') announce(session.awareness, pointId ? { point: pointId } : null)
  }, [session, phase, pointId])
}
