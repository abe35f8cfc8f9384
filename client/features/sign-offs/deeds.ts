// Which acts this person may do on a point now, and in words why not. It asks the same rules as the server and adds none.
import { mayAct, needsAllLanguages, refusalOf } from '#shared/act-rules.ts'
import type { Language } from '#shared/locale.ts'
import type { Rights, Role } from '#shared/policy.ts'
import type { ActFacts, ActName, Standing } from '#shared/sign-offs.ts'

export interface Person extends Rights {
  accountId: string
}

export interface Situation {
  /** Computed in this browser from the words on the screen. */
  version: string
  /** Languages in which these words say nothing. */
  missing: readonly Language[]
  /** All acts on the point, oldest first; empty until they are known. */
  acts: readonly ActFacts[]
}

export type WhyNot =
  | { why: 'guest' }
  | { why: 'role'; role: Role }
  | { why: 'signatory' }
  | { why: 'sealed' }
  | { why: 'languages'; languages: readonly Language[] }

export interface Deeds {
  /** In the order in which they stand on the screen. */
  acts: ActName[]
  /** Why this person may not sign these words; null where they may, or have. */
  whyNotSign: WhyNot | null
}

const IN_ORDER: readonly ActName[] = [
  'sign',
  'reserve',
  'object',
  'initial',
  'withdraw',
  'seal',
  'reopen',
  'release',
  'conceal',
]

export function deedsFor(standing: Standing, person: Person, situation: Situation): Deeds {
  const { delegation } = person
  if (delegation === null) {
    const whyNot: WhyNot = person.role === 'observer' ? { why: 'role', role: 'observer' } : { why: 'guest' }
    return { acts: [], whyNotSign: whyNot }
  }
  const own = standing.signOffs[delegation]
  const isPossible = (act: ActName) => {
    if (!mayAct(person, act) || (needsAllLanguages(act) && situation.missing.length > 0)) return false
    const { acts, version } = situation
    // The same deed for the same reason would be refused; for another reason it may be done after a withdrawal.
    const attempt = { actor: { ...person, delegation }, act, version, reason: own?.reason ?? undefined }
    return refusalOf({ ...attempt, acts, standing }) === null
  }
  return { acts: IN_ORDER.filter(isPossible), whyNotSign: whyNotSign(standing, person, situation) }
}

function whyNotSign(standing: Standing, person: Person, { missing }: Situation): WhyNot | null {
  if (!mayAct(person, 'sign')) {
    // A liaison signs once the own chair says so; the other roles never do.
    return person.role === 'liaison' ? { why: 'signatory' } : { why: 'role', role: person.role }
  }
  if (standing.sealed && standing.agreed) return { why: 'sealed' }
  return missing.length > 0 ? { why: 'languages', languages: missing } : null
}
