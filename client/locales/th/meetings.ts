// The Thai texts of the list of meetings and planning one.
import type { meetings as english } from '#client/locales/en/meetings.ts'
import type { Translated } from '#client/i18n/text.ts'

export const meetings: Translated<typeof english> = {
  title: 'การประชุม',
}
