/** The ledger as people read it and as a file that anyone can check without us. It only reads. */
import type { Content } from '#shared/content.ts'
import { fail } from '#shared/errors.ts'
import { GENESIS, type LedgerEntry } from '#shared/ledger.ts'
import {
  createDigest,
  FILE_FORMAT,
  FILE_FORMAT_VERSION,
  type HeaderLine,
  type LedgerHead,
  type LedgerLine,
  type MemberLine,
  partHashes,
  type VersionLine,
} from '#shared/ledger-file.ts'
import { Trilingual } from '#shared/locale.ts'
import { can, type Role } from '#shared/policy.ts'
import type { Actor, Ctx, Db, SignedIn } from '../context.ts'
import { audit } from './audit.ts'
import { membersOf } from './members.ts'
import { listRegisters } from './registers.ts'
import { entryOf } from './standings.ts'
import { actorIn, listDelegations } from './workspaces.ts'

/** One answer holds at most this many; the rest is asked for with `after`. */
export const MAX_ENTRIES = 5000

const PAGE = 500

export async function listLedger(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { ws: string; after: number },
): Promise<LedgerEntry[]> {
  const actor = await readerIn(ctx, signedIn, input.ws)
  return entriesAfter(ctx.db, actor.workspaceId, input.after, MAX_ENTRIES)
}

export interface LedgerExport {
  filename: string
  /** Each with its line feed. */
  lines: AsyncIterable<string>
}

/** Refuses before the first line; what is appended while it is read is not in it. */
export async function exportLedger(
  ctx: Ctx,
  signedIn: SignedIn,
  input: { ws: string },
): Promise<LedgerExport> {
  const actor = await readerIn(ctx, signedIn, input.ws)
  const header = await headerOf(ctx, actor)
  await audit(ctx.db, {
    at: ctx.now(),
    by: actor,
    action: 'ledger.export',
    details: { seq: header.head.seq },
  })
  const day = header.exportedAt.slice(0, 10)
  return {
    filename: `${header.workspace.slug}-ledger-${day}-${header.head.seq}.jsonl`,
    lines: written(header, contentsOf(ctx, header)),
  }
}

/** Whoever may not read the ledger is told that there is none. */
async function readerIn(ctx: Ctx, signedIn: SignedIn, workspace: string): Promise<Actor> {
  const actor = await actorIn(ctx, signedIn, workspace)
  return can(actor, 'ledger.read') ? actor : fail('not_found')
}

async function entriesAfter(
  db: Db,
  workspaceId: string,
  after: number,
  limit: number,
): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('acts')
    .select('entry')
    .where('workspace_id', '=', workspaceId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => entryOf(row.entry))
}

async function headerOf(ctx: Ctx, actor: Actor): Promise<HeaderLine> {
  const workspace = await ctx.db
    .selectFrom('workspaces')
    .select(['id', 'slug', 'name'])
    .where('id', '=', actor.workspaceId)
    .executeTakeFirstOrThrow()
  return {
    type: 'header',
    format: FILE_FORMAT,
    formatVersion: FILE_FORMAT_VERSION,
    workspace: { ...workspace, name: Trilingual.parse(JSON.parse(workspace.name)) },
    delegations: await listDelegations(ctx.db, workspace.id),
    registers: (await listRegisters(ctx.db, actor)).map(({ id, title }) => ({ id, title })),
    exportedAt: ctx.now().toISOString(),
    head: await headOf(ctx.db, workspace.id),
  }
}

async function headOf(db: Db, workspaceId: string): Promise<LedgerHead> {
  const last = await db
    .selectFrom('acts')
    .select(['seq', 'hash'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? { seq: 0, hash: GENESIS }
}

type BodyLine = Exclude<LedgerLine, { type: 'header' } | { type: 'end' }>

/** Counts and digests what it passes on, so that the end line is about exactly these bytes. */
async function* written(header: HeaderLine, body: AsyncIterable<BodyLine>): AsyncIterable<string> {
  const digest = createDigest()
  const counts = { member: 0, version: 0, act: 0 }
  const text = (line: LedgerLine) => {
    const json = JSON.stringify(line)
    digest.add(json)
    return `${json}\n`
  }
  yield text(header)
  for await (const line of body) {
    counts[line.type]++
    yield text(line)
  }
  const { member: members, version: versions, act: acts } = counts
  yield text({ type: 'end', acts, versions, members, head: header.head, digest: digest.hex() })
}

async function* contentsOf(ctx: Ctx, { workspace, registers, head }: HeaderLine): AsyncIterable<BodyLine> {
  for (const member of await memberLines(ctx.db, workspace.id)) yield member
  for (const register of registers) yield* versionLines(ctx, register.id, head.seq)
  for (let after = 0; after < head.seq; after += PAGE) {
    const entries = await entriesAfter(ctx.db, workspace.id, after, Math.min(PAGE, head.seq - after))
    for (const entry of entries) yield { type: 'act', entry }
  }
}

async function memberLines(db: Db, workspaceId: string): Promise<MemberLine[]> {
  const roles = await db
    .selectFrom('member_roles')
    .innerJoin('members', 'members.id', 'member_roles.member_id')
    .select(['member_id', 'at', 'member_roles.role', 'member_roles.signatory'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('member_id')
    .orderBy('member_roles.seq')
    .execute()
  const byMember = Map.groupBy(roles, (row) => row.member_id)
  return (await membersOf(db, workspaceId)).map(({ id, accountId, name, delegation, since, endedAt }) => ({
    type: 'member',
    id,
    accountId,
    name,
    delegation,
    since,
    endedAt,
    roles: (byMember.get(id) ?? []).map(({ at, role, signatory }) => {
      return { at, role: role as Role, signatory: signatory === 1 }
    }),
  }))
}

interface PointPlace {
  id: string
  register_id: string
  position: number
  version: string
  deleted_at: string | null
}

/** Every version that an act cites and the words of today, point by point. */
async function* versionLines(ctx: Ctx, registerId: string, headSeq: number): AsyncIterable<VersionLine> {
  const points = await ctx.db
    .selectFrom('points')
    .select(['id', 'register_id', 'position', 'version', 'content', 'deleted_at'])
    .where('register_id', '=', registerId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const cited = await citedVersions(ctx.db, registerId, headSeq)
  for (const point of points) {
    for (const row of cited.get(point.id) ?? []) {
      if (row.version !== point.version || point.deleted_at !== null) yield versionLine(point, row)
    }
    if (point.deleted_at === null) yield versionLine(point, point)
  }
}

async function citedVersions(db: Db, registerId: string, headSeq: number) {
  const rows = await db
    .selectFrom('versions')
    .innerJoin('acts', 'acts.version', 'versions.version')
    .select(['acts.point_id', 'versions.version', 'versions.content'])
    .distinct()
    .where('acts.register_id', '=', registerId)
    .where('acts.seq', '<=', headSeq)
    .orderBy('versions.version')
    .execute()
  return Map.groupBy(rows, (row) => row.point_id)
}

function versionLine(point: PointPlace, row: { version: string; content: string }): VersionLine {
  const content = JSON.parse(row.content) as Content
  return {
    type: 'version',
    version: row.version,
    registerId: point.register_id,
    number: point.deleted_at === null ? point.position : null,
    current: point.deleted_at === null && row.version === point.version,
    content: content as unknown as VersionLine['content'],
    parts: partHashes(content),
  }
}
