// The meetings of a workspace, and what a chair does with them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RequestOf } from '#shared/endpoint.ts'
import {
  closeMeeting,
  createMeeting,
  listMeetings,
  type Meeting,
  startMeeting,
} from '#shared/api/meetings.ts'
import { call } from './call.ts'
import { keys } from './query.ts'
import { replaced } from './use-workspace.ts'

export function useMeetings(slug: string) {
  return useQuery({
    queryKey: keys.meetings(slug),
    queryFn: ({ signal }) => call(listMeetings, { ws: slug }, signal),
  })
}

export function useMeeting(slug: string, meetingId: string): Meeting | undefined {
  return useMeetings(slug).data?.find((meeting) => meeting.id === meetingId)
}

export function useCreateMeeting(slug: string) {
  const keep = useKeepMeeting(slug)
  return useMutation({
    mutationFn: (input: Omit<RequestOf<typeof createMeeting>, 'ws'>) =>
      call(createMeeting, { ...input, ws: slug }),
    onSuccess: keep,
  })
}

export function useStartMeeting(slug: string) {
  const keep = useKeepMeeting(slug)
  return useMutation({
    mutationFn: (meeting: string) => call(startMeeting, { ws: slug, meeting }),
    onSuccess: keep,
  })
}

export function useCloseMeeting(slug: string) {
  const keep = useKeepMeeting(slug)
  return useMutation({
    mutationFn: (meeting: string) => call(closeMeeting, { ws: slug, meeting }),
    onSuccess: keep,
  })
}

/** A meeting brings a register, or changes who may write it: the workspace is read again. */
function useKeepMeeting(slug: string) {
  const client = useQueryClient()
  return (meeting: Meeting) => {
    client.setQueryData<Meeting[]>(keys.meetings(slug), (rows) => rows && replaced(rows, meeting))
    return client.invalidateQueries({ queryKey: keys.workspace(slug) })
  }
}

/** The live meeting, else the next planned one, else the last closed one. */
export function currentMeeting(meetings: readonly Meeting[]): Meeting | undefined {
  return (
    meetings.find((meeting) => meeting.state === 'live') ??
    meetings.find((meeting) => meeting.state === 'planned') ??
    meetings.at(-1)
  )
}
