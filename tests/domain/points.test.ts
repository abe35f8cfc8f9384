// Points: created, changed, moved and deleted by command; read as everybody may read them.
import { deletePoint, createPoint, movePoint, updatePoint } from '#server/domain/point-commands.ts'
import { getPoint, listPoints } from '#server/domain/points.ts'
import { closeMeeting, createMeeting } from '#server/domain/meetings.ts'
import { eventsAfter } from '#server/domain/events.ts'
import { newId } from '#shared/ids.ts'
import { bodyOf, pointOf } from '#shared/register.ts'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import {
  type Agenda,
  agenda,
  BODY,
  KH,
  OBSERVER,
  TH,
  TH_EXPERT,
  TH_INTERPRETER,
  TH_LIAISON,
  TITLE,
} from './agenda.ts'

describe.each(DATABASES)('points on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const create = async (email: string, input: object) =>
    createPoint(a.ctx, await a.as(email), {
      reg: a.registerId,
      kind: 'agenda',
      title: TITLE,
      body: BODY,
      ...input,
    } as Parameters<typeof createPoint>[2])

  const numbers = async () => {
    const points = await listPoints(a.ctx, await a.as(TH), { reg: a.registerId })
    return Object.fromEntries(points.map((point) => [point.id, point.number]))
  }

  it('[O1] makes paragraphs of plain text and answers with content, version and standing', async () => {
    const point = await create(TH, {
      body: { ...BODY, en: 'First line\ngoes on.\n\nSecond paragraph.' },
      fields: { minutes: 20, presenter: 'KH', outcome: 'decision' },
    })
    expect(point).toMatchObject({ kind: 'agenda', title: TITLE, agreed: false, sealed: false, acts: [] })
    expect(point.fields).toEqual({ minutes: 20, presenter: 'KH', outcome: 'decision' })
    expect(point.signOffs['TH']?.state).toBe('open')
    expect(point.content).toMatchObject({
      body: {
        en: [
          { type: 'paragraph', content: [{ text: 'First line goes on.' }] },
          { type: 'paragraph', content: [{ text: 'Second paragraph.' }] },
        ],
      },
      fields: { presenter: 'KH', outcome: 'decision' },
    })
    expect(point.changedBy).toEqual([(await a.as(TH)).accountId])
  })

  it('[O2] gives an id to one register only, also when two are asked at once', async () => {
    const elsewhere = await createMeeting(a.ctx, await a.as(KH), {
      ws: 'jwg',
      title: TITLE,
      startsAt: '2026-12-24T02:00:00Z',
      place: '',
    })
    const taken = { status: 'rejected', reason: { code: 'input.invalid' } }
    for (let i = 0; i < 10; i++) {
      const id = newId(Date.now())
      const asked = [create(TH, { id }), create(KH, { id, reg: elsewhere.registerId })]
      const outcomes = await Promise.allSettled(asked)
      expect(outcomes.toSorted((x, y) => (x.status < y.status ? -1 : 1))).toMatchObject([
        { status: 'fulfilled', value: { id } },
        taken,
      ])
    }
  })

  it('[O7] does not make a point again that is deleted while its id is asked for again', async () => {
    const id = newId(Date.now())
    const chair = await a.as(TH)
    const { registers } = a.ctx
    const edit: typeof registers.edit = async (...args) => {
      await create(TH, { id })
      await deletePoint(a.ctx, chair, { point: id })
      return registers.edit(...args)
    }
    const slow = { ...a.ctx, registers: { ...registers, edit } }
    const late = createPoint(slow, chair, { reg: a.registerId, kind: 'agenda', title: TITLE, id })
    await expect(late).rejects.toMatchObject({ code: 'input.invalid' })
    const there = await registers.settled(a.registerId, async (doc) => pointOf(doc, id) !== undefined)
    expect(there).toBe(false)
  })

  it('[O2] answers a repeated id with the same point, also when both ask at once', async () => {
    const id = newId(Date.now())
    const [first, second] = await Promise.all([create(TH, { id }), create(KH, { id })])
    const third = await create(TH, { id, title: { ...TITLE, en: 'Something else' } })
    expect([second.id, third.id]).toEqual([first.id, first.id])
    expect(third.title).toEqual(first.title)
    expect(
      (await listPoints(a.ctx, await a.as(TH), { reg: a.registerId })).filter((p) => p.id === id),
    ).toHaveLength(1)
  })

  it('[O3] refuses kinds and fields that do not fit, naming them', async () => {
    const refusal = (path: string) => ({
      code: 'input.invalid',
      details: { issues: [expect.objectContaining({ path })] },
    })
    await expect(create(TH, { kind: 'target' })).rejects.toMatchObject(refusal('kind'))
    await expect(create(TH, { fields: { minutes: -1 } })).rejects.toMatchObject(refusal('fields.minutes'))
    await expect(create(TH, { fields: { colour: 'red' } })).rejects.toMatchObject(refusal('fields.colour'))
    await expect(create(TH, { fields: { presenter: 'LA' } })).rejects.toMatchObject(
      refusal('fields.presenter'),
    )
    await expect(create(TH, { after: newId(1) })).rejects.toMatchObject(refusal('after'))
  })

  it('[O4] lets chairs and liaisons create, nobody else', async () => {
    await expect(create(TH_LIAISON, {})).resolves.toMatchObject({ kind: 'agenda' })
    for (const email of [TH_INTERPRETER, TH_EXPERT, OBSERVER]) {
      await expect(create(email, {})).rejects.toMatchObject({ code: 'policy.denied' })
    }
  })

  it('[O5] numbers points by their place, behind the one that was named', async () => {
    const first = await create(TH, {})
    const third = await create(TH, {})
    const second = await create(TH, { after: first.id })
    const before = await numbers()
    expect(before[second.id]).toBe((before[first.id] ?? 0) + 1)
    expect(before[third.id]).toBe((before[second.id] ?? 0) + 1)
    await movePoint(a.ctx, await a.as(KH), { point: third.id, after: first.id })
    const after = await numbers()
    expect([after[third.id], after[second.id]]).toEqual([before[second.id], before[third.id]])
    const top = await movePoint(a.ctx, await a.as(TH), { point: second.id, after: null })
    expect(top.number).toBe(1)
  })

  it('[O5] lets only chairs order the agenda, and refuses a place behind itself', async () => {
    const point = await create(TH, {})
    const move = async (email: string, after: string) =>
      movePoint(a.ctx, await a.as(email), { point: point.id, after })
    await expect(move(TH_LIAISON, point.id)).rejects.toMatchObject({ code: 'policy.denied' })
    await expect(move(TH, point.id)).rejects.toMatchObject({ code: 'input.invalid' })
  })

  it('[O6] changes a field, takes one away with null, and leaves the version to substantial ones', async () => {
    const point = await create(TH, { fields: { minutes: 10, outcome: 'decision' } })
    const update = async (fields: Record<string, unknown>) =>
      updatePoint(a.ctx, await a.as(TH_LIAISON), { point: point.id, fields })
    expect((await update({ minutes: 25 })).version).toBe(point.version)
    const changed = await update({ outcome: 'commitment' })
    expect(changed.version).not.toBe(point.version)
    const removed = await update({ outcome: null, minutes: null })
    expect(removed.fields).toEqual({})
    await expect(update({ outcome: 'promise' })).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(update({ unknown: null })).rejects.toMatchObject({ code: 'input.invalid' })
  })

  it('[O7] deletes a point that nobody signed; its id is not used again', async () => {
    const point = await create(TH, {})
    await expect(deletePoint(a.ctx, await a.as(TH_LIAISON), { point: point.id })).rejects.toMatchObject({
      code: 'policy.denied',
    })
    await deletePoint(a.ctx, await a.as(TH), { point: point.id })
    await expect(a.read(point.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(create(TH, { id: point.id })).rejects.toMatchObject({ code: 'input.invalid' })
  })

  it('[O7] keeps a point that was ever signed, withdrawn or not', async () => {
    const point = await create(TH, {})
    await a.act(TH, point.id, 'sign')
    await a.act(TH, point.id, 'withdraw')
    await expect(deletePoint(a.ctx, await a.as(TH), { point: point.id })).rejects.toMatchObject({
      code: 'point.signed',
    })
    expect((await a.read(point.id)).acts).toHaveLength(2)
  })

  it('[O8] refuses changes and deletion of a sealed point, but lets it be moved', async () => {
    const point = await create(TH, {})
    await a.act(TH, point.id, 'seal')
    const chair = await a.as(TH)
    const sealed = { code: 'point.sealed' }
    await expect(
      updatePoint(a.ctx, chair, { point: point.id, fields: { minutes: 1 } }),
    ).rejects.toMatchObject(sealed)
    await expect(deletePoint(a.ctx, chair, { point: point.id })).rejects.toMatchObject(sealed)
    expect((await movePoint(a.ctx, chair, { point: point.id, after: null })).number).toBe(1)
  })

  it('[O9] shows observers released points only; others do not exist for them', async () => {
    const [hidden, shown] = [await create(TH, {}), await create(TH, {})]
    await a.act(TH, shown.id, 'release')
    const observer = await a.as(OBSERVER)
    await expect(getPoint(a.ctx, observer, { point: shown.id })).rejects.toMatchObject({ code: 'not_found' })
    await a.act(KH, shown.id, 'release')
    expect(await getPoint(a.ctx, observer, { point: shown.id })).toMatchObject({ released: true, acts: [] })
    await expect(getPoint(a.ctx, observer, { point: hidden.id })).rejects.toMatchObject({ code: 'not_found' })
    const listed = await listPoints(a.ctx, observer, { reg: a.registerId })
    expect(listed.map((point) => point.id)).toEqual([shown.id])
  })

  it('[O10] tells in one event which points changed, came and went', async () => {
    const chair = await a.as(TH)
    const { event_seq: from } = await a.ctx.db
      .selectFrom('workspaces')
      .select('event_seq')
      .executeTakeFirstOrThrow()
    const point = await create(TH, {})
    await a.type(KH, point.id, 'km', 'ថ្មី')
    await deletePoint(a.ctx, chair, { point: point.id })
    const { events } = await eventsAfter(a.ctx, chair, from, 100)
    const told = events.filter((event) => event.name === 'register').map((event) => event.payload)
    expect(told).toMatchObject([
      { registerId: a.registerId, points: [{ id: point.id, version: point.version }], removed: [] },
      { points: [{ id: point.id }], removed: [] },
      { points: [], removed: [point.id] },
    ])
  })

  it('[O11] brings rows that a crash left behind up to the log, with the true authors', async () => {
    const point = await create(TH, {})
    const other = await create(TH, {})
    const { accountId } = await a.as(KH)
    // Stored in the log and never projected: what a process leaves that dies right after a commit.
    await a.ctx.registers.edit(a.registerId, accountId, (doc) => typeInto(doc, point.id))
    await a.ctx.registers.edit(a.registerId, (await a.as(TH)).accountId, (doc) => typeInto(doc, other.id))
    expect((await a.read(point.id)).version).not.toBe(point.version)
    a.world.tick(5000)
    const rows = await listPoints(a.ctx, await a.as(TH), { reg: a.registerId })
    const row = rows.find((each) => each.id === point.id)
    expect(row?.version).not.toBe(point.version)
    expect(row?.changedBy).toEqual([accountId])
  })

  it('[O12] closes the agenda with its meeting', async () => {
    const closing = await agenda({ postgres })
    try {
      const point = await closing.addPoint()
      const chair = await closing.as(TH)
      await closeMeeting(closing.ctx, chair, { ws: 'jwg', meeting: closing.meeting.id })
      await expect(closing.addPoint()).rejects.toMatchObject({ code: 'meeting.wrong_state' })
      const update = updatePoint(closing.ctx, chair, { point: point.id, fields: { minutes: 5 } })
      await expect(update).rejects.toMatchObject({ code: 'meeting.wrong_state' })
      await expect(closing.act(TH, point.id, 'sign')).resolves.toMatchObject({
        signOffs: { TH: { state: 'signed' } },
      })
    } finally {
      await closing.close()
    }
  })
})

function typeInto(doc: Y.Doc, pointId: string): void {
  const point = pointOf(doc, pointId)
  const paragraph = point && bodyOf(point, 'en')?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (text instanceof Y.XmlText) text.insert(0, 'Typed. ')
}
