// The frame of one meeting: refuses an address of no meeting, and lets a chair start and close it from the rail.
import { Outlet, useParams } from '@tanstack/react-router'
import { DoorClosed, Play } from 'lucide-react'
import { useState } from 'react'
import type { Meeting } from '#shared/api/meetings.ts'
import { can } from '#shared/policy.ts'
import { useCloseMeeting, useMeetings, useStartMeeting } from '#client/api/use-meetings.ts'
import { useMembership } from '#client/api/use-me.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { FrameSlot } from '#client/ui/frame-slot.tsx'
import { NotFound } from './not-found.tsx'

export function MeetingFrame() {
  const { slug, meetingId } = useParams({ from: '/signed-in/w/$slug/meetings/$meetingId' })
  const meetings = useMeetings(slug)
  const membership = useMembership(slug)
  return (
    <Loaded query={meetings}>
      {(all) => {
        const meeting = all.find((each) => each.id === meetingId)
        if (!meeting) return <NotFound />
        const runs = membership !== undefined && can(membership, 'meeting.run')
        return (
          <>
            {runs && meeting.state !== 'closed' && <MeetingControls slug={slug} meeting={meeting} />}
            <Outlet />
          </>
        )
      }}
    </Loaded>
  )
}

function MeetingControls({ slug, meeting }: { slug: string; meeting: Meeting }) {
  const t = useT()
  const errorText = useErrorText()
  const start = useStartMeeting(slug)
  const [closing, setClosing] = useState(false)
  return (
    <FrameSlot name="rail">
      {start.isError && <span className="small">{errorText(start.error)}</span>}
      {meeting.state === 'planned' ? (
        <Button
          tone="primary"
          aria-label={t('shell.startMeeting')}
          waiting={start.isPending}
          onPress={() => start.mutate(meeting.id)}
        >
          <Play aria-hidden="true" />
          <span className="wide-only">{t('shell.startMeeting')}</span>
        </Button>
      ) : (
        <Button aria-label={t('shell.closeMeeting')} onPress={() => setClosing(true)}>
          <DoorClosed aria-hidden="true" />
          <span className="wide-only">{t('shell.closeMeeting')}</span>
        </Button>
      )}
      <CloseDialog slug={slug} meeting={meeting} isOpen={closing} onOpenChange={setClosing} />
    </FrameSlot>
  )
}

interface CloseDialogProps {
  slug: string
  meeting: Meeting
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

function CloseDialog({ slug, meeting, isOpen, onOpenChange }: CloseDialogProps) {
  const t = useT()
  const errorText = useErrorText()
  const close = useCloseMeeting(slug)
  const confirm = () => close.mutate(meeting.id, { onSuccess: () => onOpenChange(false) })
  return (
    <Dialog
      role="alertdialog"
      title={t('shell.closeMeetingTitle')}
      closeLabel={t('ui.close')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={
        <>
          <Button onPress={() => onOpenChange(false)}>{t('ui.cancel')}</Button>
          <Button tone="primary" waiting={close.isPending} onPress={confirm}>
            {t('shell.closeMeeting')}
          </Button>
        </>
      }
    >
      <p>{t('shell.closeMeetingText')}</p>
      {close.isError && <Banner tone="error">{errorText(close.error)}</Banner>}
    </Dialog>
  )
}
