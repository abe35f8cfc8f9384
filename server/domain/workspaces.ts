/** Workspaces and who acts in one. Whoever is no member is told that it does not exist. */
import type { Delegation } from '#shared/api/workspaces.ts'
import { fail } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { LANGUAGES, type Language, Trilingual } from '#shared/locale.ts'
import type { Role } from '#shared/policy.ts'
import type { Actor, Ctx, Db, SignedIn, Tx } from '../context.ts'
import { audit, type Asker } from './audit.ts'

/** The account as a member of the workspace, with the rights that it has at this moment. */
export async function actorIn(ctx: Ctx, signedIn: SignedIn, workspace: string): Promise<Actor> {
  return (await findActor(ctx.db, signedIn, workspace)) ?? fail('not_found')
}

export async function findActor(db: Db | Tx, signedIn: SignedIn, workspace: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select(['members.id', 'members.workspace_id', 'delegation', 'role', 'signatory'])
    .where('members.account_id', '=', signedIn.accountId)
    .where('members.ended_at', 'is', null)
    .where((eb) => eb.or([eb('workspaces.id', '=', workspace), eb('workspaces.slug', '=', workspace)]))
    .executeTakeFirst()
  if (!row) return null
  return {
    ...signedIn,
    workspaceId: row.workspace_id,
    memberId: row.id,
    delegation: row.delegation,
    role: row.role as Role,
    signatory: row.signatory === 1,
  }
}

/** The codes of the delegations, the host first. */
export async function delegationsOf(db: Db | Tx, workspaceId: string): Promise<string[]> {
  return (await listDelegations(db, workspaceId)).map((delegation) => delegation.code)
}

export interface NewWorkspace {
  slug: string
  name: Trilingual
  timeZone: string
  /** Host first. */
  delegations: readonly Delegation[]
}

/** Not over HTTP: only the operator's commands, the first start and the demo make workspaces. */
export async function createWorkspace(trx: Tx, now: Date, by: Asker, input: NewWorkspace): Promise<string> {
  const id = newId(now.getTime())
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('workspaces')
    .values({
      id,
      slug: input.slug,
      name: JSON.stringify(input.name),
      time_zone: input.timeZone,
      created_at: now.toISOString(),
      event_seq: 0,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) fail('workspace.slug_taken', { slug: input.slug })
  const rows = input.delegations.map(({ code, name }, position) => {
    return { workspace_id: id, code, name: JSON.stringify(name), position }
  })
  await trx.insertInto('delegations').values(rows).execute()
  await audit(trx, { at: now, by: { ...by, workspaceId: id }, action: 'workspace.create', object: id })
  return id
}

/** A delegation named after its country where the code is one, else after its code. */
export function delegationNamed(code: string): Delegation {
  const named = (language: Language) => {
    if (!/^[A-Z]{2}$/.test(code)) return code
    return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
  }
  return { code, name: Trilingual.parse(Object.fromEntries(LANGUAGES.map((l) => [l, named(l)]))) }
}

/** Code and name, the host first. */
export async function listDelegations(db: Db | Tx, workspaceId: string): Promise<Delegation[]> {
  const rows = await db
    .selectFrom('delegations')
    .select(['code', 'name'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .execute()
  return rows.map(({ code, name }) => ({ code, name: Trilingual.parse(JSON.parse(name)) }))
}
