// Many honest clients, a bad network: in the end all replicas, the live document and a replay of the log are the same.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { loadRegister } from '#server/collab/document.ts'
import { contentHash } from '#shared/beacon.ts'
import { seeded, type Seeded } from './seeded.ts'
import { DATABASES } from '#tests/databases.ts'
import { type Stage, stage } from './stage.ts'
import { type StockClient, stockClient, until } from './stock-client.ts'

const WRITERS = [
  'chair@th.example',
  'liaison@th.example',
  'interpreter@th.example',
  'chair@kh.example',
  'liaison@kh.example',
]
// Nothing beyond the basic plane: an index drawn at random may tear a pair, which no editor does and Yjs alone does not survive.
const WORDS = ['ประชุม', 'កិច្ចប្រជុំ', 'border ', 'ปอยเปต ', 'ប៉ោយប៉ែត ', '123 ', 'agreed. ']

let at: Stage
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

function editSomething(random: Seeded, client: StockClient): void {
  const pointId = random.oneOf(at.pointIds)
  if (random.chance(0.4)) editTitle(random, client.title(pointId, random.oneOf(['th', 'km', 'en'])))
  else editBody(random, client.body(pointId, random.oneOf(['th', 'km', 'en'])))
}

function editTitle(random: Seeded, text: Y.Text): void {
  if (text.length > 10 && random.chance(0.4)) text.delete(random.pick(text.length - 4), 1 + random.pick(3))
  else text.insert(random.pick(text.length + 1), random.oneOf(WORDS))
}

function editBody(random: Seeded, body: Y.XmlFragment): void {
  if (body.length === 0 || random.chance(0.1)) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(random.oneOf(WORDS))])
    body.insert(random.pick(body.length + 1), [paragraph])
    return
  }
  const paragraph = body.get(random.pick(body.length)) as Y.XmlElement
  if (body.length > 3 && random.chance(0.1)) body.delete(random.pick(body.length), 1)
  else if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText(random.oneOf(WORDS))])
  else editRun(random, paragraph.get(0) as Y.XmlText)
}

function editRun(random: Seeded, text: Y.XmlText): void {
  if (text.length > 6 && random.chance(0.3)) text.delete(random.pick(text.length - 4), 2)
  else if (text.length > 4 && random.chance(0.3))
    text.format(random.pick(text.length - 2), 2, {
      [random.oneOf(['bold', 'italic'])]: random.chance(0.7) ? {} : null,
    })
  else text.insert(random.pick(text.length + 1), random.oneOf(WORDS))
}

/** What a network does: the line drops, comes back later, or frames come late and in bursts. */
async function disturb(random: Seeded, client: StockClient): Promise<void> {
  if (random.chance(0.5)) client.provider.ws?.close()
  else {
    client.provider.disconnect()
    await pause(random.pick(80))
    client.provider.connect()
  }
}

async function allTheSame(clients: readonly StockClient[]): Promise<void> {
  const loaded = async () => {
    const stored = await loadRegister(at.ctx.db, at.registerId, 0)
    return stored ? contentHash(stored.doc) : ''
  }
  const live = () => at.ctx.registers.settled(at.registerId, async (doc) => contentHash(doc))
  await until(
    async () => {
      const hashes = new Set([
        ...clients.map((client) => contentHash(client.doc)),
        await live(),
        await loaded(),
      ])
      return hashes.size === 1
    },
    'all replicas and the log are the same',
    15_000,
  )
}

describe.each(DATABASES)('convergence on $database', ({ postgres }) => {
  beforeAll(async () => {
    at = await stage({ postgres, points: 3, times: { turnMs: 300 } })
  })
  afterAll(() => at.close())

  it.each([1, 2, 3])(
    '[W1] of replicas, live document and log under drops and reconnects (%i)',
    async (round) => {
      const random = seeded(
        process.env['SAMAKKI_SEED'] === undefined ? (Date.now() % 100_000) * 10 + round : undefined,
      )
      const label = `SAMAKKI_SEED=${random.seed}`
      const clients = await Promise.all(WRITERS.map(async (email) => stockClient(at, await at.cookie(email))))
      await Promise.all(clients.map((client) => client.synced()))
      const refusalsBefore = [...at.rooms.stats.refusals.values()].reduce((sum, each) => sum + each, 0)
      for (let i = 0; i < 250; i++) {
        const client = random.oneOf(clients)
        editSomething(random, client)
        if (random.chance(0.03)) await disturb(random, client)
        if (random.chance(0.2)) await pause(random.pick(8))
      }
      for (const client of clients) client.provider.connect()
      await allTheSame(clients).catch((error: unknown) => {
        throw new Error(label, { cause: error })
      })
      const refusals = [...at.rooms.stats.refusals.values()].reduce((sum, each) => sum + each, 0)
      expect(refusals, `no honest client is refused, ${label}`).toBe(refusalsBefore)
      for (const client of clients) client.leave()
    },
    40_000,
  )

  it('[W1] of clients who type through a restart of the server', async () => {
    const random = seeded()
    const clients = await Promise.all(WRITERS.map(async (email) => stockClient(at, await at.cookie(email))))
    await Promise.all(clients.map((client) => client.synced()))
    for (let restarts = 0; restarts < 3; restarts++) {
      const typing = (async () => {
        for (let i = 0; i < 40; i++) {
          editSomething(random, random.oneOf(clients))
          await pause(4)
        }
      })()
      await pause(40)
      await at.restart()
      await typing
    }
    await allTheSame(clients).catch((error: unknown) => {
      throw new Error(`SAMAKKI_SEED=${random.seed}`, { cause: error })
    })
    expect(clients.every((client) => client.provider.synced)).toBe(true)
    for (const client of clients) client.leave()
  }, 40_000)
})
