/** The points of a register: structure by command, their versions, and where every delegation stands. */
import * as z from 'zod'
import { endpoint, NoContent } from '../endpoint.ts'
import { DelegationCode, Id, Instant, Version } from '../ids.ts'
import { LANGUAGES, type Language, SAFE_LINES, Trilingual, TrilingualName } from '../locale.ts'
import { LedgerEntry } from '../ledger.ts'
import { PointKind } from '../point-kind.ts'
import { SignOffState } from '../sign-offs.ts'

export const MAX_BODY_LENGTH = 60_000

export const SignOff = z.object({
  state: SignOffState,
  /** Account id of the signer. */
  by: Id.nullable(),
  at: Instant.nullable(),
  version: Version.nullable(),
  reason: z.string().nullable(),
  restored: z.boolean(),
})

export const Initial = z.object({
  accountId: Id,
  delegation: DelegationCode,
  version: Version,
  at: Instant,
  current: z.boolean(),
})

export const OUTCOMES = ['information', 'decision', 'commitment'] as const

/** The fields of an agenda point. */
export const AgendaFields = z.strictObject({
  minutes: z.int().min(0).max(1440).optional(),
  presenter: DelegationCode.optional(),
  outcome: z.enum(OUTCOMES).optional(),
})
export type AgendaFields = z.infer<typeof AgendaFields>

export const PointRow = z.object({
  id: Id,
  kind: PointKind,
  /** Place in the agenda, from 1. */
  number: z.int(),
  title: Trilingual,
  version: Version,
  fields: z.record(z.string(), z.unknown()),
  signOffs: z.record(DelegationCode, SignOff),
  initials: z.array(Initial),
  agreed: z.boolean(),
  sealed: z.boolean(),
  released: z.boolean(),
  /** Delegations whose chair has turned their key already. */
  keys: z.object({ reopen: z.array(DelegationCode), release: z.array(DelegationCode) }),
  /** When the words last changed, and which accounts changed them. */
  changedAt: Instant,
  changedBy: z.array(Id),
})
export type PointRow = z.infer<typeof PointRow>

export const Point = PointRow.extend({
  registerId: Id,
  /** The canonical form that the version is the hash of. */
  content: z.record(z.string(), z.unknown()),
  acts: z.array(LedgerEntry),
})
export type Point = z.infer<typeof Point>

const register = z.strictObject({ reg: Id })
const point = z.strictObject({ point: Id })

const byLanguage = (text: z.ZodString) =>
  z.strictObject(
    Object.fromEntries(LANGUAGES.map((l) => [l, text.default('')])) as Record<
      Language,
      z.ZodDefault<z.ZodString>
    >,
  )

export const listPoints = endpoint({
  method: 'GET',
  path: '/registers/:reg/points',
  access: 'session',
  summary: 'The points of a register in order, with where every delegation stands.',
  params: register,
  output: z.array(PointRow),
})

export const createPoint = endpoint({
  method: 'POST',
  path: '/registers/:reg/points',
  access: 'session',
  summary: 'Adds a point; a repeated id is the same point, not a second one.',
  status: 201,
  params: register,
  body: z.strictObject({
    id: Id.optional(),
    kind: PointKind,
    title: TrilingualName,
    body: byLanguage(z.string().max(MAX_BODY_LENGTH).regex(SAFE_LINES, 'control_character')).optional(),
    fields: z.record(z.string(), z.unknown()).optional(),
    /** The point to stand behind; null or absent: at the end. */
    after: Id.nullable().optional(),
  }),
  output: Point,
})

export const getPoint = endpoint({
  method: 'GET',
  path: '/points/:point',
  access: 'session',
  summary: 'One point with its canonical content and its acts.',
  params: point,
  output: Point,
})

export const updatePoint = endpoint({
  method: 'PATCH',
  path: '/points/:point',
  access: 'session',
  summary: 'Changes fields of a point; null removes one.',
  params: point,
  body: z.strictObject({ fields: z.record(z.string(), z.unknown()) }),
  output: Point,
})

export const movePoint = endpoint({
  method: 'POST',
  path: '/points/:point/move',
  access: 'session',
  summary: 'Moves a point behind another one, or to the top.',
  params: point,
  body: z.strictObject({ after: Id.nullable() }),
  output: Point,
})

export const deletePoint = endpoint({
  method: 'DELETE',
  path: '/points/:point',
  access: 'session',
  summary: 'Deletes a point that nobody has signed.',
  status: 204,
  params: point,
  output: NoContent,
})

export const PointVersion = z.object({
  version: Version,
  at: Instant,
  /** Account ids of who changed the words since the version before. */
  authors: z.array(Id),
  content: z.record(z.string(), z.unknown()),
})
export type PointVersion = z.infer<typeof PointVersion>

export const listVersions = endpoint({
  method: 'GET',
  path: '/points/:point/versions',
  access: 'session',
  summary: 'The recorded versions of a point, newest first.',
  params: point,
  output: z.array(PointVersion),
})
