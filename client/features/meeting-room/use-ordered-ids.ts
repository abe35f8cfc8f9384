// The points in their order: from the live document, and before it is here from the list that the server sent.
import { useMemo } from 'react'
import { usePointIds } from '#client/collab/use-points.ts'
import type { Session } from '#client/collab/session.ts'
import { useRoom } from './room-context.tsx'

export function useOrderedIds(): readonly string[] {
  const { register, points } = useRoom()
  const listed = useMemo(() => points.map((point) => point.id), [points])
  const live = useLiveIds(register?.session)
  return live ?? listed
}

/** A register is either live for as long as its screen is there or not at all, but it is loaded later than the list. */
function useLiveIds(session: Session | undefined): readonly string[] | null {
  const ids = usePointIds(session)
  return session ? ids : null
}
