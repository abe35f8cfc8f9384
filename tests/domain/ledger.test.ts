// The ledger as it is read and as it is exported, and what the verifier says of the real thing.
import { updateMember } from '#server/domain/members.ts'
import { deletePoint } from '#server/domain/point-commands.ts'
import { exportLedger, listLedger } from '#server/domain/ledger.ts'
import { chainFault } from '#shared/ledger.ts'
import { verifyLedger } from '#shared/verify.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import { altered } from '#tests/shared/record.ts'
import { type Agenda, agenda, KH, OBSERVER, TH, TH_EXPERT, TH_LIAISON, TH_SIGNATORY } from './agenda.ts'

describe.each(DATABASES)('the ledger on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const exported = async (email = TH) => {
    const { filename, lines } = await exportLedger(a.ctx, await a.as(email), { ws: 'jwg' })
    let text = ''
    for await (const line of lines) text += line
    return { filename, text }
  }

  it('[L7] is intact while it is empty', async () => {
    const { filename, text } = await exported()
    expect(filename).toMatch(/^jwg-ledger-\d{4}-\d\d-\d\d-0\.jsonl$/)
    expect(verifyLedger(text)).toMatchObject({ verdict: 'intact', faults: [] })
  })

  it('[L1] is listed in order from after a number', async () => {
    const { id } = await a.addPoint()
    for (const email of [TH, KH]) await a.act(email, id, 'sign')
    await a.act(TH_EXPERT, id, 'initial')
    const list = async (after: number) => listLedger(a.ctx, await a.as(TH_LIAISON), { ws: 'jwg', after })
    const all = await list(0)
    expect(chainFault(all)).toBeNull()
    expect((await list(1)).map((entry) => entry.seq)).toEqual([2, 3])
    expect(await list(99)).toEqual([])
  })

  it('[L6] is not there for observers', async () => {
    await expect(listLedger(a.ctx, await a.as(OBSERVER), { ws: 'jwg', after: 0 })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(exported(OBSERVER)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[L6] holds every text that was acted on and the words of now, also of points that are gone', async () => {
    const { id, version } = await a.addPoint()
    await a.act(TH, id, 'sign')
    await a.type(KH, id, 'km', ' ថ្មី')
    const gone = await a.addPoint()
    await a.act(KH, gone.id, 'object', { reason: 'Not our matter' })
    await deletePoint(a.ctx, await a.as(TH), { point: gone.id })
    const { text } = await exported()
    expect(verifyLedger(text).faults).toEqual([])
    const versions = text.split('\n').filter((line) => line.startsWith('{"type":"version"'))
    const lines = versions.map(
      (line) => JSON.parse(line) as { version: string; number: number | null; current: boolean },
    )
    const now = await a.read(id)
    expect(lines).toContainEqual(expect.objectContaining({ version, current: false, number: now.number }))
    expect(lines).toContainEqual(expect.objectContaining({ version: now.version, current: true }))
    expect(lines).toContainEqual(
      expect.objectContaining({ version: gone.version, current: false, number: null }),
    )
  })

  it('[L9] stays intact when a signatory is demoted or leaves after signing', async () => {
    const { id } = await a.addPoint()
    await a.act(TH_SIGNATORY, id, 'sign')
    a.world.tick(1000)
    const { memberId } = await a.as(TH_SIGNATORY)
    const chair = await a.as(TH)
    await updateMember(a.ctx, chair, { ws: 'jwg', member: memberId, signatory: false, role: 'expert' })
    a.world.tick(1000)
    await a.act(TH_SIGNATORY, id, 'initial')
    a.world.tick(1000)
    await updateMember(a.ctx, chair, { ws: 'jwg', member: memberId, ended: true })
    const { text } = await exported()
    expect(verifyLedger(text)).toMatchObject({ verdict: 'intact', faults: [] })
    const promoted = altered(text, (lines) =>
      lines.map((line) =>
        line.includes(`"member","id":"${memberId}"`) ? line.replaceAll('"liaison"', '"expert"') : line,
      ),
    )
    expect(verifyLedger(promoted).faults).toMatchObject([
      { fault: 'wrong_role', said: 'liaison', was: 'expert' },
    ])
  })

  it('[L8] names the point and the language of one altered Khmer sign', async () => {
    const { id } = await a.addPoint()
    await a.act(KH, id, 'sign')
    const { number } = await a.read(id)
    const { text } = await exported()
    const tampered = altered(text, (lines) =>
      lines.map((line) => (line.includes(`"number":${number},`) ? line.replace('ព័ត៌មាន', 'ព័ត៍មាន') : line)),
    )
    expect(verifyLedger(tampered)).toMatchObject({
      verdict: 'faulty',
      faults: [
        {
          fault: 'altered_content',
          point: { id, number },
          alterations: [{ part: 'body.km.1', sign: { found: '\u17CD', recorded: '\u17CC' } }],
        },
      ],
    })
  })

  it('[L11] shows an export of later days as the continuation of an earlier one', async () => {
    const before = await exported()
    const head = JSON.parse(before.text.split('\n')[0] ?? '') as { head: { seq: number; hash: string } }
    const { id } = await a.addPoint()
    await a.act(TH, id, 'sign')
    const after = await exported()
    expect(verifyLedger(after.text, head.head).verdict).toBe('intact')
    expect(verifyLedger(before.text, { seq: head.head.seq + 1, hash: '00000000' }).verdict).toBe('faulty')
  })
})
