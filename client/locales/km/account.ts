// The Khmer texts of the own account.
import type { account as english } from '#client/locales/en/account.ts'
import type { Translated } from '#client/i18n/text.ts'

export const account: Translated<typeof english> = {
  title: 'គណនីរបស់អ្នក',
}
