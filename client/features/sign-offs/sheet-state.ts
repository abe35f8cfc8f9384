// The states of the signing sheet as a pure table: what was frozen, what happened meanwhile, and whether the button may be pressed. It calls nobody.
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { type ActName, REASONED_ACTS } from '#shared/sign-offs.ts'
import type { Named } from './canonical.ts'

/** The acts that are done over the words themselves. */
export type SheetAct = Extract<ActName, 'sign' | 'initial' | 'reserve' | 'object'>

/** `reading` → `sending` → `done`; `password` where the server asks for it, then the deed is sent again. */
export type Phase = 'reading' | 'sending' | 'password' | 'done'

export interface SheetState {
  act: SheetAct
  /** The words on this sheet; exactly their version is sent. */
  frozen: Named
  /** What the point says now, as far as this browser knows. */
  live: string
  phase: Phase
  reason: string
  reasonMissing: boolean
  /** Languages that were looked at, for the narrow sheet that shows one at a time; the one in sight is the last. */
  seen: readonly Language[]
  /** Languages that the server found empty. */
  empty: readonly Language[]
  /** Another refusal, to be said in words. */
  refusal: unknown
  /** What the server recorded, once it has. */
  recorded: { at: string; seq: number } | null
}

export type SheetEvent =
  | { type: 'live'; version: string }
  /** The person asked for the new words. */
  | { type: 'refrozen'; named: Named }
  | { type: 'reason'; text: string }
  | { type: 'seen'; language: Language }
  | { type: 'sent' }
  | { type: 'reasonAsked' }
  | { type: 'passwordAsked' }
  | { type: 'passwordPutOff' }
  | { type: 'moved'; version: string }
  | { type: 'incomplete'; languages: readonly Language[] }
  | { type: 'refused'; error: unknown }
  | { type: 'recorded'; at: string; seq: number }

export function openSheet(act: SheetAct, frozen: Named): SheetState {
  return {
    act,
    frozen,
    live: frozen.version,
    phase: 'reading',
    reason: '',
    reasonMissing: false,
    seen: ['th'],
    empty: [],
    refusal: null,
    recorded: null,
  }
}

export function nextSheet(state: SheetState, event: SheetEvent): SheetState {
  // What was recorded stays recorded, whatever is typed afterwards.
  if (state.phase === 'done') return state
  switch (event.type) {
    case 'live':
      return event.version === state.live ? state : { ...state, live: event.version }
    case 'refrozen':
      return { ...openSheet(state.act, event.named), reason: state.reason }
    case 'reason':
      return { ...state, reason: event.text, reasonMissing: false }
    case 'seen':
      return { ...state, seen: [...state.seen.filter((each) => each !== event.language), event.language] }
    case 'sent':
      return { ...state, phase: 'sending', refusal: null, empty: [] }
    case 'reasonAsked':
      return { ...state, reasonMissing: true }
    default:
      return answered(state, event)
  }
}

type Answer = Extract<
  SheetEvent,
  { type: 'passwordAsked' | 'passwordPutOff' | 'moved' | 'incomplete' | 'refused' | 'recorded' }
>

function answered(state: SheetState, event: Answer): SheetState {
  switch (event.type) {
    case 'passwordAsked':
      return { ...state, phase: 'password' }
    case 'passwordPutOff':
      return { ...state, phase: 'reading' }
    case 'moved':
      return { ...state, phase: 'reading', live: event.version }
    case 'incomplete':
      return { ...state, phase: 'reading', empty: event.languages }
    case 'refused':
      return { ...state, phase: 'reading', refusal: event.error }
    case 'recorded':
      return { ...state, phase: 'done', recorded: { at: event.at, seq: event.seq } }
  }
}

/** The text has moved on: these words can no longer be signed. */
export function hasMoved(state: SheetState): boolean {
  return state.live !== state.frozen.version
}

export function needsReason(act: SheetAct): boolean {
  return REASONED_ACTS.includes(act)
}

export function lacksReason(state: SheetState): boolean {
  return needsReason(state.act) && state.reason.trim() === ''
}

export function unseen(state: SheetState): Language[] {
  return LANGUAGES.filter((language) => !state.seen.includes(language))
}

/** `paged`: one language is in sight at a time, so each has to be turned to first. A missing reason is said on pressing, not hidden. */
export function mayConfirm(state: SheetState, { paged }: { paged: boolean }): boolean {
  if (state.phase !== 'reading' || hasMoved(state) || state.empty.length > 0) return false
  return !paged || unseen(state).length === 0
}
