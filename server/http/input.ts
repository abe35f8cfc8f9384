/** Turns path, query and body into the input of a use case, or names every field that is wrong. */
import type * as z from 'zod'
import type { AnyEndpoint } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { WorkspaceRef } from '#shared/ids.ts'
import { readJson } from './bodies.ts'
import type { AppContext } from './request.ts'

export interface Issue {
  path: string
  /** A word for a program; `maximum`, `minimum` and `expected` say what would be right. */
  problem: string
  maximum?: number
}

/** Whoever sends a million wrong fields learns of the first; an answer is never larger than what it answers. */
const MAX_ISSUES = 20

/** The workspace in the path of what is no endpoint of shared/api. */
export function workspaceIn(c: AppContext): string {
  const named = WorkspaceRef.safeParse(c.req.param('ws'))
  return named.success ? named.data : fail('not_found')
}

/** Path parameters win over query and body. An id that no id can look like does not exist. */
export async function inputOf(c: AppContext, { params, query, body }: AnyEndpoint): Promise<unknown> {
  const named = params.safeParse(c.req.param())
  if (!named.success) fail('not_found')
  const asked = parse(query, c.req.query())
  const sent = c.req.method === 'GET' ? {} : parse(body, await readJson(c))
  return { ...(sent as object), ...(asked as object), ...(named.data as object) }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const unstorable = unstorableText(value, [])
  if (unstorable) fail('input.invalid', { issues: [unstorable] })
  const result = schema.safeParse(value)
  if (!result.success) {
    fail('input.invalid', { issues: result.error.issues.flatMap(issuesOf).slice(0, MAX_ISSUES) })
  }
  return result.data
}

/** Zod's own codes, unless a schema of ours has given the fault a name of its own. */
function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), problem: 'unknown_field' }))
  }
  const own = /^[a-z_]+$/.test(issue.message) ? issue.message : issue.code
  const hints = Object.fromEntries(
    ['maximum', 'minimum', 'expected', 'values'].flatMap((key) => {
      const hint = (issue as unknown as Record<string, unknown>)[key]
      return hint === undefined ? [] : [[key, hint]]
    }),
  )
  return [{ path: path.join('.'), problem: own, ...hints }]
}

const MAX_DEPTH = 40
/** Far more than any input of ours has; to look at a million one by one would keep everybody else waiting. */
const MAX_VALUES = 1000

/** NUL and lone surrogates are in no text that a person writes, and not every database can store them. */
function unstorableText(value: unknown, path: string[], seen = { values: 0 }): Issue | null {
  if (path.length > MAX_DEPTH) return { path: path.join('.'), problem: 'nested_too_deep' }
  if (typeof value === 'string') {
    return /[\0\p{Surrogate}]/u.test(value) ? { path: path.join('.'), problem: 'unstorable_character' } : null
  }
  if (typeof value !== 'object' || value === null) return null
  const entries = Object.entries(value)
  seen.values += entries.length
  if (seen.values > MAX_VALUES) return { path: path.join('.'), problem: 'too_big', maximum: MAX_VALUES }
  for (const [key, item] of entries) {
    // Parsers drop this key without a word.
    if (key === '__proto__') return { path: [...path, key].join('.'), problem: 'unknown_field' }
    const found = unstorableText(key, [...path, 'key'], seen) ?? unstorableText(item, [...path, key], seen)
    if (found) return found
  }
  return null
}
