/** Meetings: each has one agenda register. */
import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id, Instant, WorkspaceRef } from '../ids.ts'
import { oneLine, Trilingual, TrilingualName } from '../locale.ts'

export const MEETING_STATES = ['planned', 'live', 'closed'] as const

export const Meeting = z.object({
  id: Id,
  registerId: Id,
  number: z.int(),
  title: Trilingual,
  startsAt: z.string(),
  place: z.string(),
  state: z.enum(MEETING_STATES),
  startedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
})
export type Meeting = z.infer<typeof Meeting>

const ws = z.strictObject({ ws: WorkspaceRef })

const FIRST = Date.parse('1900-01-01T00:00:00Z')
const LAST = Date.parse('2200-01-01T00:00:00Z')

/** A year of the Buddhist era that was sent as one of the common era would be stored 543 years off. */
const PlannedTime = z.iso
  .datetime({ offset: true })
  .refine((text) => !(Date.parse(text) < FIRST || Date.parse(text) >= LAST), { error: 'other_era' })

export const listMeetings = endpoint({
  method: 'GET',
  path: '/workspaces/:ws/meetings',
  access: 'session',
  summary: 'All meetings, by start.',
  params: ws,
  output: z.array(Meeting),
})

export const createMeeting = endpoint({
  method: 'POST',
  path: '/workspaces/:ws/meetings',
  access: 'session',
  summary:
    'A chair plans a meeting; its agenda register is made with it. Without a number it gets the next one.',
  status: 201,
  params: ws,
  body: z.strictObject({
    number: z.int().min(1).max(9999).optional(),
    title: TrilingualName,
    startsAt: PlannedTime,
    place: oneLine(300).default(''),
  }),
  output: Meeting,
})

export const startMeeting = endpoint({
  method: 'POST',
  path: '/workspaces/:ws/meetings/:meeting/start',
  access: 'session',
  summary: 'A chair starts a planned meeting.',
  params: ws.extend({ meeting: Id }),
  output: Meeting,
})

export const closeMeeting = endpoint({
  method: 'POST',
  path: '/workspaces/:ws/meetings/:meeting/close',
  access: 'session',
  summary: 'A chair closes a live meeting; its agenda becomes read-only.',
  params: ws.extend({ meeting: Id }),
  output: Meeting,
})
