/** Which kinds of points a register holds and what their fields may be. Refusals name the field; nothing is stored here. */
import { AgendaFields } from '#shared/api/points.ts'
import type { RegisterKind } from '#shared/api/workspaces.ts'
import { fail } from '#shared/errors.ts'
import type { PointKind } from '#shared/point-kind.ts'
import type * as z from 'zod'

const KIND_IN: Readonly<Partial<Record<RegisterKind, PointKind>>> = {
  agenda: 'agenda',
  actions: 'action',
  targets: 'target',
}

/** Kinds without a schema cannot be created yet. */
const FIELDS: Readonly<Partial<Record<PointKind, z.ZodObject>>> = { agenda: AgendaFields }

export type Fields = Readonly<Record<string, unknown>>

export function requireKind(register: RegisterKind, kind: PointKind): void {
  if (KIND_IN[register] !== kind || !FIELDS[kind]) invalid('kind', 'not_in_this_register')
}

/** `fields` as they may be stored; a delegation that is named must be one of the workspace. */
export function validFields(kind: PointKind, fields: Fields, delegations: readonly string[]): Fields {
  const parsed = FIELDS[kind]?.safeParse(fields)
  if (!parsed) return invalid('kind', 'not_in_this_register')
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap((issue) => problemsOf(issue))
    fail('input.invalid', { issues })
  }
  const { presenter } = parsed.data as { presenter?: string }
  if (presenter !== undefined && !delegations.includes(presenter))
    invalid('fields.presenter', 'not_a_delegation')
  return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined))
}

/** A null takes the field away, so it needs no value to be valid; its name still has to be known. */
export function validChanges(kind: PointKind, changes: Fields, delegations: readonly string[]): Fields {
  const removed = Object.keys(changes).filter((name) => changes[name] === null)
  const unknown = removed.find((name) => !Object.hasOwn(FIELDS[kind]?.shape ?? {}, name))
  if (unknown !== undefined) invalid(`fields.${unknown}`, 'unknown_field')
  const kept = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null))
  return {
    ...validFields(kind, kept, delegations),
    ...Object.fromEntries(removed.map((name) => [name, null])),
  }
}

export function invalid(path: string, problem: string): never {
  return fail('input.invalid', { issues: [{ path, problem }] })
}

function problemsOf(issue: z.core.$ZodIssue): { path: string; problem: string }[] {
  const path = ['fields', ...issue.path.map(String)]
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), problem: issue.code }]
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), problem: 'unknown_field' }))
}
