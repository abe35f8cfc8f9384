// Who comes in at all: sessions, names, roles, how many at once.
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { updateFrame } from '#server/collab/wire.ts'
import { rawClient } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ maxSocketsPerAccount: 20 })
})
afterAll(() => at.close())

describe('threat 25: many sockets of one account', () => {
  it('[W7] are closed past the limit, and one that leaves makes room', async () => {
    await until(() => at.rooms.stats.sockets === 0, 'everybody else is gone')
    const cookie = await at.cookie('interpreter@th.example')
    const clients = Array.from({ length: 20 }, () => rawClient(at, cookie))
    await Promise.all(clients.map((client) => client.next('welcome')))
    const tooMany = rawClient(at, cookie)
    expect((await tooMany.closed).code).toBe(4429)
    clients[0]?.leave()
    await until(() => at.rooms.stats.sockets === 19, 'one has left')
    const next = rawClient(at, cookie)
    await next.next('welcome')
    for (const client of [...clients, next]) client.leave()
  })
})

describe('what comes before its sender is let in', () => {
  it('[W7] and frames of somebody who is not let in yet are kept up to a bound', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    // The register is held still, so that nobody can be let in.
    const holding = at.ctx.registers.settled(at.registerId, () => held)
    const client = rawClient(at, await at.cookie('liaison@th.example'))
    client.ws.on('open', () => {
      for (let i = 0; i < 80; i++) client.send(updateFrame(new Uint8Array(16 * 1024)))
    })
    expect((await client.closed).code).toBe(4429)
    release()
    await holding
  })

  it('[W7] but whoever types on while the database is slow is not taken for a flood', async () => {
    const writer = rawClient(at, await at.cookie('chair@th.example'))
    await writer.ready()
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const holding = at.ctx.registers.settled(at.registerId, () => held)
    const back = rawClient(at, await at.cookie('liaison@th.example'))
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(writer.doc))
    await once(back.ws, 'open')
    for (let i = 0; i < 150; i++) back.type(at.pointIds[0] ?? '', 'x')
    await pause(100)
    release()
    await holding
    let covered = 0
    while (covered < 150) covered = (await back.next('saved')).frames
    expect([covered, back.ws.readyState]).toEqual([150, WebSocket.OPEN])
    writer.leave()
    back.leave()
  })
})

describe('threat 28: names that are no registers', () => {
  it.each(['..%2F..', '%00', '__proto__', 'constructor', 'jwg', '01ARZ3NDEKTSV4RRFFQ69G5FAV'])(
    '[W10] %s is closed with 4404 and opens nothing',
    async (name) => {
      const before = at.rooms.stats.rooms
      const client = rawClient(at, await at.cookie('chair@th.example'), { registerId: name })
      expect((await client.closed).code).toBe(4404)
      expect(at.rooms.stats.rooms).toBe(before)
    },
  )

  it('[W10] hundreds of them leave nothing behind', async () => {
    const before = at.rooms.stats.rooms
    const cookie = await at.cookie('chair@th.example')
    for (let i = 0; i < 200; i += 10) {
      const clients = Array.from({ length: 10 }, (_, n) =>
        rawClient(at, cookie, { registerId: `unknown-${i + n}` }),
      )
      await Promise.all(clients.map((client) => client.closed))
    }
    expect(at.rooms.stats.rooms).toBe(before)
  })
})

describe('a socket without a session', () => {
  it('[W10] is closed with 4401 and hears nothing', async () => {
    for (const cookie of ['', 'samakki_session=abc', `samakki_session=${'a'.repeat(40)}`]) {
      const client = rawClient(at, cookie)
      expect((await client.closed).code).toBe(4401)
      expect(client.heard).toEqual([])
    }
  })

  it('[W10] an observer gets none', async () => {
    const client = rawClient(at, await at.cookie('observer@int.example'))
    expect((await client.closed).code).toBe(4403)
    expect(client.heard).toEqual([])
  })

  it('[W10] a page of another schema is told to reload', async () => {
    const client = rawClient(at, await at.cookie('liaison@th.example'), { query: '?schema=0' })
    expect((await client.next('refused')).refused.rule).toBe('schema')
    expect((await client.closed).code).toBe(4409)
  })
})
