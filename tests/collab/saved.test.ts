// Stored before anybody sees it: acks, relays and sync answers against what the database holds at that very moment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { step1Frame, updateFrame } from '#server/collab/wire.ts'
import { loadRegister } from '#server/collab/document.ts'
import { titleIn, rawClient } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

let at: Stage
let pointId: string
beforeAll(async () => {
  at = await stage()
  pointId = at.pointIds[0] ?? ''
})
afterAll(() => at.close())

async function headSeq(): Promise<number> {
  const row = await at.ctx.db
    .selectFrom('registers')
    .select('seq')
    .where('id', '=', at.registerId)
    .executeTakeFirstOrThrow()
  return row.seq
}

async function storedTitle(): Promise<string> {
  const loaded = await loadRegister(at.ctx.db, at.registerId, 0)
  return loaded ? titleIn(loaded.doc, pointId).toString() : ''
}

async function newWriter(email = 'liaison@th.example') {
  const client = rawClient(at, await at.cookie(email))
  await client.ready()
  return client
}

/** Makes every append fail until it is called off. */
async function breakAppends(): Promise<() => Promise<void>> {
  await sql`create trigger broken before insert on register_updates begin select raise(abort, 'injected'); end`.execute(
    at.ctx.db,
  )
  return async () => void (await sql`drop trigger broken`.execute(at.ctx.db))
}

describe('saved', () => {
  it('[W1] comes only after the rows that it speaks of are in the database', async () => {
    const client = await newWriter()
    for (let i = 0; i < 20; i++) {
      client.type(pointId, 'x')
      const { seq, frames } = await client.next('saved')
      expect(await headSeq()).toBeGreaterThanOrEqual(seq)
      expect(frames).toBe(i + 1)
      expect(await storedTitle()).toBe(client.title(pointId))
    }
    client.leave()
  })

  it('[W1] counts frames, so that a client knows which of them it covers', async () => {
    const client = await newWriter()
    for (let i = 0; i < 30; i++) client.type(pointId, 'y')
    let covered = 0
    while (covered < 30) {
      const saved = await client.next('saved')
      expect(saved.frames).toBeGreaterThan(covered)
      covered = saved.frames
    }
    expect(covered).toBe(30)
    client.leave()
  })

  it('[W1] comes for a repeated frame too, which is stored once', async () => {
    const client = await newWriter()
    const update = client.type(pointId, 'once ')
    const first = await client.next('saved')
    client.send(updateFrame(update))
    const second = await client.next('saved')
    expect(second).toEqual({ kind: 'saved', seq: first.seq, frames: 2 })
    client.leave()
  })

  it('[W1] nobody else sees a change before it is stored', async () => {
    const [writer, reader] = await Promise.all([newWriter(), newWriter('chair@kh.example')])
    for (let i = 0; i < 10; i++) {
      writer.type(pointId, `${i}`)
      await reader.next('update')
      expect(await storedTitle()).toBe(reader.title(pointId))
    }
    writer.leave()
    reader.leave()
  })

  it('[W1] nobody who joins is told what is not stored', async () => {
    const writer = await newWriter()
    for (let i = 0; i < 10; i++) {
      const joiner = rawClient(at, await at.cookie('expert@th.example'))
      await joiner.next('welcome')
      writer.type(pointId, `${i}`)
      joiner.send(step1Frame(new Uint8Array([0])))
      await joiner.next('step2')
      const stored = await storedTitle()
      expect(stored.endsWith(joiner.title(pointId))).toBe(true)
      joiner.leave()
    }
    writer.leave()
  })
})

describe('a commit that fails', () => {
  it('[W2] is not called saved, is shown to nobody, and closes the room for a fresh start', async () => {
    const [writer, reader] = await Promise.all([newWriter(), newWriter('chair@kh.example')])
    const before = await storedTitle()
    const mend = await breakAppends()
    writer.type(pointId, 'lost? ')
    const [first, second] = await Promise.all([writer.closed, reader.closed])
    await mend()
    expect([first.code, second.code]).toEqual([1013, 1013])
    expect(writer.heard.map((each) => each.kind)).not.toContain('saved')
    expect(reader.heard.map((each) => each.kind)).not.toContain('update')
    expect(await storedTitle()).toBe(before)

    const again = await newWriter()
    expect(again.title(pointId)).toBe(before)
    // The client resends what it had, under the id that it still owns.
    again.send(updateFrame(Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(again.doc))))
    await again.next('saved')
    expect(await storedTitle()).toBe(`lost? ${before}`)
    again.leave()
  })

  it('[W2] of one room leaves the others alone', async () => {
    const other = await at.newRegister()
    const bystander = rawClient(at, await at.cookie('chair@th.example'), { registerId: other.registerId })
    await bystander.ready()
    const writer = await newWriter()
    await sql`create trigger broken before insert on register_updates when new.register_id = ${sql.lit(at.registerId)}
      begin select raise(abort, 'injected'); end`.execute(at.ctx.db)
    writer.type(pointId, 'a')
    bystander.type(other.pointIds[0] ?? '', 'b')
    await bystander.next('saved')
    expect((await writer.closed).code).toBe(1013)
    await sql`drop trigger broken`.execute(at.ctx.db)
    bystander.leave()
  })

  it('[W2] at every step of many leaves each edit either stored and acknowledged, or neither', async () => {
    let acknowledged = 0
    const before = (await storedTitle()).length
    for (let i = 0; i < 8; i++) {
      const client = await newWriter()
      if (i % 2 === 0) {
        const mend = await breakAppends()
        client.type(pointId, 'z')
        await client.closed
        await mend()
      } else {
        client.type(pointId, 'z')
        await client.next('saved')
        acknowledged++
        client.leave()
      }
      await until(() => at.rooms.stats.sockets === 0, 'everybody gone')
    }
    expect((await storedTitle()).length).toBe(before + acknowledged)
  })
})
