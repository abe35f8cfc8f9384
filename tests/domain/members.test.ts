// Nominates, changes and ends memberships on both databases: what is recorded, what is refused, what is told.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Topic } from '#server/context.ts'
import { listMembers, nominateMember, updateMember } from '#server/domain/members.ts'
import { findActor } from '#server/domain/workspaces.ts'
import { AppError } from '#shared/errors.ts'
import { DATABASES } from '#tests/databases.ts'
import { beforeTransaction } from '#tests/domain/meanwhile.ts'
import { type World, world } from '#tests/world.ts'

const WS = 'jwg'
const PLACE = { ws: WS, role: 'expert', agency: '', signatory: false } as const

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe.each(DATABASES)('members on $database', ({ postgres }) => {
  let on: World
  let topics: Topic[]
  beforeEach(async () => {
    on = await world({ postgres })
    topics = []
    on.ctx.bus.subscribe((topic) => void topics.push(topic))
  })
  afterEach(() => on.close())

  const change = async (by: string, whom: string, to: object) => {
    const { memberId } = await on.actor(whom)
    return updateMember(on.ctx, await on.actor(by), { ws: WS, member: memberId, ...to })
  }

  test('[K8] lets a chair nominate an account that is there, to the own delegation', async () => {
    await on.account('new@th.example')
    const chair = await on.actor('chair@th.example')
    const { member, setUpPath } = await nominateMember(on.ctx, chair, { ...PLACE, email: 'new@th.example' })
    expect([member?.delegation, member?.role, setUpPath]).toEqual(['TH', 'expert', null])
    expect(await listMembers(on.ctx, chair, { ws: on.workspace.id })).toContainEqual(member)
    expect(await refusal(nominateMember(on.ctx, chair, { ...PLACE, email: 'new@th.example' }))).toBe(
      'member.exists',
    )
  })

  test('[K8] gives one place however often it is nominated at the same moment', async () => {
    await on.account('new@th.example')
    const chair = await on.actor('chair@th.example')
    const nominate = () => refusal(nominateMember(on.ctx, chair, { ...PLACE, email: 'new@th.example' }))
    const outcomes = await Promise.all([nominate(), nominate(), nominate()])
    expect(outcomes.sort()).toEqual(['member.exists', 'member.exists', 'nothing was refused'])
  })

  test('[K8] never lets a side nominate for the other, or change its members', async () => {
    const chair = await on.actor('chair@th.example')
    const foreign = { ...PLACE, email: 'new@kh.example', delegation: 'KH' }
    expect(await refusal(nominateMember(on.ctx, chair, foreign))).toBe('policy.denied')
    expect(await refusal(change('chair@th.example', 'liaison@kh.example', { role: 'expert' }))).toBe(
      'policy.denied',
    )
    expect(await refusal(change('chair@th.example', 'observer@int.example', { ended: true }))).toBe(
      'policy.denied',
    )
    expect(await refusal(change('liaison@th.example', 'expert@th.example', { ended: true }))).toBe(
      'policy.denied',
    )
  })

  test('[K8] keeps the last chair of a delegation, and lets one of two go', async () => {
    for (const to of [{ ended: true }, { role: 'liaison' }]) {
      expect(await refusal(change('chair@th.example', 'chair@th.example', to))).toBe('member.last_chair')
    }
    await change('chair@th.example', 'liaison@th.example', { role: 'chair' })
    await change('liaison@th.example', 'chair@th.example', { ended: true })
    expect(await refusal(change('liaison@th.example', 'liaison@th.example', { ended: true }))).toBe(
      'member.last_chair',
    )
  })

  test('[K8] keeps one chair when both resign at the same moment', async () => {
    await change('chair@th.example', 'liaison@th.example', { role: 'chair' })
    const both = ['chair@th.example', 'liaison@th.example'].map((email) =>
      refusal(change(email, email, { role: 'expert' })),
    )
    expect((await Promise.all(both)).sort()).toEqual(['member.last_chair', 'nothing was refused'])
  })

  test('[K8] asks again who may, in the transaction of the deed', async () => {
    const leaving = await on.actor('chair@th.example')
    const { memberId } = await on.actor('expert@th.example')
    await change('chair@th.example', 'liaison@th.example', { role: 'chair' })
    const demoted = () => change('liaison@th.example', 'chair@th.example', { role: 'expert' })
    const meanwhile = beforeTransaction(on.ctx, 1, demoted)
    const raised = updateMember(meanwhile, leaving, { ws: WS, member: memberId, role: 'chair' })
    expect(await refusal(raised)).toBe('policy.denied')
    await change('liaison@th.example', 'chair@th.example', { role: 'chair' })
    const again = beforeTransaction(on.ctx, 1, demoted)
    const nominated = nominateMember(again, leaving, { ...PLACE, email: 'new@th.example' })
    expect(await refusal(nominated)).toBe('policy.denied')
    expect(await on.db.selectFrom('set_up_links').selectAll().execute()).toEqual([])
  })

  test('[K9] records each change as a row of rights, an audit row and an event, and asks open sockets again', async () => {
    const { memberId, accountId, ...liaison } = await on.actor('liaison@th.example')
    const after = await change('chair@th.example', 'liaison@th.example', { signatory: true, agency: 'CCIB' })
    expect(after).toMatchObject({ id: memberId, signatory: true, agency: 'CCIB', endedAt: null })
    const roles = await on.db
      .selectFrom('member_roles')
      .select(['seq', 'role', 'signatory'])
      .where('member_id', '=', memberId)
      .orderBy('seq')
      .execute()
    expect(roles).toEqual([
      { seq: 1, role: 'liaison', signatory: 0 },
      { seq: 2, role: 'liaison', signatory: 1 },
    ])
    const audit = await on.db
      .selectFrom('audit')
      .select(['action', 'workspace_id', 'details'])
      .where('object', '=', memberId)
      .execute()
    expect(audit.map((row) => [row.action, row.workspace_id])).toEqual([
      ['member.change', liaison.workspaceId],
    ])
    const [event] = await on.db.selectFrom('events').select(['name', 'seq', 'payload']).execute()
    expect([event?.name, event?.seq, JSON.parse(event?.payload ?? '')]).toEqual([
      'member',
      1,
      { member: after },
    ])
    expect(topics).toEqual([
      { topic: 'events', workspaceId: on.workspace.id },
      { topic: 'access', accountId },
    ])
  })

  test('[K9] records nothing of a change that is refused', async () => {
    await refusal(change('chair@th.example', 'chair@th.example', { ended: true }))
    expect(await on.db.selectFrom('events').selectAll().execute()).toEqual([])
    expect(topics).toEqual([])
  })

  test('[K8] leaves an ended membership as it is; the account may be nominated anew', async () => {
    const expert = await on.actor('expert@th.example')
    await change('chair@th.example', 'expert@th.example', { ended: true })
    expect(await findActor(on.db, expert, WS)).toBeNull()
    const chair = await on.actor('chair@th.example')
    const again = updateMember(on.ctx, chair, { ws: WS, member: expert.memberId, ended: false })
    expect(await refusal(again)).toBe('input.invalid')
    const { member } = await nominateMember(on.ctx, chair, { ...PLACE, email: 'expert@th.example' })
    expect(member?.id).not.toBe(expert.memberId)
    const all = await listMembers(on.ctx, chair, { ws: WS })
    expect(
      all.filter((each) => each.accountId === expert.accountId).map((each) => each.endedAt === null),
    ).toEqual([false, true])
  })

  test('[K8] answers whoever is no member as if the workspace did not exist', async () => {
    const { id } = await on.account('nobody@example.org')
    const stranger = { ...(await on.actor('chair@th.example')), accountId: id }
    for (const ws of [WS, on.workspace.id, 'no-such']) {
      expect(await refusal(listMembers(on.ctx, stranger, { ws }))).toBe('not_found')
    }
  })
})
