// SIGKILL while people type: whatever was called saved, and whatever anybody else had seen, is in the log afterwards.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { loadRegister } from '#server/collab/document.ts'
import { step2Frame } from '#server/collab/wire.ts'
import { bodyOf, pointOf } from '#shared/register.ts'
import { type RawClient, rawClient } from './raw-client.ts'
import { seeded } from './seeded.ts'
import { type Stage, stage } from './stage.ts'

/** More by SAMAKKI_KILLS, for a long night. */
const KILLS = Number(process.env['SAMAKKI_KILLS'] ?? 10)
const WRITERS = ['chair@th.example', 'liaison@th.example', 'chair@kh.example']

let at: Stage
let child: ChildProcess | null = null
beforeAll(async () => {
  at = await stage()
  // From here on the register belongs to the other process alone.
  await at.halt()
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await at.close()
})

async function start(): Promise<ChildProcess> {
  const { dataDir } = at.ctx.config
  const { port } = new URL(at.url)
  const ahead = at.ctx.now().getTime() - Date.now()
  const started = fork(new URL('./child-server.ts', import.meta.url), [dataDir, port, String(ahead)], {
    execArgv: [],
  })
  child = started
  await once(started, 'message')
  return started
}

interface Typist {
  client: RawClient
  /** Its own clock after each frame that it sent. */
  clocks: number[]
}

async function typist(cookie: string): Promise<Typist> {
  const client = rawClient(at, cookie)
  await client.ready()
  return { client, clocks: [] }
}

function typeOn({ client, clocks }: Typist, pointId: string): void {
  client.edit((doc) => {
    const point = pointOf(doc, pointId)
    const paragraph = point && bodyOf(point, 'th')?.get(0)
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph')
    const [run] = paragraph.toArray()
    if (run instanceof Y.XmlText) run.insert(0, 'ก')
    else paragraph.insert(0, [new Y.XmlText('ก')])
  })
  clocks.push(Y.getState(client.doc.store, client.doc.clientID))
}

/** Clocks per client id that this client has reason to rely on: all that it saw of others, and of its own what was saved. */
function reliedOn({ client, clocks }: Typist): Map<number, number> {
  const relied = Y.decodeStateVector(Y.encodeStateVector(client.doc))
  const saved = client.heard.findLast((each) => each.kind === 'saved')
  const own = saved?.kind === 'saved' ? (clocks[saved.frames - 1] ?? 0) : 0
  relied.set(client.doc.clientID, own)
  return relied
}

describe('a server that is killed while people type', () => {
  it(
    `[W21] has lost nothing that was saved or that anybody else had seen, ${KILLS} times`,
    async () => {
      const random = seeded()
      const [pointId = ''] = at.pointIds
      const cookies = await Promise.all(WRITERS.map((email) => at.cookie(email)))
      let savedInAll = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const server = await start()
        const typists = await Promise.all(cookies.map(typist))
        const watcher = await typist(await at.cookie('expert@th.example'))
        let isOver = false
        const typing = typists.map(async (each) => {
          while (!isOver && each.client.ws.readyState === each.client.ws.OPEN) {
            typeOn(each, pointId)
            await pause(random.pick(12))
          }
        })
        await pause(80 + random.pick(250))
        server.kill('SIGKILL')
        await once(server, 'exit')
        isOver = true
        await Promise.all([...typing, ...[...typists, watcher].map((each) => each.client.closed)])

        const loaded = await loadRegister(at.ctx.db, at.registerId, 0)
        for (const each of [...typists, watcher]) {
          for (const [clientId, clock] of reliedOn(each)) {
            const stored = loaded ? Y.getState(loaded.doc.store, clientId) : -1
            expect(stored, `SAMAKKI_SEED=${random.seed}, kill ${kill}`).toBeGreaterThanOrEqual(clock)
          }
          savedInAll += each.client.heard.filter((frame) => frame.kind === 'saved').length
        }
        const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(at.ctx.db)
        expect(rows[0]?.integrity_check).toBe('ok')
      }
      expect(savedInAll).toBeGreaterThan(KILLS)
    },
    30_000 + KILLS * 4_000,
  )

  it('[W21] comes back to stock of what its clients still hold', async () => {
    const [pointId = ''] = at.pointIds
    const server = await start()
    const writer = await typist(await at.cookie('chair@th.example'))
    for (let i = 0; i < 20; i++) typeOn(writer, pointId)
    server.kill('SIGKILL')
    await once(server, 'exit')
    await start()
    const again = await typist(await at.cookie('chair@th.example'))
    again.client.send(step2Frame(Y.encodeStateAsUpdate(writer.client.doc)))
    await again.client.next('saved')
    const loaded = await loadRegister(at.ctx.db, at.registerId, 0)
    const { clientID } = writer.client.doc
    expect(loaded && Y.getState(loaded.doc.store, clientID)).toBe(
      Y.getState(writer.client.doc.store, clientID),
    )
    again.client.leave()
  })
})
