// The Thai texts of sign-offs, the signing sheet, the matrix and the ledger.
import type { signOffs as english } from '#client/locales/en/sign-offs.ts'
import type { Translated } from '#client/i18n/text.ts'

export const signOffs: Translated<typeof english> = {
  title: 'สถานะการลงนามในแต่ละข้อ',
}
