// Meetings: made with their agenda, started and closed by a chair.
import { eventsAfter } from '#server/domain/events.ts'
import { closeMeeting, createMeeting, listMeetings, startMeeting } from '#server/domain/meetings.ts'
import { registerFor } from '#server/domain/registers.ts'
import { newId } from '#shared/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import { type Agenda, agenda, KH, OBSERVER, TH, TH_LIAISON, TITLE } from './agenda.ts'
import { beforeTransaction } from './meanwhile.ts'

describe.each(DATABASES)('meetings on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const plan = async (email: string, more: object = {}) =>
    createMeeting(a.ctx, await a.as(email), {
      ws: 'jwg',
      title: TITLE,
      startsAt: '2026-12-01T09:00:00+07:00',
      place: 'Bangkok',
      ...more,
    })

  it('[M1] makes the register of the agenda with the meeting', async () => {
    const meeting = await plan(KH)
    expect(meeting).toMatchObject({
      state: 'planned',
      startsAt: '2026-12-01T02:00:00.000Z',
      place: 'Bangkok',
    })
    const { register } = await registerFor(a.ctx, await a.as(TH), meeting.registerId)
    expect(register).toMatchObject({ kind: 'agenda', meetingId: meeting.id, closedAt: null })
    const listed = await listMeetings(a.ctx, await a.as(OBSERVER), { ws: 'jwg' })
    expect(listed).toContainEqual(meeting)
  })

  it('[M2] asks again who may, in the transaction of the deed', async () => {
    const { id } = await plan(KH)
    const chair = await a.as(KH)
    const role = (to: 'chair' | 'expert') => () =>
      a.ctx.db.updateTable('members').set({ role: to }).where('account_id', '=', chair.accountId).execute()
    const denied = { code: 'policy.denied' }
    const meeting = { ws: 'jwg', meeting: id }
    const late = () => beforeTransaction(a.ctx, 1, role('expert'))
    await expect(
      createMeeting(late(), chair, { ws: 'jwg', title: TITLE, startsAt: '2026-12-01T02:00:00Z', place: '' }),
    ).rejects.toMatchObject(denied)
    await role('chair')()
    await expect(startMeeting(late(), chair, meeting)).rejects.toMatchObject(denied)
    await role('chair')()
    await startMeeting(a.ctx, chair, meeting)
    await expect(closeMeeting(late(), chair, meeting)).rejects.toMatchObject(denied)
    await role('chair')()
  })

  it('[M2] lets nobody but a chair plan, start or close', async () => {
    const meeting = await plan(TH)
    const liaison = await a.as(TH_LIAISON)
    const denied = { code: 'policy.denied' }
    await expect(plan(TH_LIAISON)).rejects.toMatchObject(denied)
    await expect(startMeeting(a.ctx, liaison, { ws: 'jwg', meeting: meeting.id })).rejects.toMatchObject(
      denied,
    )
    await expect(closeMeeting(a.ctx, liaison, { ws: 'jwg', meeting: meeting.id })).rejects.toMatchObject(
      denied,
    )
  })

  it('[M2] goes from planned to live to closed and never back', async () => {
    const meeting = await plan(TH)
    const input = { ws: 'jwg', meeting: meeting.id }
    const [chair, other] = [await a.as(TH), await a.as(KH)]
    const wrong = { code: 'meeting.wrong_state' }
    await expect(closeMeeting(a.ctx, chair, input)).rejects.toMatchObject(wrong)
    const starts = await Promise.allSettled([
      startMeeting(a.ctx, chair, input),
      startMeeting(a.ctx, other, input),
    ])
    expect(starts.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const closed = await closeMeeting(a.ctx, other, input)
    expect(closed).toMatchObject({ state: 'closed' })
    expect(closed.startedAt).not.toBeNull()
    await expect(startMeeting(a.ctx, chair, input)).rejects.toMatchObject(wrong)
    const { access } = await registerFor(a.ctx, chair, meeting.registerId)
    expect(access).toBe('read')
  })

  it('[M3] numbers meetings one after the other and refuses a number twice', async () => {
    const [first, second] = await Promise.all([plan(TH), plan(KH)])
    expect(Math.abs(first.number - second.number)).toBe(1)
    await expect(plan(TH, { number: first.number })).rejects.toMatchObject({
      code: 'input.invalid',
      details: { issues: [{ path: 'number', problem: 'taken' }] },
    })
    expect(await plan(TH, { number: 900 })).toMatchObject({ number: 900 })
    expect(await plan(TH)).toMatchObject({ number: 901 })
  })

  it('[O10] tells of each step in an event', async () => {
    const { event_seq: from } = await a.ctx.db
      .selectFrom('workspaces')
      .select('event_seq')
      .executeTakeFirstOrThrow()
    const meeting = await plan(TH)
    const input = { ws: 'jwg', meeting: meeting.id }
    await startMeeting(a.ctx, await a.as(TH), input)
    await closeMeeting(a.ctx, await a.as(TH), input)
    const { events } = await eventsAfter(a.ctx, await a.as(KH), from, 10)
    expect(events).toMatchObject([
      { name: 'meeting', payload: { meeting: { state: 'planned' } } },
      { name: 'meeting', payload: { meeting: { state: 'live' } } },
      { name: 'register', payload: { registerId: meeting.registerId } },
      { name: 'meeting', payload: { meeting: { state: 'closed' } } },
    ])
  })

  it('[M2] answers not_found for a meeting of nobody', async () => {
    const input = { ws: 'jwg', meeting: newId(1) }
    await expect(startMeeting(a.ctx, await a.as(TH), input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(closeMeeting(a.ctx, await a.as(TH), input)).rejects.toMatchObject({ code: 'not_found' })
  })
})
