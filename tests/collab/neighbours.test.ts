// What rooms owe to others: beacons, other nodes on the same database, the projection, an orderly end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBus } from '#server/collab/bus.ts'
import { loadRegister } from '#server/collab/document.ts'
import { createRooms } from '#server/collab/rooms.ts'
import { contentHash } from '#shared/beacon.ts'
import { minutesIn, setMinutes, storedDocument } from './minutes.ts'
import { rawClient, titleIn } from './raw-client.ts'
import { DATABASES } from '#tests/databases.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

describe.each(DATABASES)('on $database', ({ postgres }) => {
  let at: Stage
  let pointId: string
  let chair: string
  beforeAll(async () => {
    at = await stage({ postgres, times: { turnMs: 50, idleMs: 100 } })
    pointId = at.pointIds[0] ?? ''
    chair = await at.accountId('chair@th.example')
  })
  afterAll(() => at.close())

  async function join(email = 'liaison@th.example', registerId = at.registerId) {
    const client = rawClient(at, await at.cookie(email), { registerId })
    await client.ready()
    return client
  }

  describe('the beacon', () => {
    it('[W17] tells the sequence number and what the committed state looks like', async () => {
      const client = await join()
      const { beacon } = await client.next('beacon').catch(() => client.next('beacon'))
      expect(beacon.hash).toBe(contentHash(client.doc))
      client.leave()
    })
  })

  describe('two nodes on one database', () => {
    it('[W16] never store over each other, and each sees what the other stored', async () => {
      const other = createRooms(
        { ...at.ctx, bus: createBus(at.ctx.log) },
        { maxSocketsPerAccount: 50, times: { turnMs: 50 } },
      )
      const writer = await join()
      const edits = Array.from({ length: 15 }, async (_, i) => {
        writer.type(pointId, `${i % 10}`)
        await other.edit(at.registerId, chair, (doc) => setMinutes(doc, pointId, 100 + i))
      })
      await Promise.all(edits)
      await until(() => writer.heard.findLast((each) => each.kind === 'saved')?.frames === 15, 'all is saved')
      await until(() => minutesIn(writer.doc, pointId) === 114, 'the edits of the other node arrive')
      const [here, there] = await Promise.all(
        [at.ctx.registers, other].map((node) => node.settled(at.registerId, async (doc) => contentHash(doc))),
      )
      await until(
        async () => contentHash(await storedDocument(at)) === contentHash(writer.doc),
        'the log says the same',
      )
      expect(here).toBe(contentHash(writer.doc))
      expect(there).toBe(here)
      writer.leave()
      await other.close()
    })
  })

  describe('the end', () => {
    it('[W20] stores what was accepted, says so, and tells everybody to come back', async () => {
      const ending = await stage()
      const [own = ''] = ending.pointIds
      const writer = rawClient(ending, await ending.cookie('liaison@th.example'))
      await writer.ready()
      for (let i = 0; i < 5; i++) writer.type(own, 'z')
      await until(
        () => ending.rooms.stats.queueDepth > 0 || writer.heard.some((each) => each.kind === 'saved'),
        'some came in',
      )
      await ending.halt()
      expect((await writer.closed).code).toBe(1001)
      const saved = writer.heard.findLast((each) => each.kind === 'saved')
      const loaded = await loadRegister(ending.ctx.db, ending.registerId, 0)
      expect(loaded && titleIn(loaded.doc, own).length).toBeGreaterThanOrEqual(
        'Point 1'.length + (saved?.frames ?? 0),
      )
      await ending.close()
    })
  })

  describe('the projection', () => {
    it('[W19] follows what is stored within a second, with its authors', async () => {
      const writer = await join('liaison@kh.example')
      writer.type(pointId, 'projected ')
      await writer.next('saved')
      const row = () =>
        at.ctx.db
          .selectFrom('points')
          .select(['title', 'changed_by'])
          .where('id', '=', pointId)
          .executeTakeFirst()
      await until(async () => (await row())?.title.includes('projected') ?? false, 'the row says so', 2_000)
      expect(JSON.parse((await row())?.changed_by ?? '[]')).toContain(
        await at.accountId('liaison@kh.example'),
      )
      writer.leave()
    })
  })
})
