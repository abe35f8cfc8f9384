// Rooms from load to unload: never half a document, never an edit half done, never an old state for who comes back.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '#shared/beacon.ts'
import { fail } from '#shared/errors.ts'
import { minutesIn, setMinutes, storedDocument } from './minutes.ts'
import { rawClient, titleIn } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

let at: Stage
let pointId: string
let chair: string
beforeAll(async () => {
  at = await stage({ times: { turnMs: 50, idleMs: 100 } })
  pointId = at.pointIds[0] ?? ''
  chair = await at.accountId('chair@th.example')
})
afterAll(() => at.close())

async function join(email = 'liaison@th.example', registerId = at.registerId) {
  const client = rawClient(at, await at.cookie(email), { registerId })
  await client.ready()
  return client
}

describe('edit', () => {
  it('[W14] is live, in the log and in the tables at once, under the client id of the server', async () => {
    const reader = await join('chair@kh.example')
    const head = await at.ctx.registers.edit(
      at.registerId,
      chair,
      (doc) => setMinutes(doc, pointId, 15),
      async (trx, _, { seq }) => {
        const row = await trx
          .selectFrom('register_updates')
          .select('account_id')
          .where('register_id', '=', at.registerId)
          .where('seq', '=', seq)
          .executeTakeFirstOrThrow()
        expect(row.account_id).toBe(chair)
      },
    )
    expect(head).toBeUndefined()
    await reader.next('update')
    expect([minutesIn(reader.doc, pointId), minutesIn(await storedDocument(at), pointId)]).toEqual([15, 15])
    expect([...reader.doc.store.clients.keys()].filter((id) => id < 256)).toEqual([1])
    reader.leave()
  })

  it('[W14] leaves nothing behind when what stands alongside fails', async () => {
    const reader = await join('chair@kh.example')
    const before = minutesIn(await storedDocument(at), pointId)
    const failing = at.ctx.registers.edit(
      at.registerId,
      chair,
      (doc) => setMinutes(doc, pointId, 99),
      async () => fail('point.signed'),
    )
    await expect(failing).rejects.toThrow('point.signed')
    expect(minutesIn(await storedDocument(at), pointId)).toBe(before)
    expect(await at.ctx.registers.settled(at.registerId, async (doc) => minutesIn(doc, pointId))).toBe(before)
    // The room goes on with the same sockets.
    reader.type(pointId, 'after ')
    await reader.next('saved')
    expect(minutesIn(reader.doc, pointId)).toBe(before)
    reader.leave()
  })

  it('[W14] leaves nothing behind when the change itself fails half-way', async () => {
    const before = minutesIn(await storedDocument(at), pointId)
    const failing = at.ctx.registers.edit(at.registerId, chair, (doc) => {
      setMinutes(doc, pointId, 98)
      fail('input.invalid')
    })
    await expect(failing).rejects.toThrow('input.invalid')
    expect(await at.ctx.registers.settled(at.registerId, async (doc) => minutesIn(doc, pointId))).toBe(before)
  })

  it('[W14] takes its turn among those who type', async () => {
    const writer = await join()
    for (let i = 0; i < 20; i++) {
      writer.type(pointId, `${i % 10}`)
      if (i % 4 === 0) await at.ctx.registers.edit(at.registerId, chair, (doc) => setMinutes(doc, pointId, i))
    }
    await until(() => writer.heard.findLast((each) => each.kind === 'saved')?.frames === 20, 'all is saved')
    await until(() => minutesIn(writer.doc, pointId) === 16, 'the last edit arrives')
    expect(contentHash(await storedDocument(at))).toBe(contentHash(writer.doc))
    writer.leave()
  })
})

describe('settled', () => {
  it('[W15] sees everything accepted before, on disk, and nothing that comes meanwhile', async () => {
    const writer = await join()
    for (let i = 0; i < 5; i++) writer.type(pointId, 'a')
    await pause(10)
    const seen = await at.ctx.registers.settled(at.registerId, async (doc, head) => {
      const before = titleIn(doc, pointId).toString()
      expect(titleIn(await storedDocument(at), pointId).toString()).toBe(before)
      writer.type(pointId, 'later ')
      await pause(60)
      expect(titleIn(doc, pointId).toString()).toBe(before)
      return { before, head }
    })
    await until(() => writer.heard.findLast((each) => each.kind === 'saved')?.frames === 6, 'all is saved')
    expect(writer.title(pointId)).toBe(`later ${seen.before}`)
    writer.leave()
  })

  it('[W15] fails with not_found for what is no register', async () => {
    await expect(at.ctx.registers.settled('01ARZ3NDEKTSV4RRFFQ69G5FAV', async () => 1)).rejects.toThrow(
      'not_found',
    )
  })
})

describe('loading and unloading', () => {
  it('[W18] an idle room goes, and comes back with everything', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    const writer = await join('liaison@th.example', registerId)
    writer.type(own, 'kept ')
    await writer.next('saved')
    writer.leave()
    const rooms = at.rooms.stats.rooms
    await until(() => at.rooms.stats.rooms < rooms, 'the room is unloaded')
    const again = await join('liaison@th.example', registerId)
    expect(again.title(own)).toBe('kept Point 1')
    again.leave()
  })

  it('[W18] nobody who comes back at any moment sees an older state', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    let written = 'Point 1'
    for (let i = 0; i < 25; i++) {
      const writer = await join('liaison@th.example', registerId)
      expect(writer.title(own)).toBe(written)
      writer.type(own, `${i},`)
      written = `${i},${written}`
      await writer.next('saved')
      writer.leave()
      // Around the moment at which the room is let go.
      await pause(80 + (i % 8) * 12)
    }
    expect(titleIn(await storedDocument(at, registerId), own).toString()).toBe(written)
  })

  it('[W3] a register whose log cannot be read serves nobody, and takes nobody else down', async () => {
    const bad = await at.newRegister()
    await until(() => at.rooms.stats.rooms === 0, 'rooms are unloaded')
    const head = { register_id: bad.registerId, account_id: chair, at: at.ctx.now().toISOString() }
    await at.ctx.db
      .insertInto('register_updates')
      .values({ ...head, seq: 2, bytes: new Uint8Array([1, 1, 255, 255]) })
      .execute()
    await at.ctx.db.updateTable('registers').set({ seq: 2 }).where('id', '=', bad.registerId).execute()
    const client = rawClient(at, await at.cookie('liaison@th.example'), { registerId: bad.registerId })
    expect((await client.closed).code).toBe(1013)
    expect(client.heard).toEqual([])
    await expect(at.ctx.registers.settled(bad.registerId, async () => 1)).rejects.toThrow('room.unavailable')
    const other = await join()
    other.type(pointId, 'fine ')
    expect((await other.next('saved')).frames).toBe(1)
    other.leave()
  })

  it('[W3] a log with a missing row is not served either', async () => {
    const bad = await at.newRegister()
    await until(() => at.rooms.stats.rooms === 0, 'rooms are unloaded')
    await at.ctx.db.updateTable('registers').set({ seq: 9 }).where('id', '=', bad.registerId).execute()
    const client = rawClient(at, await at.cookie('liaison@th.example'), { registerId: bad.registerId })
    expect((await client.closed).code).toBe(1013)
    expect(client.heard).toEqual([])
  })

  it('[W3] nobody gets an answer before the register is loaded, however early they ask', async () => {
    const { registerId, pointIds } = await at.newRegister()
    await until(() => at.rooms.stats.rooms === 0, 'rooms are unloaded')
    const cookie = await at.cookie('liaison@th.example')
    const clients = Array.from({ length: 20 }, () => rawClient(at, cookie, { registerId }))
    await Promise.all(clients.map((client) => client.ready()))
    expect(clients.map((client) => client.title(pointIds[0] ?? ''))).toEqual(clients.map(() => 'Point 1'))
    for (const client of clients) client.leave()
  })

  it('[W3] a snapshot is written away from the typing, and the log rows stay', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    for (let i = 0; i < 520; i++) {
      await at.ctx.registers.edit(registerId, chair, (doc) => titleIn(doc, own).insert(0, '.'))
    }
    const count = () =>
      at.ctx.db.selectFrom('register_snapshots').select('seq').where('register_id', '=', registerId).execute()
    await until(async () => (await count()).length > 0, 'a snapshot')
    const rows = await at.ctx.db
      .selectFrom('register_updates')
      .select('seq')
      .where('register_id', '=', registerId)
      .execute()
    expect(rows).toHaveLength(521)
    expect(titleIn(await storedDocument(at, registerId), own).length).toBe(527)
  })
})
