// By which number and meeting a point of the ledger is known; a point that is no longer listed has none.
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listPoints, type PointRow } from '#shared/api/points.ts'
import { call } from '#client/api/call.ts'
import { keys } from '#client/api/query.ts'
import { useMeetings } from '#client/api/use-meetings.ts'
import { useT } from '#client/i18n/language.tsx'
import type { LedgerEntry } from '#shared/ledger.ts'
import type { Meeting } from '#shared/api/meetings.ts'

export interface PointName {
  row: PointRow
  meeting: Meeting | undefined
}

/** Reads the lists of all registers in which the entries lie; each is shared with the screens that show it. */
export function usePointNames(slug: string, entries: readonly LedgerEntry[]): ReadonlyMap<string, PointName> {
  const meetings = useMeetings(slug).data
  const registers = useMemo(() => [...new Set(entries.map((entry) => entry.registerId))], [entries])
  const lists = useQueries({
    queries: registers.map((reg) => ({
      queryKey: keys.points(reg),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(listPoints, { reg }, signal),
    })),
    combine: (results) => results.map((result) => result.data ?? []),
  })
  return useMemo(() => {
    const named = lists.flatMap((rows, at) => {
      const meeting = meetings?.find((each) => each.registerId === registers[at])
      return rows.map((row): [string, PointName] => [row.id, { row, meeting }])
    })
    return new Map(named)
  }, [lists, meetings, registers])
}

/** `point 3`, or `point 3 of meeting 4` where it is not the meeting that the screen is about. */
export function usePointText(meetingId?: string): (name: PointName | undefined) => string {
  const t = useT()
  return (name) => {
    if (!name) return t('ledger.pointUnknown')
    const { row, meeting } = name
    if (!meeting || meeting.id === meetingId) return t('ledger.pointNumber', { number: row.number })
    return t('ledger.pointOfMeeting', { number: row.number, meeting: meeting.number })
  }
}
