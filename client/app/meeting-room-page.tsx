// The route of the meeting room: the agenda, and the point that the address names.
import { useParams } from '@tanstack/react-router'
import { MeetingRoom } from '#client/features/meeting-room/meeting-room.tsx'
import { CONTENT_ID } from './page-focus.ts'

export function MeetingRoomRoute() {
  const { slug = '', meetingId = '', pointId } = useParams({ strict: false })
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="fill">
      <MeetingRoom key={meetingId} slug={slug} meetingId={meetingId} {...(pointId && { pointId })} />
    </main>
  )
}
