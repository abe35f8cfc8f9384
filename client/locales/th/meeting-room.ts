// The Thai texts of the meeting room.
import type { meetingRoom as english } from '#client/locales/en/meeting-room.ts'
import type { Translated } from '#client/i18n/text.ts'

export const meetingRoom: Translated<typeof english> = {
  title: 'ห้องประชุม',
}
