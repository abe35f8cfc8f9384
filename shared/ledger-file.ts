/** The lines of a ledger export: header, members, versions, acts, end. Written by the server, read by anyone with `verify`. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { Delegation } from './api/workspaces.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Content } from './content.ts'
import { sha256Hex } from './hash.ts'
import { DelegationCode, Id, Instant, Slug, Version } from './ids.ts'
import { LedgerEntry } from './ledger.ts'
import { LANGUAGES, Trilingual } from './locale.ts'
import { Role } from './policy.ts'

export const FILE_FORMAT = 'samakki-ledger'
export const FILE_FORMAT_VERSION = 1

/** How far the chain goes; `hash` of the newest act, or GENESIS. */
export const LedgerHead = z.strictObject({ seq: z.int().nonnegative(), hash: Version })
export type LedgerHead = z.infer<typeof LedgerHead>

export const HeaderLine = z.strictObject({
  type: z.literal('header'),
  format: z.literal(FILE_FORMAT),
  formatVersion: z.literal(FILE_FORMAT_VERSION),
  workspace: z.strictObject({ id: Id, slug: Slug, name: Trilingual }),
  delegations: z.array(Delegation),
  /** Those whose points the file holds, so that a point can be named by its meeting. */
  registers: z.array(z.strictObject({ id: Id, title: Trilingual })),
  exportedAt: Instant,
  head: LedgerHead,
})
export type HeaderLine = z.infer<typeof HeaderLine>

export const MemberLine = z.strictObject({
  type: z.literal('member'),
  id: Id,
  accountId: Id,
  name: Trilingual,
  delegation: DelegationCode.nullable(),
  since: Instant,
  endedAt: Instant.nullable(),
  /** Oldest first: what the member was from when on. */
  roles: z.array(z.strictObject({ at: Instant, role: Role, signatory: z.boolean() })),
})
export type MemberLine = z.infer<typeof MemberLine>

export const VersionLine = z.strictObject({
  type: z.literal('version'),
  version: Version,
  registerId: Id,
  /** Place in the agenda when the file was written; null for a deleted point. */
  number: z.int().nullable(),
  /** Whether the point had these words when the file was written. */
  current: z.boolean(),
  content: z.record(z.string(), z.unknown()),
  /** A hash per part of the content, so that an alteration can be placed: `title.th`, `body.km.2` (second block). */
  parts: z.record(z.string(), Version),
})
export type VersionLine = z.infer<typeof VersionLine>

export const ActLine = z.strictObject({ type: z.literal('act'), entry: LedgerEntry })
export type ActLine = z.infer<typeof ActLine>

export const EndLine = z.strictObject({
  type: z.literal('end'),
  acts: z.int().nonnegative(),
  versions: z.int().nonnegative(),
  members: z.int().nonnegative(),
  head: LedgerHead,
  /** sha-256 over all lines before this one, each with its line feed. */
  digest: Version,
})
export type EndLine = z.infer<typeof EndLine>

export type LedgerLine = HeaderLine | MemberLine | VersionLine | ActLine | EndLine

/** Feeds on lines without their line feed. */
export function createDigest(): { add(line: string): void; hex(): string } {
  const hash = sha256.create()
  return {
    add: (line) => void hash.update(utf8ToBytes(`${line}\n`)),
    hex: () => bytesToHex(hash.clone().digest()),
  }
}

/** Each separately hashed part of a content, by the name it has in `parts`. */
export function partsOf(content: Content): Map<string, Json> {
  const parts = new Map<string, Json>()
  for (const language of LANGUAGES) {
    parts.set(`title.${language}`, content.title[language])
    for (const [index, block] of content.body[language].entries()) {
      parts.set(`body.${language}.${index + 1}`, block as unknown as Json)
    }
  }
  parts.set('fields', content.fields)
  parts.set('links', content.links)
  return parts
}

export function partHashes(content: Content): Record<string, string> {
  return Object.fromEntries([...partsOf(content)].map(([name, part]) => [name, partHash(part)]))
}

export function partHash(part: Json): string {
  return sha256Hex(canonicalJson(part))
}
