/** A workspace as one answer: its delegations, members and the registers that the caller may open. It changes nothing. */
import type { Workspace } from '#shared/api/workspaces.ts'
import { Trilingual } from '#shared/locale.ts'
import type { Ctx, SignedIn } from '../context.ts'
import { membersOf } from './members.ts'
import { listRegisters } from './registers.ts'
import { actorIn, listDelegations } from './workspaces.ts'

export async function getWorkspace(ctx: Ctx, signedIn: SignedIn, input: { ws: string }): Promise<Workspace> {
  const actor = await actorIn(ctx, signedIn, input.ws)
  const row = await ctx.db
    .selectFrom('workspaces')
    .selectAll()
    .where('id', '=', actor.workspaceId)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    slug: row.slug,
    name: Trilingual.parse(JSON.parse(row.name)),
    timeZone: row.time_zone,
    createdAt: row.created_at,
    delegations: await listDelegations(ctx.db, row.id),
    members: await membersOf(ctx.db, row.id),
    registers: await listRegisters(ctx.db, actor),
  }
}
