// A stated reason as it was typed, marked with the language that its script tells, so that Khmer keeps its size.
import type { Language } from '#shared/locale.ts'
import { useT } from '#client/i18n/language.tsx'

export function Quote({ reason }: { reason: string }) {
  return <span lang={scriptOf(reason)}>{useT()('sign-offs.quote', { reason })}</span>
}

function scriptOf(text: string): Language {
  if (/\p{Script=Khmer}/u.test(text)) return 'km'
  return /\p{Script=Thai}/u.test(text) ? 'th' : 'en'
}
