// Answers, for any text of a point, whether and why it can only be read.
import type { PointRow } from '#shared/api/points.ts'
import type { Place } from '#shared/register.ts'
import { type ReadOnlyWhy, whyReadOnly } from './read-only.ts'
import { useRoom } from './room-context.tsx'

export function useReadOnly(row: PointRow): (place: Place) => ReadOnlyWhy | null {
  const { rights, access, meeting, register } = useRoom()
  const facts = {
    rights,
    access,
    meetingClosed: meeting.state === 'closed',
    sealed: row.sealed,
    connection: register?.connection ?? null,
  }
  return (place) => whyReadOnly(facts, place)
}
