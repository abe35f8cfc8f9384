// The page's side of a register against the real engine: what is saved, what survives, and what is offered back.
// @vitest-environment node
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type KeptText, keptTexts } from '#client/collab/recovery.ts'
import { openRoom, partingReason, type Room } from '#client/collab/room.ts'
import { createOpenRooms } from '#server/collab/open-rooms.ts'
import { endSessions } from '#server/domain/sessions.ts'
import type { Welcome } from '#shared/protocol.ts'
import { pointOf, titleText } from '#shared/register.ts'
import { type Stage, stage } from '#tests/collab/stage.ts'
import { until } from '#tests/collab/stock-client.ts'

let at: Stage
let pointId: string
const open: Room[] = []

beforeAll(async () => {
  at = await stage({ times: { turnMs: 200 } })
  pointId = at.pointIds[0] ?? ''
})
afterEach(() => {
  for (const room of open.splice(0)) room.close()
})
afterAll(() => at.close())

interface Page {
  room: Room
  accountId: string
  /** Signs in anew: the next socket carries this cookie. */
  signIn(): Promise<void>
  title(): string
  type(words: string): void
  kept(): KeptText[]
}

async function page(email: string): Promise<Page> {
  let cookie = await at.cookie(email)
  class SignedIn extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin: 'http://127.0.0.1' } })
    }
  }
  const accountId = await at.accountId(email)
  const { url, registerId } = at
  const room = openRoom({
    url,
    registerId,
    accountId,
    WebSocket: SignedIn as unknown as typeof globalThis.WebSocket,
  })
  open.push(room)
  const text = () => {
    const point = pointOf(room.state().session.doc, pointId)
    const title = point && titleText(point, 'en')
    if (!title) throw new Error('the title is not there')
    return title
  }
  await until(() => room.state().connection.phase === 'live', 'live')
  return {
    room,
    accountId,
    signIn: async () => void (cookie = await at.cookie(email)),
    title: () => text().toString(),
    type: (words) => text().insert(text().length, words),
    kept: () => keptTexts(accountId).filter((each) => each.registerId === registerId),
  }
}

const isSaved = ({ room }: Page) => room.state().connection.phase === 'live' && room.state().unsaved === 0

describe('a page', () => {
  it('[T1] writes under the client id of its welcome and counts until the server has stored it', async () => {
    const one = await page('liaison@th.example')
    const other = await page('liaison@kh.example')
    one.type(' first')
    expect(one.room.state().unsaved).toBe(1)
    await until(() => isSaved(one), 'saved')
    await until(() => other.title().endsWith(' first'), 'seen by the other')
    const { session } = one.room.state()
    expect(session.doc.clientID).toBe(session.welcome?.clientId)
    expect(session.doc.store.clients.has(session.doc.clientID)).toBe(true)
  })

  it('[T2] keeps what is typed while the server is away, and its client id, and delivers it after the restart', async () => {
    const one = await page('liaison@th.example')
    const { clientID } = one.room.state().session.doc
    one.type(' before')
    await until(() => isSaved(one), 'saved')
    const restarted = at.restart()
    await until(() => one.room.state().connection.phase === 'reconnecting', 'reconnecting')
    one.type(' while away')
    expect(one.room.state().unsaved).toBe(1)
    await restarted
    await until(() => isSaved(one), 'saved after the restart')
    const stored = await at.ctx.registers.settled(at.registerId, async (doc) => {
      const point = pointOf(doc, pointId)
      return point && titleText(point, 'en')?.toString()
    })
    expect(stored).toBe(one.title())
    expect(stored).toContain(' before while away')
    expect(one.room.state().session.doc.clientID).toBe(clientID)
  })

  it('[T3] throws the document away when an update is refused, and offers the words of every touched text back', async () => {
    const one = await page('liaison@th.example')
    const before = one.room.state().session
    const settled = one.title()
    before.doc.transact(() => {
      one.type(' lost')
      pointOf(before.doc, pointId)?.set('kind', 'target')
    })
    await until(
      () => one.room.state().session !== before && one.room.state().connection.phase === 'live',
      'a fresh document',
    )
    expect(one.title()).toBe(settled)
    expect(one.room.state().unsaved).toBe(0)
    expect(one.kept().at(-1)).toMatchObject({
      why: 'refused',
      text: `${settled} lost`,
      place: { pointId, part: 'title', key: 'en' },
    })
    expect(one.kept().at(-1)?.rule).toMatch(/^G/)
  })

  it('[T2] keeps unsent text on the page when the session ends, and sends it after a new sign-in', async () => {
    const one = await page('liaison@kh.example')
    const rows = await at.ctx.db
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', one.accountId)
      .execute()
    await at.ctx.db.transaction().execute((trx) =>
      endSessions(
        trx,
        rows.map((row) => row.id),
      ),
    )
    await until(() => one.room.state().connection.phase === 'signedOut', 'signed out')
    one.type(' kept here')
    expect(one.room.state().unsaved).toBe(1)
    await one.signIn()
    one.room.renew(one.accountId)
    await until(() => isSaved(one), 'saved after signing in')
    expect(one.title()).toMatch(/ kept here$/)
  })

  it('[T2] never sends the text of one account as another', async () => {
    const one = await page('liaison@kh.example')
    const settled = one.title()
    one.room.state().session.disconnect()
    one.type(' not yours')
    one.room.renew(await at.accountId('chair@kh.example'))
    await until(() => isSaved(one), 'a fresh document')
    expect(one.title()).toBe(settled)
    expect(one.kept().at(-1)).toMatchObject({ why: 'other', text: `${settled} not yours` })
  })

  it('[T12] begins afresh when the register was rewritten, offers unsent text back and types on', async () => {
    const [away, there] = [await page('liaison@th.example'), await page('liaison@kh.example')]
    const settled = there.title()
    const [before, held] = [there.room.state().session, there.kept().length]
    away.room.state().session.disconnect()
    away.type(' unsent')
    // Another node whose budget of client ids is one: it rewrites whatever it opens.
    const node = createOpenRooms(at.ctx, 1)
    await node.open(at.registerId)
    await until(() => there.room.state().session !== before && isSaved(there), 'a fresh document')
    away.room.state().session.connect()
    await until(() => isSaved(away), 'back')
    expect([away, there].map((each) => each.room.state().session.welcome?.epoch)).toEqual([1, 1])
    expect([away.title(), there.title()]).toEqual([settled, settled])
    expect(away.kept().at(-1)).toMatchObject({ why: 'restored', text: `${settled} unsent` })
    expect(there.kept()).toHaveLength(held)
    away.type(' on')
    await until(() => isSaved(away) && there.title() === `${settled} on`, 'typing goes on')
    await node.stop()
  })

  it('[T2] says that access is gone when the membership has ended, and offers the unsent text back', async () => {
    const one = await page('interpreter@th.example')
    const settled = one.title()
    one.room.state().session.disconnect()
    one.type(' too late')
    await at.ctx.db
      .updateTable('members')
      .set({ ended_at: at.ctx.now().toISOString() })
      .where('account_id', '=', one.accountId)
      .execute()
    one.room.state().session.connect()
    await until(() => one.room.state().connection.phase === 'removed', 'removed')
    expect(one.kept().at(-1)).toMatchObject({ why: 'access', text: `${settled} too late` })
  })
})

describe('partingReason', () => {
  const welcome: Welcome = { clientId: 300, epoch: 1, seq: 5, access: 'write', spares: [] }

  it('lets text of the same epoch and right go on', () => {
    expect(partingReason(welcome, { ...welcome, clientId: 301, seq: 9 }, true)).toBeNull()
  })

  it('[T2] sets text of another epoch aside, and unsent text of somebody who may only read now', () => {
    expect(partingReason(welcome, { ...welcome, epoch: 2 }, false)).toBe('restored')
    expect(partingReason(welcome, { ...welcome, access: 'read' }, true)).toBe('access')
    expect(partingReason(welcome, { ...welcome, access: 'read' }, false)).toBeNull()
  })
})
