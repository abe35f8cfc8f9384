// The right column: where every delegation stands on the open point, in the panel of the sign-offs.
import { useCallback } from 'react'
import { localContent } from '#client/collab/use-points.ts'
import { SignOffPanel } from '#client/features/sign-offs/sign-off-panel.tsx'
import { useRoom } from './room-context.tsx'

export function SignOffSide({ pointId }: { pointId: string }) {
  const { slug, meeting, register } = useRoom()
  const session = register?.session
  const getContent = useCallback(() => (session ? localContent(session, pointId) : null), [session, pointId])
  // Nobody signs words that the server has not stored, or that it may have newer ones of.
  const isOff = register !== null && register.connection.phase !== 'live'
  const waits = isOff ? 'offline' : register && register.unsaved > 0 ? 'unsaved' : null
  return (
    <SignOffPanel
      slug={slug}
      meetingId={meeting.id}
      registerId={meeting.registerId}
      pointId={pointId}
      getContent={getContent}
      waits={waits}
    />
  )
}
