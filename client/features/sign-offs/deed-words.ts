// What the buttons for acts say, for this point and this person.
import type { PointRow } from '#shared/api/points.ts'
import type { ActName } from '#shared/sign-offs.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Translate } from '#client/i18n/translate.ts'
import type { WhyNot } from './deeds.ts'
import type { Speech } from './speech.ts'

/** What a withdrawal would take back. */
export type Withdrawn = 'initial' | 'signature' | 'objection'

export interface DeedContext {
  row: PointRow
  delegation: string
  withdraws: Withdrawn
}

export function useDeedWords(speech: Speech): (act: ActName, context: DeedContext) => string {
  const t = useT()
  return (act, context) => deedWords(act, context, { t, speech })
}

const PLAIN = {
  reserve: 'sign-offs.reserve',
  object: 'sign-offs.object',
  initial: 'sign-offs.initial',
  seal: 'sign-offs.seal',
} as const

const WITHDRAW = {
  initial: 'sign-offs.withdrawInitial',
  signature: 'sign-offs.withdrawSignature',
  objection: 'sign-offs.withdrawObjection',
} as const

function deedWords(
  act: ActName,
  context: DeedContext,
  { t, speech }: { t: Translate; speech: Speech },
): string {
  const { row, delegation, withdraws } = context
  switch (act) {
    case 'sign':
      return t('sign-offs.signFor', { delegation: speech.delegation(delegation) })
    case 'withdraw':
      return t(WITHDRAW[withdraws])
    case 'reopen':
      return t(row.keys.reopen.length > 0 ? 'sign-offs.reopenToo' : 'sign-offs.askReopen')
    case 'release':
      return t(row.keys.release.length > 0 ? 'sign-offs.releaseToo' : 'sign-offs.askRelease')
    case 'conceal':
      return t(row.released ? 'sign-offs.conceal' : 'sign-offs.concealAsk')
    default:
      return t(PLAIN[act])
  }
}

const ROLE_WHY = {
  chair: 'sign-offs.whySealed',
  liaison: 'sign-offs.whySignatory',
  interpreter: 'sign-offs.whyInterpreter',
  expert: 'sign-offs.whyExpert',
  observer: 'sign-offs.whyObserver',
} as const

export function whyWords(whyNot: WhyNot, t: Translate, speech: Speech): string {
  switch (whyNot.why) {
    case 'guest':
      return t('sign-offs.whyGuest')
    case 'role':
      return t(ROLE_WHY[whyNot.role])
    case 'signatory':
      return t('sign-offs.whySignatory')
    case 'sealed':
      return t('sign-offs.whySealed')
    case 'languages':
      return t('sign-offs.whyLanguages', { languages: speech.languages(whyNot.languages) })
  }
}
