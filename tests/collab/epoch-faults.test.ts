// A rewrite that fails at any of its steps: the register goes on in its old epoch, whole, and is rewritten another time.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '#shared/beacon.ts'
import { DATABASES } from '#tests/databases.ts'
import { crowd, headOf, join, storedOf, wordsOf } from './epochs.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

const LIAISON = 'liaison@th.example'
const LIMIT = 6
const STEPS = [
  { what: 'the head row', on: 'update of epoch on registers' },
  { what: 'the first row of the epoch', on: 'insert on register_updates', when: 'new.account_id is null' },
  { what: 'the snapshot', on: 'insert on register_snapshots' },
  { what: 'the audit row', on: 'insert on audit' },
]

describe.each(DATABASES)('on $database', ({ postgres }) => {
  let at: Stage
  beforeAll(async () => {
    at = await stage({ postgres, maxClientIds: LIMIT, times: { turnMs: 50 } })
    if (!postgres) return
    await sql`create function broken() returns trigger language plpgsql as 'begin raise exception ''injected''; end'`.execute(
      at.ctx.db,
    )
  })
  afterAll(() => at.close())

  /** Makes one step of every rewrite fail until it is called off. */
  async function breakStep({ on, when }: { on: string; when?: string }): Promise<() => Promise<void>> {
    const condition = when ? ` when (${when})` : ''
    const body = postgres
      ? `for each row${condition} execute function broken()`
      : `for each row${condition} begin select raise(abort, 'injected'); end`
    await sql`${sql.raw(`create trigger broken before ${on} ${body}`)}`.execute(at.ctx.db)
    const table = on.split(' ').at(-1) ?? ''
    return async () => {
      await sql`${sql.raw(`drop trigger broken${postgres ? ` on ${table}` : ''}`)}`.execute(at.ctx.db)
    }
  }

  it.each(STEPS)('[W28] $what cannot be written: nobody notices, and a later one succeeds', async (step) => {
    const { registerId, pointIds } = await at.newRegister()
    const [own = ''] = pointIds
    const writer = await join(at, registerId, LIAISON)
    await crowd(at, registerId, own, LIMIT)
    const before = {
      ...(await wordsOf(at.ctx.registers, registerId)),
      seq: (await headOf(at, registerId)).seq,
    }
    const mend = await breakStep(step)
    const failed = () =>
      at.lines.some(({ fields, message }) => {
        return fields['registerId'] === registerId && message === 'a register could not be rewritten'
      })
    await until(failed, 'the rewrite fails')
    expect(await headOf(at, registerId)).toMatchObject({ epoch: 0, epoch_seq: 0, seq: before.seq })
    expect(await wordsOf(at.ctx.registers, registerId)).toMatchObject({ hash: before.hash })
    writer.type(own, 'on ')
    await until(() => writer.heard.some((each) => each.kind === 'saved'), 'typing goes on')
    expect(writer.ws.readyState).toBe(writer.ws.OPEN)
    expect(contentHash((await storedOf(at, registerId)).doc)).toBe(contentHash(writer.doc))
    await mend()
    await at.restart()
    const back = await join(at, registerId, LIAISON)
    expect(back.welcome.epoch).toBe(1)
    expect(contentHash(back.doc)).toBe(contentHash(writer.doc))
    back.leave()
  })
})
