/** The shape of the demo workspace as data: people, meetings, texts and what is done to them. It does nothing and reads no clock. */
import type { AgendaFields } from '#shared/api/points.ts'
import type { Language, Trilingual } from '#shared/locale.ts'
import type { Role } from '#shared/policy.ts'
import type { ActName } from '#shared/sign-offs.ts'

export type DemoSide = 'TH' | 'KH'

export type DemoEmail =
  | 'chair@th.example'
  | 'ccib@th.example'
  | 'immigration@th.example'
  | 'amlo@th.example'
  | 'interpreter@th.example'
  | 'chair@kh.example'
  | 'cnp@kh.example'
  | 'immigration@kh.example'
  | 'interpreter@kh.example'
  | 'observer@int.example'

export interface DemoMember {
  email: DemoEmail
  /** A role, never a person. */
  name: Trilingual
  delegation: DemoSide | null
  role: Role
  agency: string
  signatory: boolean
}

export interface DemoPoint {
  title: Trilingual
  /** Plain text; a blank line ends a paragraph. */
  body: Trilingual
  fields: Required<AgendaFields> & { presenter: DemoSide }
}

/** `minutesAgo` counts back from the moment the demo is built; `point` is the place in the agenda, from 1. */
interface Step {
  point: number
  by: DemoEmail
  minutesAgo: number
}

export interface DemoActStep extends Step {
  kind: 'act'
  act: ActName
  /** In one language, as it was typed. */
  reason?: string
}

/** `replace` stands exactly once in that text when its turn comes, inside one paragraph. */
export interface DemoEditStep extends Step {
  kind: 'edit'
  part: 'title' | 'body'
  language: Language
  replace: string
  with: string
}

export type DemoStep = DemoActStep | DemoEditStep

interface Meeting {
  number: number
  title: Trilingual
  /** Empty for a teleconference; else the name in the three scripts. */
  place: string
  points: readonly DemoPoint[]
  /** Oldest first. */
  steps: readonly DemoStep[]
}

export interface DemoClosedMeeting extends Meeting {
  state: 'closed'
  startedMinutesAgo: number
  closedMinutesAgo: number
}

export interface DemoLiveMeeting extends Meeting {
  state: 'live'
  startedMinutesAgo: number
}

export interface DemoPlannedMeeting extends Meeting {
  state: 'planned'
  startsInDays: number
  /** On the clock of the workspace's time zone, `HH:MM`. */
  startsAtTime: string
}

export type DemoMeeting = DemoClosedMeeting | DemoLiveMeeting | DemoPlannedMeeting

export interface DemoWorkspace {
  slug: string
  name: Trilingual
  /** IANA name. */
  timeZone: string
  delegations: readonly { code: DemoSide; name: Trilingual }[]
  members: readonly DemoMember[]
  /** Oldest first, so that their steps make one history. */
  meetings: readonly DemoMeeting[]
}
