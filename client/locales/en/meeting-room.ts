// The English texts of the meeting room; the keys here are the keys of every language.

export const meetingRoom = {
  title: 'Meeting room',
} as const
