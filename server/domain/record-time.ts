/** The time of what the record is later judged by: acts, and the rights they were done with. It knows nothing of either. */
import type { Tx } from '../context.ts'

/**
 * Later than everything before it in the workspace, whatever the clock does: a verifier holds acts against the rights of
 * their time, so an hour that comes twice, or a right that changes while an act is under way, must not make an honest act
 * look like one without a right. Holds the workspace's row, so that what is timed is committed in this order.
 */
export async function recordTime(trx: Tx, workspaceId: string, now: Date): Promise<Date> {
  // An update that changes nothing holds the row on both databases.
  await trx
    .updateTable('workspaces')
    .set((eb) => ({ event_seq: eb.ref('event_seq') }))
    .where('id', '=', workspaceId)
    .execute()
  const act = await trx
    .selectFrom('acts')
    .select('at')
    .where('workspace_id', '=', workspaceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const member = await trx
    .selectFrom('members')
    .innerJoin('member_roles', 'member_roles.member_id', 'members.id')
    .select((eb) => [
      eb.fn.max('member_roles.at').as('at'),
      eb.fn.max('since').as('since'),
      eb.fn.max('ended_at').as('ended'),
    ])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  const before = [act?.at, member?.at, member?.since, member?.ended].map((at) => (at ? Date.parse(at) : 0))
  return new Date(Math.max(now.getTime(), ...before.map((at) => at + 1)))
}
