// Clocks that are set back and rights that end while somebody acts: the record must not turn an honest act into a forged one.
import { exportLedger, listLedger } from '#server/domain/ledger.ts'
import { updateMember } from '#server/domain/members.ts'
import { verifyLedger } from '#shared/verify.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import { type Agenda, agenda, KH, TH, TH_SIGNATORY } from './agenda.ts'
import { beforeTransaction } from './meanwhile.ts'

const HOURS = 3_600_000

describe.each(DATABASES)('the time of the record on $database', ({ postgres }) => {
  let a: Agenda
  beforeEach(async () => {
    a = await agenda({ postgres })
  })
  afterEach(() => a.close())

  const named = async (signatory: boolean, ctx = a.ctx) => {
    const { memberId } = await a.as(TH_SIGNATORY)
    await updateMember(ctx, await a.as(TH), { ws: 'jwg', member: memberId, signatory })
  }

  const verdict = async () => {
    let text = ''
    const { lines } = await exportLedger(a.ctx, await a.as(TH), { ws: 'jwg' })
    for await (const line of lines) text += line
    const { verdict: said, faults } = verifyLedger(text)
    return { said, faults }
  }

  it('[L12] runs on when the clock is set back', async () => {
    const { id } = await a.addPoint()
    await a.act(TH, id, 'sign')
    a.world.tick(-2 * HOURS)
    await a.act(KH, id, 'sign')
    await named(false)
    await named(true)
    await a.act(TH_SIGNATORY, id, 'reserve', { reason: 'Annex' })
    a.world.tick(2 * HOURS)
    expect(await verdict()).toEqual({ said: 'intact', faults: [] })
    const times = (await listLedger(a.ctx, await a.as(KH), { ws: 'jwg', after: 0 })).map((act) => act.at)
    expect([times, new Set(times).size]).toEqual([times.toSorted(), times.length])
  })

  it('[L12] has the order of the commits when a right ends while an act is under way', async () => {
    const { id } = await a.addPoint()
    const meanwhile = beforeTransaction(a.ctx, 1, async () => {
      a.world.tick(50)
      await a.act(TH_SIGNATORY, id, 'sign')
      a.world.tick(-50)
    })
    await named(false, meanwhile)
    expect(await verdict()).toEqual({ said: 'intact', faults: [] })
  })
})
