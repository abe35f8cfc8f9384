// Presence: who is shown, under which id, with which name, and what a socket cannot make others believe.
import { setTimeout as pause } from 'node:timers/promises'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MESSAGE } from '#shared/protocol.ts'
import { awarenessFrame, type Heard, type RawClient, rawClient } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { stockClient, until } from './stock-client.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at.close())
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await until(() => at.rooms.stats.sockets === 0, 'everybody is gone')
})

async function join(email = 'liaison@th.example'): Promise<RawClient> {
  const client = rawClient(at, await at.cookie(email))
  await client.ready()
  return client
}

function show(client: RawClient, clock: number, state: unknown, clientId = client.doc.clientID): void {
  client.send(awarenessFrame([{ clientId, clock, state }]))
}

/** The last that a client heard about an id; undefined if nothing. */
function seen(client: RawClient, clientId: number) {
  const states = client.heard.flatMap((each: Heard) => (each.kind === 'awareness' ? each.states : []))
  return states.filter((state) => state.clientId === clientId).at(-1)
}

describe('presence', () => {
  it('[W9] carries the name, delegation and role that the server knows, whatever the client claims', async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    const claimed = {
      accountId: 'x',
      name: { th: 'ก', km: 'ក', en: 'The Minister' },
      delegation: 'KH',
      role: 'chair',
    }
    show(alice, 1, { user: claimed, cursor: { at: 3 } })
    await until(() => seen(bob, alice.doc.clientID) !== undefined, 'bob sees alice')
    expect(seen(bob, alice.doc.clientID)?.state).toEqual({
      user: {
        accountId: await at.accountId('liaison@th.example'),
        name: { th: 'liaison@th.example', km: 'liaison@th.example', en: 'liaison@th.example' },
        delegation: 'TH',
        role: 'liaison',
      },
      cursor: { at: 3 },
    })
    alice.leave()
    bob.leave()
  })

  it('[W9] threat 12: a state with a key that changes what objects are is no state', async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    show(alice, 1, { cursor: JSON.parse('{"\\u005f_proto__":{"at":1}}') as object })
    expect((await alice.next('refused')).refused.code).toBe('update.refused')
    expect((await alice.closed).code).toBe(4409)
    expect(seen(bob, alice.doc.clientID)).toBeUndefined()
    bob.leave()
  })

  it('[W9] threat 22: a clock at the end of all numbers leaves what others hear readable', async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    show(alice, 2 ** 48, { cursor: 1 })
    await until(() => seen(bob, alice.doc.clientID)?.clock === 2 ** 48, 'bob sees alice')
    show(alice, 2 ** 48 + 1, null)
    await until(() => seen(bob, alice.doc.clientID)?.state === null, 'alice is gone for bob')
    show(alice, Number.MAX_SAFE_INTEGER, { cursor: 2 })
    expect((await alice.next('refused')).refused.code).toBe('update.refused')
    expect(seen(bob, alice.doc.clientID)?.clock).toBeLessThan(2 ** 49)
    bob.leave()
  })

  it('[W9] threat 22: a state under the id of somebody else changes nothing and is logged', async () => {
    const [alice, bob, eve] = [await join(), await join('chair@kh.example'), await join('expert@th.example')]
    show(alice, 1, { mood: 'true' })
    await until(() => seen(bob, alice.doc.clientID) !== undefined, 'bob sees alice')
    const before = at.rooms.stats.forgedAwareness
    show(eve, 2 ** 40, { mood: 'false' }, alice.doc.clientID)
    show(eve, 2 ** 41, null, alice.doc.clientID)
    await until(() => at.rooms.stats.forgedAwareness === before + 2, 'both are counted')
    expect(at.lines.some((line) => line.message === 'awareness under a foreign client id was ignored')).toBe(
      true,
    )
    show(alice, 2, { mood: 'still true' })
    await until(() => seen(bob, alice.doc.clientID)?.clock === 2, 'alice can still be seen')
    expect(seen(bob, alice.doc.clientID)?.state).toMatchObject({ mood: 'still true' })
    for (const client of [alice, bob, eve]) client.leave()
  })

  it('[W9] one socket shows one id, even of its own account', async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    const { welcome } = alice.heard.find((each) => each.kind === 'welcome') ?? { welcome: { spares: [0] } }
    const [spare = 0] = welcome.spares
    show(alice, 1, { tab: 1 })
    show(alice, 1, { tab: 2 }, spare)
    show(alice, 2, { tab: 1 })
    await until(() => seen(bob, alice.doc.clientID)?.clock === 2, 'bob sees the first')
    expect(seen(bob, spare)).toBeUndefined()
    alice.leave()
    bob.leave()
  })

  it("[W9] an id is stored as this account's before anybody sees it", async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    const own = 4_100_200_300
    show(alice, 1, { from: 'a stock client' }, own)
    await until(() => seen(bob, own) !== undefined, 'bob sees it')
    const row = await at.ctx.db
      .selectFrom('client_ids')
      .select('account_id')
      .where('register_id', '=', at.registerId)
      .where('client_id', '=', own)
      .executeTakeFirstOrThrow()
    expect(row.account_id).toBe(await at.accountId('liaison@th.example'))
    show(bob, 1, { from: 'a thief' }, own)
    await pause(200)
    expect(seen(alice, own)).toBeUndefined()
    alice.leave()
    bob.leave()
  })

  it('[W9] threat 23: a state of more than 4 KiB closes the socket, and so do thousands of ids', async () => {
    const alice = await join()
    show(alice, 1, { text: 'x'.repeat(5_000) })
    expect((await alice.next('refused')).refused).toEqual({ code: 'input.too_large', rule: 'W9' })
    expect((await alice.closed).code).toBe(4413)
    const bob = await join()
    bob.send(
      awarenessFrame(
        Array.from({ length: 5_000 }, (_, i) => ({ clientId: 1_000 + i, clock: 1, state: null })),
      ),
    )
    expect((await bob.closed).code).toBe(4409)
  })

  it.each([
    ['a number', 5],
    ['a list', []],
    ['a text', 'x'],
  ])('[W9] %s is no state', async (_, state) => {
    const alice = await join()
    show(alice, 1, state)
    expect((await alice.next('refused')).refused.rule).toBe('W5')
  })

  it('[W9] the last state of a burst is what others get, in few frames', async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    const before = bob.heard.length
    for (let clock = 1; clock <= 100; clock++) show(alice, clock, { clock })
    await until(() => seen(bob, alice.doc.clientID)?.clock === 100, 'bob has the last one')
    expect(bob.heard.slice(before).filter((each) => each.kind === 'awareness').length).toBeLessThan(20)
    alice.leave()
    bob.leave()
  })

  it('[W9] whoever comes is told who is there, and may ask again', async () => {
    const alice = await join()
    show(alice, 1, { here: true })
    await pause(120)
    const bob = await join('chair@kh.example')
    expect(seen(bob, alice.doc.clientID)?.state).toMatchObject({ here: true })
    const before = bob.heard.length
    bob.send(encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness)))
    await until(() => bob.heard.length > before, 'an answer')
    expect(bob.heard.at(-1)).toMatchObject({ kind: 'awareness', states: [{ clientId: alice.doc.clientID }] })
    alice.leave()
    bob.leave()
  })

  it('[W9] whoever leaves is gone for the others at once', async () => {
    const [alice, bob] = [await join(), await join('chair@kh.example')]
    show(alice, 7, { here: true })
    await until(() => seen(bob, alice.doc.clientID)?.clock === 7, 'bob sees alice')
    alice.leave()
    await until(
      () => seen(bob, alice.doc.clientID)?.clock !== 7 || seen(bob, alice.doc.clientID)?.state === null,
      'news of alice',
    )
    expect(seen(bob, alice.doc.clientID)).toMatchObject({ clock: 7, state: null })
    bob.leave()
  })

  it('[W9] whoever comes back under the same id is seen again at once', async () => {
    const bob = stockClient(at, await at.cookie('chair@kh.example'))
    const alice = stockClient(at, await at.cookie('liaison@th.example'))
    await Promise.all([alice.synced(), bob.synced()])
    alice.provider.awareness.setLocalState({ here: true })
    const isSeen = () => bob.provider.awareness.getStates().has(alice.doc.clientID)
    await until(isSeen, 'alice is seen')
    alice.provider.disconnect()
    await until(() => !isSeen(), 'alice is gone')
    alice.provider.connect()
    await until(isSeen, 'alice is back')
    expect(bob.provider.awareness.getStates().get(alice.doc.clientID)).toMatchObject({ here: true })
    alice.leave()
    bob.leave()
  })

  it('[W9] stock clients, who repeat what they hear of others, are not taken for forgers', async () => {
    const before = at.rooms.stats.forgedAwareness
    const emails = ['chair@kh.example', 'liaison@th.example', 'expert@th.example', 'interpreter@th.example']
    const clients = await Promise.all(emails.map(async (email) => stockClient(at, await at.cookie(email))))
    await Promise.all(clients.map((client) => client.synced()))
    for (let i = 0; i < 5; i++) {
      for (const client of clients) client.provider.awareness.setLocalStateField('cursor', i)
      await pause(60)
    }
    await until(
      () => clients.every((client) => client.provider.awareness.getStates().size === 4),
      'all see all',
    )
    clients[0]?.leave()
    await until(
      () => clients.slice(1).every((client) => client.provider.awareness.getStates().size === 3),
      'one is gone',
    )
    expect(at.rooms.stats.forgedAwareness).toBe(before)
    for (const client of clients.slice(1)) client.leave()
  })
})
