/** Where every delegation stands on a point: a pure function of the acts on it and the current version. Nothing of it is ever stored. */
import * as z from 'zod'

export const ACTS = [
  'sign',
  'initial',
  'reserve',
  'object',
  'withdraw',
  'seal',
  'reopen',
  'release',
  'conceal',
] as const
/** `seal` closes a point to editing; `release` shows it to observers, `conceal` takes that back. */
export const ActName = z.enum(ACTS)
export type ActName = z.infer<typeof ActName>

/** Acts that need a stated reason. */
export const REASONED_ACTS: readonly ActName[] = ['reserve', 'object']

export const SIGN_OFF_STATES = ['open', 'signed', 'stale', 'reserved', 'objected'] as const
export const SignOffState = z.enum(SIGN_OFF_STATES)
export type SignOffState = z.infer<typeof SignOffState>

/** What the rules need to know of an act; ledger entries are a superset. */
export interface ActFacts {
  seq: number
  act: ActName
  accountId: string
  delegation: string
  /** The version that was on the actor's screen. */
  version: string
  at: string
  reason?: string | undefined
}

/** A version and when the point came to it. */
export interface VersionAt {
  version: string
  at: string
}

export interface SignOff {
  state: SignOffState
  /** Account id of the signer; null while open. */
  by: string | null
  at: string | null
  /** The version that was signed, reserved or objected to. */
  version: string | null
  reason: string | null
  /** The text was changed after this signature and has come back to exactly the signed words. */
  restored: boolean
}

export interface Initial {
  accountId: string
  delegation: string
  version: string
  at: string
  /** Given for the words as they are now. */
  current: boolean
}

export interface Standing {
  signOffs: Record<string, SignOff>
  initials: Initial[]
  /** Every delegation signed, with or without reservation, the same, current version. */
  agreed: boolean
  sealed: boolean
  released: boolean
  /** Delegations whose chair has turned their key, for acts that wait for the others. */
  keys: { reopen: string[]; release: string[] }
}

interface Fold {
  standing: Map<string, ActFacts>
  initials: Map<string, ActFacts>
  sealed: boolean
  released: boolean
  keys: { reopen: Set<string>; release: Set<string> }
}

/** `acts` are all acts on the point and `changes` its recorded versions, both oldest first. */
export function standingOf(
  acts: readonly ActFacts[],
  current: string,
  delegations: readonly string[],
  changes: readonly VersionAt[] = [],
): Standing {
  const fold = foldActs(acts, delegations)
  const signOffs = Object.fromEntries(
    delegations.map((code) => [code, signOffFor(fold.standing.get(code), current, changes)]),
  )
  return {
    signOffs,
    initials: [...fold.initials.values()].map(({ accountId, delegation, version, at }) => {
      return { accountId, delegation, version, at, current: version === current }
    }),
    agreed:
      delegations.length > 0 &&
      Object.values(signOffs).every((s) => s.state === 'signed' || s.state === 'reserved'),
    sealed: fold.sealed,
    released: fold.released,
    keys: { reopen: [...fold.keys.reopen], release: [...fold.keys.release] },
  }
}

/**
 * What a withdrawal by this member would take back: their own initial if that is their latest deed, else the standing of
 * their delegation, whoever of it signed.
 */
export function withdrawable(
  acts: readonly ActFacts[],
  who: { accountId: string; delegation: string },
): 'initial' | 'standing' | null {
  return withdrawnBy(foldActs(acts, []), who)
}

function withdrawnBy(
  fold: Fold,
  who: { accountId: string; delegation: string },
): 'initial' | 'standing' | null {
  const initial = fold.initials.get(who.accountId)
  const standing = fold.standing.get(who.delegation)
  const signedLater = standing?.accountId === who.accountId && initial && standing.seq > initial.seq
  if (initial && !signedLater) return 'initial'
  return standing ? 'standing' : null
}

function foldActs(acts: readonly ActFacts[], delegations: readonly string[]): Fold {
  const fold: Fold = {
    standing: new Map(),
    initials: new Map(),
    sealed: false,
    released: false,
    keys: { reopen: new Set(), release: new Set() },
  }
  for (const act of acts) STEPS[act.act](fold, act, delegations)
  return fold
}

type Step = (fold: Fold, act: ActFacts, delegations: readonly string[]) => void

const stand: Step = (fold, act) => void fold.standing.set(act.delegation, act)

const STEPS: Readonly<Record<ActName, Step>> = {
  sign: stand,
  reserve: stand,
  // An objection stands until withdrawn or until the delegation signs: a changed text alone does not answer it.
  object: stand,
  initial: (fold, act) => void fold.initials.set(act.accountId, act),
  withdraw: (fold, act) => {
    const target = withdrawnBy(fold, act)
    if (target === 'initial') fold.initials.delete(act.accountId)
    if (target === 'standing') fold.standing.delete(act.delegation)
  },
  seal: (fold) => {
    fold.sealed = true
    fold.keys.reopen.clear()
  },
  reopen: (fold, act, delegations) => {
    if (turnKey(fold.keys.reopen, act, delegations)) fold.sealed = false
  },
  release: (fold, act, delegations) => {
    if (turnKey(fold.keys.release, act, delegations)) fold.released = true
  },
  conceal: (fold) => {
    fold.released = false
    fold.keys.release.clear()
  },
}

/** True once the last key is turned; the keys are then used up. */
function turnKey(keys: Set<string>, act: ActFacts, delegations: readonly string[]): boolean {
  keys.add(act.delegation)
  if (delegations.length === 0 || !delegations.every((code) => keys.has(code))) return false
  keys.clear()
  return true
}

const OPEN: SignOff = { state: 'open', by: null, at: null, version: null, reason: null, restored: false }

function signOffFor(act: ActFacts | undefined, current: string, changes: readonly VersionAt[]): SignOff {
  if (!act) return OPEN
  const known = {
    by: act.accountId,
    at: act.at,
    version: act.version,
    reason: act.reason ?? null,
    restored: false,
  }
  if (act.act === 'object') return { state: 'objected', ...known }
  if (act.version !== current) return { state: 'stale', ...known }
  const restored = changes.some((change) => change.at > act.at && change.version !== act.version)
  return { state: act.act === 'reserve' ? 'reserved' : 'signed', ...known, restored }
}
