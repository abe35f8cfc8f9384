// Acts: who may, on which words, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import {
  type Agenda,
  agenda,
  BODY,
  KH,
  KH_LIAISON,
  OBSERVER,
  TH,
  TH_EXPERT,
  TH_INTERPRETER,
  TH_LIAISON,
  TH_SIGNATORY,
  TITLE,
} from './agenda.ts'

describe.each(DATABASES)('acts on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  it('[S1] is agreed once both sides signed the same words', async () => {
    const { id } = await a.addPoint()
    const first = await a.act(KH, id, 'sign')
    expect(first.signOffs).toMatchObject({
      KH: { state: 'signed', by: (await a.as(KH)).accountId },
      TH: { state: 'open' },
    })
    expect((await a.read(id)).agreed).toBe(false)
    await a.act(TH, id, 'sign')
    expect(await a.read(id)).toMatchObject({ agreed: true, acts: [{ act: 'sign' }, { act: 'sign' }] })
  })

  it('[S2] reads stale once a word changes, and [S3] signed and restored once it is back', async () => {
    const { id } = await a.addPoint()
    const { act } = await a.act(TH, id, 'sign')
    a.world.tick(10)
    await a.type(KH, id, 'en', ' not')
    expect((await a.read(id)).signOffs['TH']).toMatchObject({ state: 'stale', version: act.version })
    a.world.tick(10)
    await a.erase(KH, id, 'en', 4)
    expect((await a.read(id)).signOffs['TH']).toMatchObject({ state: 'signed', restored: true })
  })

  it('[S3] a new signature on restored words is not labelled restored', async () => {
    const { id } = await a.addPoint()
    await a.act(TH, id, 'sign')
    a.world.tick(10)
    await a.type(KH, id, 'en', '!')
    a.world.tick(10)
    await a.erase(KH, id, 'en', 1)
    a.world.tick(10)
    await a.act(TH, id, 'withdraw')
    const { signOffs } = await a.act(TH, id, 'sign')
    expect(signOffs['TH']).toMatchObject({ state: 'signed', restored: false })
  })

  it('[S4] refuses a signature on a point with an empty language, naming it', async () => {
    const { id } = await a.addPoint({ body: { ...BODY, km: '' }, title: { ...TITLE, th: '' } })
    for (const act of ['sign', 'initial', 'reserve'] as const) {
      await expect(a.act(TH, id, act, { reason: 'x' })).rejects.toMatchObject({
        code: 'sign_off.incomplete',
        details: { languages: ['th', 'km'] },
      })
    }
    await expect(a.act(TH, id, 'object', { reason: 'There is no text' })).resolves.toBeDefined()
  })

  it('[S11] refuses an act on words that have moved on, with the version of today', async () => {
    const point = await a.addPoint()
    await a.type(KH, point.id, 'th', 'ไม่')
    const { version } = await a.read(point.id)
    for (const act of ['sign', 'reserve', 'object', 'initial', 'seal'] as const) {
      await expect(a.act(TH, point.id, act, { version: point.version, reason: 'x' })).rejects.toMatchObject({
        code: 'sign_off.stale_content',
        details: { version },
      })
    }
    expect((await a.read(point.id)).acts).toEqual([])
  })

  it('[S12] takes a signature only from those who may sign for their side', async () => {
    const { id } = await a.addPoint()
    for (const email of [TH_LIAISON, TH_INTERPRETER, TH_EXPERT, KH_LIAISON]) {
      await expect(a.act(email, id, 'sign')).rejects.toMatchObject({ code: 'policy.denied' })
    }
    await expect(a.act(OBSERVER, id, 'sign')).rejects.toMatchObject({ code: 'not_found' })
    const { act } = await a.act(TH_SIGNATORY, id, 'sign')
    expect(act.actor).toMatchObject({ delegation: 'TH', role: 'liaison' })
  })

  it('[S13] asks for the right before it looks at the words', async () => {
    const { id } = await a.addPoint({ body: { ...BODY, en: '' } })
    const version = '0'.repeat(64)
    await expect(a.act(TH_LIAISON, id, 'sign', { version })).rejects.toMatchObject({ code: 'policy.denied' })
    await expect(a.act(TH, id, 'sign', { version })).rejects.toMatchObject({ code: 'sign_off.stale_content' })
  })

  it('[S14] refuses to record the same standing on the same words twice', async () => {
    const { id } = await a.addPoint()
    const repeated = { code: 'sign_off.repeated' }
    await a.act(TH, id, 'sign')
    await expect(a.act(TH, id, 'sign')).rejects.toMatchObject(repeated)
    await expect(a.act(TH_SIGNATORY, id, 'sign')).rejects.toMatchObject(repeated)
    await a.act(TH, id, 'reserve', { reason: 'Until the annex is there' })
    await expect(a.act(TH, id, 'reserve', { reason: 'Until the annex is there' })).rejects.toMatchObject(
      repeated,
    )
    await a.act(TH_EXPERT, id, 'initial')
    await expect(a.act(TH_EXPERT, id, 'initial')).rejects.toMatchObject(repeated)
    const { signOffs } = await a.act(TH, id, 'object', { reason: 'Not agreed any more' })
    expect(signOffs['TH']).toMatchObject({ state: 'objected', reason: 'Not agreed any more' })
  })

  it('[S7] withdraws an initial before the standing, and refuses where there is nothing', async () => {
    const { id } = await a.addPoint()
    await expect(a.act(TH_EXPERT, id, 'withdraw')).rejects.toMatchObject({
      code: 'sign_off.nothing_to_withdraw',
    })
    await a.act(TH_EXPERT, id, 'initial')
    await a.act(TH, id, 'sign')
    await a.act(TH_EXPERT, id, 'withdraw')
    expect(await a.read(id)).toMatchObject({ initials: [], signOffs: { TH: { state: 'signed' } } })
    await expect(a.act(TH_EXPERT, id, 'withdraw')).rejects.toMatchObject({ code: 'policy.denied' })
  })

  it('[S15] lets a withdrawal name the words that it takes back', async () => {
    const { id } = await a.addPoint()
    const { act } = await a.act(TH, id, 'sign')
    await a.type(KH, id, 'en', ' More.')
    const { signOffs } = await a.act(TH, id, 'withdraw', { version: act.version })
    expect(signOffs['TH']?.state).toBe('open')
  })
})
