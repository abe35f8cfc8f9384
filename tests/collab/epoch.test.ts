// A register is rewritten under a new epoch: the same words, signatures and lists, and nothing of what old pages still hold.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBus } from '#server/collab/bus.ts'
import { saySame } from '#server/collab/copies.ts'
import { rewriteAtRest } from '#server/collab/epochs.ts'
import { createOpenRooms } from '#server/collab/open-rooms.ts'
import { recordAct } from '#server/domain/acts.ts'
import { createMeeting, startMeeting } from '#server/domain/meetings.ts'
import { createPoint } from '#server/domain/point-commands.ts'
import { writePoint } from '#server/domain/point-writes.ts'
import { getPoint, listPoints } from '#server/domain/points.ts'
import { pointFor } from '#server/domain/registers.ts'
import { storedDocument } from '#server/domain/stored-documents.ts'
import { listVersions } from '#server/domain/versions.ts'
import { contentHash } from '#shared/beacon.ts'
import type { ActName } from '#shared/sign-offs.ts'
import { DATABASES } from '#tests/databases.ts'
import { crowd, dress, epochOf, headOf, join, storedOf, wordsOf } from './epochs.ts'
import { titleIn } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

const TH = 'chair@th.example'
const KH = 'chair@kh.example'
const LIAISON = 'liaison@th.example'
const LIMIT = 6
const TEXT = { th: 'คำ', km: 'ពាក្យ', en: 'Words' }

describe.each(DATABASES)('on $database', ({ postgres }) => {
  let at: Stage
  const more: { stop(): Promise<void> }[] = []
  beforeAll(async () => {
    at = await stage({ postgres, maxClientIds: LIMIT, times: { turnMs: 50 } })
  })
  afterEach(async () => {
    for (const each of more.splice(0)) await each.stop()
  })
  afterAll(() => at.close())

  const rewritten = (registerId: string) =>
    until(async () => (await epochOf(at, registerId)) === 1, 'a new epoch')

  const rowsOf = (registerId: string) =>
    at.ctx.db
      .selectFrom('register_updates')
      .selectAll()
      .where('register_id', '=', registerId)
      .orderBy('seq')
      .execute()

  /** A point that both sides signed, dressed with everything, and one that people go on typing in. */
  async function signedAgenda() {
    const chair = await at.world.actor(TH)
    const plan = { ws: 'jwg', title: TEXT, startsAt: '2026-11-21T02:00:00Z', place: '' }
    const meeting = await createMeeting(at.ctx, chair, plan)
    const { registerId } = await startMeeting(at.ctx, chair, { ws: 'jwg', meeting: meeting.id })
    const add = () => createPoint(at.ctx, chair, { reg: registerId, kind: 'agenda', title: TEXT, body: TEXT })
    const [signed, open] = [await add(), await add()]
    const { actor, register } = await pointFor(at.ctx, chair, signed.id)
    const about = { actor, register, pointId: signed.id, action: 'text.edit' }
    await writePoint(at.ctx, about, (doc) => dress(doc, signed.id, open.id))
    const act = async (email: string, pointId: string, name: ActName) => {
      const { version } = await getPoint(at.ctx, chair, { point: pointId })
      return recordAct(at.ctx, await at.world.actor(email), { point: pointId, act: name, version })
    }
    await act(TH, signed.id, 'sign')
    await act(KH, signed.id, 'sign')
    return { registerId, signed: signed.id, open: open.id, chair, act }
  }

  it('[W22] keeps words, versions, numbers, lists and signatures as they were, and the log as the record', async () => {
    const { registerId, signed, open, chair, act } = await signedAgenda()
    await crowd(at, registerId, open, LIMIT)
    const seen = async () => ({
      list: await listPoints(at.ctx, chair, { reg: registerId }),
      point: await getPoint(at.ctx, chair, { point: signed }),
      versions: await listVersions(at.ctx, chair, { point: signed }),
    })
    const before = {
      ...(await wordsOf(at.ctx.registers, registerId)),
      seen: await seen(),
      rows: await rowsOf(registerId),
    }
    await rewritten(registerId)
    const after = {
      ...(await wordsOf(at.ctx.registers, registerId)),
      seen: await seen(),
      rows: await rowsOf(registerId),
    }
    expect(after.seen).toEqual(before.seen)
    expect(after.seen.point).toMatchObject({ agreed: true })
    expect(saySame(after.copy, before.copy)).toBe(true)
    expect(after.spelled).toEqual(before.spelled)
    expect(after.hash).toBe(before.hash)
    expect(before.clientIds.length).toBeGreaterThanOrEqual(LIMIT)
    expect(after.clientIds).toEqual([2])
    expect(after.rows.slice(0, -1)).toEqual(before.rows)
    const head = await headOf(at, registerId)
    expect(head).toMatchObject({ epoch: 1, seq: after.rows.length, epoch_seq: before.rows.length })
    expect(head.projected_seq).toBe(head.seq)
    await act(TH, open, 'sign')
    await act(KH, signed, 'seal')
  })

  it('[W22] says so in one line of the log and one row of the audit', async () => {
    const { registerId, pointIds } = await at.newRegister()
    await crowd(at, registerId, pointIds[0] ?? '', LIMIT)
    await rewritten(registerId)
    const lines = () =>
      at.lines.filter(({ level, fields }) => level === 'info' && fields['registerId'] === registerId)
    await until(() => lines().length > 0, 'the line')
    expect(lines()).toMatchObject([{ message: 'a register was rewritten', fields: { epoch: 1 } }])
    const rows = await at.ctx.db
      .selectFrom('audit')
      .select(['action', 'details'])
      .where('object', '=', registerId)
      .where('action', '=', 'register.rewrite')
      .execute()
    expect(rows.map((row) => JSON.parse(row.details) as unknown)).toMatchObject([
      { epoch: 1, clientIds: LIMIT + 1 },
    ])
  })

  it('[W23] tells everybody to come back, and typing goes on, also after a restart', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    const reader = await join(at, registerId, KH)
    await crowd(at, registerId, own, LIMIT)
    expect((await reader.closed).code).toBe(1012)
    const writer = await join(at, registerId, LIAISON)
    expect(writer.welcome.epoch).toBe(1)
    writer.type(own, 'on ')
    await writer.next('saved')
    writer.leave()
    const said = writer.title(own)
    await at.restart()
    const again = await join(at, registerId, LIAISON)
    expect(again.title(own)).toBe(said)
    again.type(own, 'and ')
    await again.next('saved')
    expect(titleIn((await storedOf(at, registerId)).doc, own).toString()).toBe(`and ${said}`)
    again.leave()
  })

  it('[W24] begins with its first row wherever the log is read', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    await crowd(at, registerId, own, LIMIT)
    await rewritten(registerId)
    const writer = await join(at, registerId, LIAISON)
    writer.type(own, 'new ')
    await writer.next('saved')
    const head = await headOf(at, registerId)
    const snapshots = await at.ctx.db
      .selectFrom('register_snapshots')
      .select('seq')
      .where('register_id', '=', registerId)
      .execute()
    expect(snapshots).toEqual([{ seq: head.epoch_seq + 1 }])
    const live = await wordsOf(at.ctx.registers, registerId)
    const accountId = await at.accountId(LIAISON)
    // Also for who asks from a place in the epoch before, with a snapshot of then still around or none at all.
    const old = { register_id: registerId, seq: head.epoch_seq, at: '', bytes: new Uint8Array([9]) }
    await at.ctx.db.insertInto('register_snapshots').values(old).execute()
    for (const after of [0, head.epoch_seq, head.epoch_seq + 1]) {
      const second = await storedDocument(at.ctx.db, registerId, after)
      expect([contentHash(second.doc), second.seq]).toEqual([live.hash, head.seq])
      expect([...second.doc.store.clients.keys()].toSorted()).toEqual(live.clientIds.toSorted())
      expect(second.touched).toEqual(new Map([[own, new Set([accountId])]]))
    }
    await at.ctx.db.deleteFrom('register_snapshots').where('register_id', '=', registerId).execute()
    const loaded = await storedOf(at, registerId)
    expect(contentHash(loaded.doc)).toBe(live.hash)
    expect(loaded.missed).toHaveLength(2)
    writer.leave()
  })

  it('[W27] waits until nobody has typed for a second', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const rooms = createOpenRooms({ ...at.ctx, bus: createBus(at.ctx.log) }, 1)
    more.push(rooms)
    const room = await rooms.open(registerId)
    expect(room.head.epoch).toBe(1)
    const chair = await at.accountId(TH)
    await rooms.registers.edit(registerId, chair, (doc) => titleIn(doc, pointIds[0] ?? '').insert(0, 'x'))
    rewriteAtRest(room)
    expect(room.queue.isBusy).toBe(false)
    Object.assign(room, { changedAt: room.changedAt - 2_000, rewriteAfter: 0 })
    rewriteAtRest(room)
    expect(room.queue.isBusy).toBe(true)
    await room.queue.settle(() => undefined)
    expect(room.head.epoch).toBe(2)
  })
})
