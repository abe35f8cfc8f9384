// The Khmer texts of the members of a workspace.
import type { members as english } from '#client/locales/en/members.ts'
import type { Translated } from '#client/i18n/text.ts'

export const members: Translated<typeof english> = {
  title: 'សមាជិក',
}
