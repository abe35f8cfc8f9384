// The right column: where every delegation stands on the open point, in the panel of the sign-offs.
import { useCallback } from 'react'
import { localContent } from '#client/collab/use-points.ts'
import { useRoom } from './room-context.tsx'

export function SignOffSide({ pointId }: { pointId: string }) {
  const { register } = useRoom()
  const session = register?.session
  useCallback(() => (session ? localContent(session, pointId) : null), [session, pointId])
  return null
}
