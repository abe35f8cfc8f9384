// Builds a world to test in: a real database with one workspace of two delegations and its cast, and a clock that tests move.
import { type Core, composeCore } from '#server/compose/core.ts'
import { readConfig } from '#server/config.ts'
import type { Actor, Config, Ctx, Db, Log } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import type { Role } from '#shared/policy.ts'
import { SILENT, scratch } from './databases.ts'

/** The password of every account that `world` makes. */
export const PASSWORD = 'correct horse battery staple'
const PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$EYKXjSeDLjrU22lqGnAEtQ$alMRC58Ab6TROhU40jNZNAFoyBhy9cgeQE1qEniRGRI'

const PUBLIC_URL = 'http://127.0.0.1:5200'
const START = Date.parse('2026-11-21T02:00:00.000Z')
export const DELEGATIONS = ['TH', 'KH']

/** Everybody who is in the workspace from the start. */
export const CAST: readonly { email: string; delegation: string | null; role: Role; signatory?: boolean }[] =
  [
    { email: 'chair@th.example', delegation: 'TH', role: 'chair' },
    { email: 'liaison@th.example', delegation: 'TH', role: 'liaison' },
    { email: 'signatory@th.example', delegation: 'TH', role: 'liaison', signatory: true },
    { email: 'interpreter@th.example', delegation: 'TH', role: 'interpreter' },
    { email: 'expert@th.example', delegation: 'TH', role: 'expert' },
    { email: 'chair@kh.example', delegation: 'KH', role: 'chair' },
    { email: 'liaison@kh.example', delegation: 'KH', role: 'liaison' },
    { email: 'observer@int.example', delegation: null, role: 'observer' },
  ]

export interface World {
  core: Core
  config: Config
  ctx: Ctx
  db: Db
  workspace: { id: string; slug: string }
  /** Moves `ctx.now()`; between moves it runs with real time. */
  tick(ms: number): void
  /** An account that is nobody's member. */
  account(email: string): Promise<{ id: string; email: string }>
  /** A place in the workspace, with an account of its own if the address has none. */
  member(place: {
    email: string
    delegation: string | null
    role: Role
    signatory?: boolean
  }): Promise<{ id: string; accountId: string }>
  /** The member with this address, as they act now; their rights are read anew each time. */
  actor(email: string): Promise<Actor>
  /** Removes the folder and the database of a core that somebody else has closed. */
  discard(): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  postgres?: boolean
  publicUrl?: string
  log?: Log
}

/** The configuration that the world was composed with; serveHttp takes it as it is. */
export function configFor(place: Pick<Config, 'dataDir' | 'databaseUrl'>, publicUrl = PUBLIC_URL): Config {
  return { ...readConfig({ PORT: '0' }), ...place, publicUrl }
}

export async function world({
  postgres = false,
  publicUrl,
  log = SILENT,
}: WorldOptions = {}): Promise<World> {
  const place = await scratch({ postgres })
  let ahead = START - Date.now()
  const config = configFor(place, publicUrl)
  const core = await composeCore(config, { log, now: () => new Date(Date.now() + ahead) })
  const { ctx } = core
  const workspace = await createWorkspace(ctx)
  const built: World = {
    core,
    config,
    ctx,
    db: ctx.db,
    workspace,
    tick: (ms) => void (ahead += ms),
    account: (email) => createAccount(ctx, email),
    member: (member) => createMember(ctx, workspace.id, member),
    actor: (email) => actorOf(ctx, workspace.id, email),
    discard: place.discard,
    close: async () => {
      await core.close()
      await place.discard()
    },
  }
  for (const member of CAST) await built.member(member)
  return built
}

async function createWorkspace(ctx: Ctx): Promise<World['workspace']> {
  const at = ctx.now().toISOString()
  const workspace = { id: newId(ctx.now().getTime()), slug: 'jwg' }
  const name = JSON.stringify({ th: 'คณะทำงานร่วม', km: 'ក្រុមការងាររួម', en: 'Joint working group' })
  await ctx.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('workspaces')
      .values({ ...workspace, name, time_zone: 'Asia/Bangkok', created_at: at, event_seq: 0 })
      .execute()
    const rows = DELEGATIONS.map((code, position) => {
      const side = JSON.stringify({ th: code, km: code, en: code })
      return { workspace_id: workspace.id, code, name: side, position }
    })
    await trx.insertInto('delegations').values(rows).execute()
  })
  return workspace
}

async function createAccount(ctx: Ctx, email: string): Promise<{ id: string; email: string }> {
  const id = newId(ctx.now().getTime())
  await ctx.db
    .insertInto('accounts')
    .values({
      id,
      email,
      name: JSON.stringify({ th: email, km: email, en: email }),
      password_hash: PASSWORD_HASH,
      language: null,
      theme: 'system',
      created_at: ctx.now().toISOString(),
      disabled_at: null,
    })
    .execute()
  return { id, email }
}

async function createMember(
  ctx: Ctx,
  workspaceId: string,
  place: Parameters<World['member']>[0],
): Promise<{ id: string; accountId: string }> {
  const known = await ctx.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', place.email)
    .executeTakeFirst()
  const accountId = (known ?? (await createAccount(ctx, place.email))).id
  const id = newId(ctx.now().getTime())
  const at = ctx.now().toISOString()
  await ctx.db
    .insertInto('members')
    .values({
      id,
      workspace_id: workspaceId,
      account_id: accountId,
      delegation: place.delegation,
      role: place.role,
      agency: '',
      signatory: place.signatory ? 1 : 0,
      since: at,
      ended_at: null,
    })
    .execute()
  await ctx.db
    .insertInto('member_roles')
    .values({
      member_id: id,
      seq: 1,
      at: ctx.now().toISOString(),
      role: place.role,
      signatory: place.signatory ? 1 : 0,
    })
    .execute()
  return { id, accountId }
}

async function actorOf(ctx: Ctx, workspaceId: string, email: string): Promise<Actor> {
  const row = await ctx.db
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .select(['members.id', 'account_id', 'delegation', 'role', 'signatory'])
    .where('email', '=', email)
    .where('workspace_id', '=', workspaceId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    accountId: row.account_id,
    memberId: row.id,
    workspaceId,
    delegation: row.delegation,
    role: row.role as Role,
    signatory: row.signatory === 1,
    sessionId: null,
    steppedUpAt: ctx.now().toISOString(),
    address: '127.0.0.1',
    requestId: 'request',
  }
}
