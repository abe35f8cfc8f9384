/** The first start and invitations: a person without an account takes the place that a one-time link keeps for them. */
import type { getSetUp as GetSetUp, SetUp, useSetUp as UseSetUp } from '#shared/api/set-up.ts'
import type { InputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { Trilingual } from '#shared/locale.ts'
import { Role } from '#shared/policy.ts'
import type { Ctx } from '../context.ts'
import { createAccount, ownWords } from './accounts.ts'
import type { Asker } from './audit.ts'
import { audit } from './audit.ts'
import { addMember, announceMember } from './members.ts'
import { SESSION_STARTED } from './password-proof.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'
import { startSession } from './sessions.ts'
import { createSetUpLink, linkWorks, takeSetUpLink } from './set-up-links.ts'
import type { Started, Visitor } from './sign-in.ts'
import { createWorkspace, delegationNamed } from './workspaces.ts'

export async function getSetUp(ctx: Ctx, input: InputOf<typeof GetSetUp>): Promise<SetUp> {
  const row = await ctx.db
    .selectFrom('set_up_links')
    .innerJoin('workspaces', 'workspaces.id', 'set_up_links.workspace_id')
    .innerJoin('delegations', (join) =>
      join
        .onRef('delegations.workspace_id', '=', 'set_up_links.workspace_id')
        .onRef('delegations.code', '=', 'set_up_links.delegation'),
    )
    .select([
      'workspaces.slug',
      'workspaces.name',
      'delegations.code',
      'delegations.name as side',
      'role',
      'email',
    ])
    .where(linkWorks(ctx.now(), input.token))
    .executeTakeFirst()
  if (!row) fail('set_up.link_invalid')
  return {
    workspace: { slug: row.slug, name: Trilingual.parse(JSON.parse(row.name)) },
    delegation: { code: row.code, name: Trilingual.parse(JSON.parse(row.side)) },
    role: Role.parse(row.role),
    email: row.email,
  }
}

export async function useSetUp(
  ctx: Ctx,
  visitor: Visitor,
  input: InputOf<typeof UseSetUp>,
): Promise<Started> {
  const { email } = await getSetUp(ctx, input)
  if (email !== null && email !== input.email)
    fail('input.invalid', { issues: [{ path: 'email', problem: 'other_address' }] })
  refuseWeakPassword(input.password, 'password', ownWords(input.email))
  const passwordHash = await hashPassword(input.password)
  const now = ctx.now()
  const { address, requestId } = visitor
  const used = await ctx.db.transaction().execute(async (trx) => {
    const link = (await takeSetUpLink(trx, now, input.token)) ?? fail('set_up.link_invalid')
    const nobody = { accountId: null, workspaceId: link.workspace_id, address, requestId }
    const account = await createAccount(trx, now, nobody, {
      email: input.email,
      name: input.name,
      passwordHash,
    })
    const by = { ...nobody, accountId: account.id }
    await addMember(trx, now, by, {
      workspaceId: link.workspace_id,
      accountId: account.id,
      delegation: link.delegation,
      role: Role.parse(link.role),
      agency: input.agency === '' ? link.agency : input.agency,
      signatory: link.signatory === 1,
    })
    const { cookieValue, publicId } = await startSession(trx, now, account.id, visitor)
    await audit(trx, { at: now, by, action: SESSION_STARTED, object: publicId })
    return { workspaceId: link.workspace_id, account, cookieValue }
  })
  announceMember(ctx, used.workspaceId, used.account.id)
  return { account: used.account, cookieValue: used.cookieValue }
}

export interface ChairLink {
  workspace: string
  delegation: string
  path: string
}

/** Whoever has a terminal on the server. */
export const OPERATOR: Asker = { accountId: null, address: 'operator', requestId: 'terminal' }

/** An empty database gets a workspace for a Thai and a Cambodian delegation. */
export async function createFirstWorkspace(ctx: Ctx): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const any = await trx.selectFrom('workspaces').select('id').executeTakeFirst()
    if (!any) await createWorkspace(trx, ctx.now(), OPERATOR, FIRST_WORKSPACE)
  })
}

/** A fresh link for every side that has no chair; earlier ones work until it has one. */
export async function linksForFirstChairs(ctx: Ctx): Promise<ChairLink[]> {
  const now = ctx.now()
  return ctx.db.transaction().execute(async (trx) => {
    const withoutChair = await trx
      .selectFrom('delegations')
      .innerJoin('workspaces', 'workspaces.id', 'delegations.workspace_id')
      .select(['workspaces.id', 'workspaces.slug', 'code'])
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('members')
              .select('members.id')
              .whereRef('members.workspace_id', '=', 'delegations.workspace_id')
              .whereRef('members.delegation', '=', 'delegations.code')
              .where('members.role', '=', 'chair')
              .where('members.ended_at', 'is', null),
          ),
        ),
      )
      .orderBy('workspaces.slug')
      .orderBy('position')
      .execute()
    const links: ChairLink[] = []
    for (const { id, slug, code } of withoutChair) {
      const place = {
        workspaceId: id,
        delegation: code,
        role: 'chair',
        agency: '',
        signatory: false,
        email: null,
      } as const
      const token = await createSetUpLink(trx, now, OPERATOR, place)
      links.push({ workspace: slug, delegation: code, path: `/set-up/${token}` })
    }
    return links
  })
}

const FIRST_WORKSPACE = {
  slug: 'jwg',
  name: { th: 'คณะทำงานร่วม', km: 'ក្រុមការងាររួម', en: 'Joint working group' },
  timeZone: 'Asia/Bangkok',
  delegations: ['TH', 'KH'].map(delegationNamed),
}
