/** What the server tells over `GET /api/workspaces/:ws/events` (server-sent events, resumable by id). */
import * as z from 'zod'
import { DelegationCode, Id, Version } from '../ids.ts'
import { LedgerEntry } from '../ledger.ts'
import { Meeting } from './meetings.ts'
import { Member } from './members.ts'
import { SignOff } from './points.ts'

export const EVENTS_PATH = '/workspaces/:ws/events'

export const EVENT_SCHEMAS = {
  /** An act was recorded; `signOffs` is where the delegations stand after it. */
  act: z.object({
    act: LedgerEntry,
    signOffs: z.record(DelegationCode, SignOff),
    agreed: z.boolean(),
    sealed: z.boolean(),
  }),
  meeting: z.object({ meeting: Meeting }),
  member: z.object({ member: Member }),
  /** Points came, went, moved or changed their words; `points` holds what is there now. */
  register: z.object({
    registerId: Id,
    points: z.array(z.object({ id: Id, version: Version })),
    removed: z.array(Id),
  }),
  notification: z.object({ kind: z.string() }),
} as const

export type EventName = keyof typeof EVENT_SCHEMAS
export const EVENT_NAMES = Object.keys(EVENT_SCHEMAS) as EventName[]
export type EventPayload<N extends EventName> = z.infer<(typeof EVENT_SCHEMAS)[N]>
