// Old pages and other nodes meet a register that was rewritten: nothing of the old document gets into the new one.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createBus } from '#server/collab/bus.ts'
import { createRooms } from '#server/collab/rooms.ts'
import { step2Frame, updateFrame } from '#server/collab/wire.ts'
import { contentHash } from '#shared/beacon.ts'
import { DATABASES } from '#tests/databases.ts'
import { crowd, epochOf, headOf, join, wordsOf } from './epochs.ts'
import { titleIn } from './raw-client.ts'
import { run, type Running, type Stage, stage } from './stage.ts'
import { stockClient, until } from './stock-client.ts'

const LIAISON = 'liaison@th.example'
const LIMIT = 6

describe.each(DATABASES)('on $database', ({ postgres }) => {
  let at: Stage
  const more: (Running | { stop(): Promise<void> })[] = []
  beforeAll(async () => {
    at = await stage({ postgres, maxClientIds: LIMIT, times: { turnMs: 50 } })
  })
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })
  afterEach(async () => {
    for (const each of more.splice(0)) await each.stop()
  })
  afterAll(() => at.close())

  const rewritten = (registerId: string) =>
    until(async () => (await epochOf(at, registerId)) === 1, 'a new epoch')

  it('[W25] takes nothing from pages of an earlier epoch, refuses it whole and parks none of it', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    const stock = stockClient(at, await at.cookie(LIAISON), { registerId })
    await stock.synced()
    stock.title(own).insert(0, 'stock ')
    // Typed but never sent, under an id that nobody knows: all that it leans on is what the server wrote.
    const page = await join(at, registerId, LIAISON)
    const typed = page.change((doc) => titleIn(doc, own).insert(3, 'late'))
    const erased = page.change((doc) => titleIn(doc, own).delete(0, 2))
    const whole = Y.encodeStateAsUpdate(page.doc)
    page.leave()
    await crowd(at, registerId, own, LIMIT)
    await rewritten(registerId)
    const before = {
      ...(await wordsOf(at.ctx.registers, registerId)),
      seq: (await headOf(at, registerId)).seq,
    }

    stock.title(own).insert(0, 'after ')
    for (const frame of [updateFrame(typed), updateFrame(erased), step2Frame(typed), step2Frame(erased)]) {
      for (const email of [LIAISON, 'expert@th.example']) {
        const back = await join(at, registerId, email)
        back.send(frame)
        // What follows on something that we lack is asked for, and an honest page answers with all that it has.
        back.send(step2Frame(whole))
        expect((await back.closed).code).toBe(4409)
        expect(back.heard.some((each) => each.kind === 'saved')).toBe(false)
      }
    }
    await until(
      () => stock.provider.wsUnsuccessfulReconnects > 0 || !stock.provider.wsconnected,
      'stock is out',
    )
    const live = await at.ctx.registers.settled(registerId, async (doc) => {
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
      return contentHash(doc)
    })
    expect(live).toBe(before.hash)
    expect(await headOf(at, registerId)).toMatchObject({ epoch: 1, seq: before.seq })
    stock.leave()
  })

  it('[W26] is noticed by another node, which takes nothing of its own from before into it', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    // Nothing tells it: neither a hint nor a look at the database.
    const node = await run({ ...at.ctx, bus: createBus(at.ctx.log) }, { times: { turnMs: 60_000 } }, 0)
    more.push(node)
    const there = await join(at, registerId, LIAISON, `ws://127.0.0.1:${node.port}/collab`)
    await crowd(at, registerId, own, LIMIT)
    await rewritten(registerId)
    const before = await wordsOf(at.ctx.registers, registerId)
    there.type(own, 'into the old one ')
    expect((await there.closed).code).toBe(1012)
    expect(there.heard.some((frame) => frame.kind === 'saved')).toBe(false)
    const after = await wordsOf(node.rooms, registerId)
    expect(after).toEqual(expect.objectContaining({ hash: before.hash, clientIds: [2] }))
    const back = await join(at, registerId, LIAISON, `ws://127.0.0.1:${node.port}/collab`)
    expect(back.welcome.epoch).toBe(1)
    back.type(own, 'into the new one ')
    await back.next('saved')
    expect((await wordsOf(at.ctx.registers, registerId)).hash).toBe(contentHash(back.doc))
    back.leave()
  })

  it('[W26] is begun by one of two nodes that both find it due', async () => {
    const { registerId, pointIds } = await at.newRegister()
    const options = { maxSocketsPerAccount: 50, maxClientIds: LIMIT, times: { turnMs: 50 } }
    const other = createRooms({ ...at.ctx, bus: createBus(at.ctx.log) }, options)
    more.push({ stop: () => other.close() })
    await wordsOf(other, registerId)
    await crowd(at, registerId, pointIds[0] ?? '', LIMIT)
    await rewritten(registerId)
    const [here, there] = [await wordsOf(at.ctx.registers, registerId), await wordsOf(other, registerId)]
    expect(there.hash).toBe(here.hash)
    expect([here.clientIds, there.clientIds]).toEqual([[2], [2]])
    expect(await epochOf(at, registerId)).toBe(1)
  })
})
