/** Whether an act makes sense where a point stands: pure rules over the ledger and the policy. They look nothing up. */
import type { ErrorCode } from './errors.ts'
import { can, type Rights } from './policy.ts'
import { type ActFacts, type ActName, type SignOffState, type Standing, withdrawable } from './sign-offs.ts'

/** Acts that say something about the words in every language; they need words in every language. */
const ON_THE_WORDS: readonly ActName[] = ['sign', 'initial', 'reserve']

export function needsAllLanguages(act: ActName): boolean {
  return ON_THE_WORDS.includes(act)
}

/** Whether the role allows such an act at all, before it is known where the point stands. */
export function mayAct(actor: Rights, act: ActName): boolean {
  if (act === 'initial') return can(actor, 'initial')
  if (act === 'withdraw') return can(actor, 'initial') || maySign(actor)
  if (act === 'sign' || act === 'reserve' || act === 'object') return maySign(actor)
  return can(actor, 'seal')
}

function maySign(actor: Rights): boolean {
  return can(actor, 'sign', { delegation: actor.delegation })
}

export interface Attempt {
  actor: Rights & { accountId: string; delegation: string }
  act: ActName
  version: string
  reason: string | undefined
  /** All acts on the point, oldest first, and where it stands after them. */
  acts: readonly ActFacts[]
  standing: Standing
}

/** The refusal, or null where the act may be recorded. */
export function refusalOf(attempt: Attempt): ErrorCode | null {
  return RULES[attempt.act](attempt)
}

type Rule = (attempt: Attempt) => ErrorCode | null

const RULES: Readonly<Record<ActName, Rule>> = {
  sign: (attempt) => settledRecord(attempt) ?? again(attempt, 'signed'),
  reserve: (attempt) => settledRecord(attempt) ?? again(attempt, 'reserved'),
  object: (attempt) => settledRecord(attempt) ?? again(attempt, 'objected'),
  initial: ({ actor, standing }) => {
    const given = standing.initials.some(
      (initial) => initial.accountId === actor.accountId && initial.current,
    )
    return given ? 'sign_off.repeated' : null
  },
  withdraw: (attempt) => settledRecord(attempt) ?? nothingToWithdraw(attempt),
  seal: ({ standing }) => (standing.sealed ? 'point.sealed' : null),
  reopen: ({ actor, standing }) => {
    if (!standing.sealed) return 'point.not_sealed'
    return standing.keys.reopen.includes(actor.delegation) ? 'sign_off.repeated' : null
  },
  release: ({ actor, standing }) =>
    standing.released || standing.keys.release.includes(actor.delegation) ? 'sign_off.repeated' : null,
  conceal: ({ standing }) =>
    standing.released || standing.keys.release.length > 0 ? null : 'sign_off.nothing_to_withdraw',
}

/** What both sides agreed and a chair sealed is only changed after both chairs reopened it. */
function settledRecord({ standing }: Attempt): ErrorCode | null {
  return standing.sealed && standing.agreed ? 'point.sealed' : null
}

/** The same standing on the same words for the same reason would say nothing new. */
function again({ actor, version, reason, standing }: Attempt, state: SignOffState): ErrorCode | null {
  const now = standing.signOffs[actor.delegation]
  const same = now?.state === state && now.version === version && now.reason === (reason ?? null)
  return same ? 'sign_off.repeated' : null
}

function nothingToWithdraw({ actor, acts }: Attempt): ErrorCode | null {
  const target = withdrawable(acts, actor)
  if (target === null) return 'sign_off.nothing_to_withdraw'
  return target === 'standing' && !maySign(actor) ? 'policy.denied' : null
}
