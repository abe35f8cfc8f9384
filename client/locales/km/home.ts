// The Khmer texts of the home page of a workspace.
import type { home as english } from '#client/locales/en/home.ts'
import type { Translated } from '#client/i18n/text.ts'

export const home: Translated<typeof english> = {
  waiting: 'រង់ចាំហត្ថលេខារបស់អ្នក',
}
