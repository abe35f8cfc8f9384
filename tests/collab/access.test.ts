// Rights that change while a socket is open (threat 29), and what readers can and cannot do.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { announceEnded, endSessions } from '#server/domain/sessions.ts'
import { updateFrame } from '#server/collab/wire.ts'
import { titleIn, type RawClient, rawClient } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

let at: Stage
let pointId: string
beforeAll(async () => {
  at = await stage({ times: { turnMs: 400 } })
  pointId = at.pointIds[0] ?? ''
})
afterAll(() => at.close())
afterEach(() => until(() => at.rooms.stats.sockets === 0, 'everybody is gone'))

async function join(email: string): Promise<RawClient> {
  const client = rawClient(at, await at.cookie(email))
  await client.ready()
  return client
}

async function storedTitle(): Promise<string> {
  return at.ctx.registers.settled(at.registerId, async (doc) => titleIn(doc, pointId).toString())
}

async function setMember(
  email: string,
  change: { role?: string; ended_at?: string | null },
): Promise<string> {
  const accountId = await accountOf(email)
  await at.ctx.db.updateTable('members').set(change).where('account_id', '=', accountId).execute()
  return accountId
}

async function accountOf(email: string): Promise<string> {
  const row = await at.ctx.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Resolves with the close code, or fails after the two seconds that the contract gives. */
async function closedInTime(client: RawClient): Promise<number> {
  const outcome = await Promise.race([client.closed, pause(2_000, null)])
  expect(outcome, 'closed within two seconds').not.toBeNull()
  return outcome?.code ?? 0
}

describe('threat 29: rights that change while a socket is open', () => {
  it.each([
    ['with a hint', true],
    ['without any hint', false],
  ])('[W11] a session that ends closes its sockets with 4401 (%s)', async (_, isTold) => {
    const client = await join('liaison@th.example')
    const accountId = await accountOf('liaison@th.example')
    const rows = await at.ctx.db
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', accountId)
      .execute()
    const ids = rows.map((row) => row.id)
    await at.ctx.db.transaction().execute((trx) => endSessions(trx, ids))
    if (isTold) announceEnded(at.ctx, accountId, ids)
    expect(await closedInTime(client)).toBe(4401)
  })

  it.each([
    ['with a hint', true],
    ['without any hint', false],
  ])('[W11] a membership that ends closes sockets with 4403 (%s)', async (_, isTold) => {
    const client = await join('liaison@kh.example')
    const accountId = await setMember('liaison@kh.example', { ended_at: at.ctx.now().toISOString() })
    if (isTold) at.ctx.bus.publish({ topic: 'access', accountId })
    expect(await closedInTime(client)).toBe(4403)
    await setMember('liaison@kh.example', { ended_at: null })
  })

  it.each([
    ['with a hint', true],
    ['without any hint', false],
  ])('[W11] a role that changes makes its sockets come back with the new one (%s)', async (_, isTold) => {
    const client = await join('interpreter@th.example')
    const accountId = await setMember('interpreter@th.example', { role: 'expert' })
    if (isTold) at.ctx.bus.publish({ topic: 'access', accountId })
    expect(await closedInTime(client)).toBe(1012)
    const before = await storedTitle()
    const again = await join('interpreter@th.example')
    again.type(pointId, 'as before ')
    expect((await again.next('refused')).refused.code).toBe('policy.denied')
    expect(await storedTitle()).toBe(before)
    await setMember('interpreter@th.example', { role: 'interpreter' })
  })

  it('[W11] an edit that is under way while the right ends is refused', async () => {
    const client = await join('liaison@kh.example')
    const before = await storedTitle()
    const accountId = await setMember('liaison@kh.example', { role: 'expert' })
    at.ctx.bus.publish({ topic: 'access', accountId })
    client.type(pointId, 'too late ')
    expect(await closedInTime(client)).toBe(1012)
    expect(await storedTitle()).toBe(before)
    await setMember('liaison@kh.example', { role: 'liaison' })
  })

  it('[W11] only the sockets of the session that ended are closed', async () => {
    const [stays, goes] = [await join('chair@kh.example'), rawClient(at, await at.cookie('chair@kh.example'))]
    await goes.ready()
    const accountId = await accountOf('chair@kh.example')
    const { id } = await at.ctx.db
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', accountId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await at.ctx.db.transaction().execute((trx) => endSessions(trx, [id]))
    announceEnded(at.ctx, accountId, [id])
    expect(await closedInTime(goes)).toBe(4401)
    stays.type(pointId, 'still here ')
    await stays.next('saved')
    stays.leave()
  })

  it('[W11] typing in a session that nothing happened to is never interrupted', async () => {
    const client = await join('chair@kh.example')
    const accountId = await accountOf('chair@kh.example')
    for (let i = 0; i < 30; i++) {
      client.type(pointId, '.')
      if (i % 3 === 0) at.ctx.bus.publish({ topic: 'access', accountId })
      await pause(5)
    }
    const covered = () => client.heard.findLast((each) => each.kind === 'saved')
    await until(() => covered()?.frames === 30, 'all 30 are saved')
    expect(client.ws.readyState).toBe(client.ws.OPEN)
    client.leave()
  })
})

describe('a register whose policy changes', () => {
  it('[W11] refuses what was judged under the older one', async () => {
    const client = await join('liaison@th.example')
    const before = await storedTitle()
    await at.ctx.db
      .updateTable('registers')
      .set((eb) => ({ policy_version: eb('policy_version', '+', 1), closed_at: at.ctx.now().toISOString() }))
      .where('id', '=', at.registerId)
      .execute()
    // Nobody has told the room: the transaction that would store it notices.
    client.type(pointId, 'after closing ')
    const { refused } = await client.next('refused')
    expect(refused.code).toBe('policy.denied')
    expect((await client.closed).code).toBe(4409)
    expect(await storedTitle()).toBe(before)
    await at.ctx.db
      .updateTable('registers')
      .set((eb) => ({ policy_version: eb('policy_version', '+', 1), closed_at: null }))
      .where('id', '=', at.registerId)
      .execute()
    await at.ctx.registers.policyChanged(at.registerId)
  })

  it('[W11] makes its sockets come back, so that they know that they only read', async () => {
    const client = await join('liaison@th.example')
    await at.ctx.db
      .updateTable('registers')
      .set((eb) => ({ policy_version: eb('policy_version', '+', 1), closed_at: at.ctx.now().toISOString() }))
      .where('id', '=', at.registerId)
      .execute()
    await at.ctx.registers.policyChanged(at.registerId)
    expect(await closedInTime(client)).toBe(1012)
    const again = rawClient(at, await at.cookie('liaison@th.example'))
    expect((await again.next('welcome')).welcome).toMatchObject({ access: 'read', spares: [] })
    again.leave()
    await at.ctx.db
      .updateTable('registers')
      .set((eb) => ({ policy_version: eb('policy_version', '+', 1), closed_at: null }))
      .where('id', '=', at.registerId)
      .execute()
    await at.ctx.registers.policyChanged(at.registerId)
  })
})

describe('a refused update', () => {
  it('[W13] names the rule, closes with 4409, leaves one line in the audit and no content anywhere', async () => {
    const client = await join('expert@th.example')
    client.type(pointId, 'SECRET WORDS')
    expect((await client.next('refused')).refused).toEqual({ code: 'policy.denied', rule: 'G5.3', pointId })
    expect((await client.closed).code).toBe(4409)
    const accountId = await accountOf('expert@th.example')
    const rows = await at.ctx.db
      .selectFrom('audit')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('action', '=', 'update.refused')
      .execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ object: at.registerId })
    expect(JSON.stringify(rows) + JSON.stringify(at.lines)).not.toContain('SECRET')
  })

  it('[W13] makes everything after it on this socket count for nothing', async () => {
    const client = await join('liaison@th.example')
    const before = await storedTitle()
    const honest = client.change((doc) => titleIn(doc, pointId).insert(0, 'honest '))
    client.send(new Uint8Array([0, 2, 1, 255]))
    client.send(updateFrame(honest))
    await client.closed
    expect(await storedTitle()).toBe(before)
  })
})
