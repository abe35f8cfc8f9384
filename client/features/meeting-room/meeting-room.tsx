// The meeting room of one agenda.

export interface MeetingRoomProps {
  slug: string
  meetingId: string
  pointId?: string
}

export function MeetingRoom(_: MeetingRoomProps) {
  return null
}
