/** Identifiers: 26 characters that sort by time of creation (ULID, Crockford base 32). Server-issued, never guessable in their last 16 characters. */
import { uint32 } from 'lib0/random'
import * as z from 'zod'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10
const RANDOM_LENGTH = 16

/** `now` in milliseconds since the epoch. */
export function newId(now: number): string {
  let time = ''
  let rest = now
  for (let i = 0; i < TIME_LENGTH; i++) {
    time = ALPHABET.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  let random = ''
  for (let i = 0; i < RANDOM_LENGTH; i++) random += ALPHABET.charAt(uint32() % 32)
  return time + random
}

export const Id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'id')

/** sha-256 of a point's canonical content, lower-case hexadecimal. */
export const Version = z.string().regex(/^[0-9a-f]{64}$/, 'version')

export const DelegationCode = z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'delegation_code')
export const Slug = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'slug')
/** The id or the slug of a workspace. */
export const WorkspaceRef = z.union([Id, Slug])

/** An instant as ISO 8601 in UTC with milliseconds. */
export const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'instant')
