// Signing over HTTP as a script does it: what the contract promises to programs outside.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Reply } from './site.ts'
import { type Stage, stage } from './stage.ts'

interface Told {
  id: string
  version: string
}

describe('sign-offs over HTTP', () => {
  let s: Stage
  beforeAll(async () => {
    s = await stage()
  })
  afterAll(() => s.close())

  const act = async (email: string, { id, version }: Told, body: object) =>
    (await s.as(email)).call('POST', `/api/points/${id}/acts`, { body: { version, ...body } })
  const read = async ({ id }: Told) => (await s.chair.call('GET', `/api/points/${id}`)).body
  const detailsOf = ({ body }: Reply) => (body as { error: { details?: unknown } }).error.details

  it('[S1] records two signatures and calls the point agreed', async () => {
    const point = await s.addPoint()
    const first = await act('chair@kh.example', point, { act: 'sign' })
    expect([first.status, first.body]).toMatchObject([
      201,
      {
        act: { act: 'sign', version: point.version },
        signOffs: { KH: { state: 'signed' }, TH: { state: 'open' } },
      },
    ])
    expect((await act('chair@th.example', point, { act: 'sign' })).status).toBe(201)
    expect(await read(point)).toMatchObject({ agreed: true, acts: [{ seq: 1 }, { seq: 2 }] })
    const { body } = await s.chair.call('GET', `/api/registers/${s.meeting.registerId}/points`)
    expect(body).toMatchObject([{ number: 1, agreed: true, signOffs: { TH: { state: 'signed' } } }])
  })

  it('[S12] answers 403 to a liaison, whatever the body says about who they are', async () => {
    const point = await s.addPoint()
    const plain = await act('liaison@th.example', point, { act: 'sign' })
    expect([plain.status, codeOf(plain)]).toEqual([403, 'policy.denied'])
    const dressed = await act('liaison@th.example', point, { act: 'sign', role: 'chair', delegation: 'KH' })
    expect([dressed.status, detailsOf(dressed)]).toMatchObject([
      400,
      { issues: [{ path: 'role' }, { path: 'delegation' }] },
    ])
  })

  it('[S11] answers 409 with the version of now where the words moved on', async () => {
    const point = await s.addPoint()
    const changed = await s.chair.call('PATCH', `/api/points/${point.id}`, {
      body: { fields: { outcome: 'decision' } },
    })
    const { version } = changed.body as Told
    const reply = await act('chair@th.example', point, { act: 'sign' })
    expect([reply.status, codeOf(reply), detailsOf(reply)]).toEqual([
      409,
      'sign_off.stale_content',
      { version },
    ])
  })

  it('[S4] answers 422 with the languages that say nothing', async () => {
    const body = { ...s.newPoint, body: { th: 'ข้อความ', km: '', en: '' } }
    const made = await s.chair.call('POST', `/api/registers/${s.meeting.registerId}/points`, { body })
    const reply = await act('chair@th.example', made.body as Told, { act: 'sign' })
    expect([reply.status, codeOf(reply), detailsOf(reply)]).toEqual([
      422,
      'sign_off.incomplete',
      { languages: ['km', 'en'] },
    ])
  })

  it('[S5] asks for the reason of a reservation or an objection by name', async () => {
    const point = await s.addPoint()
    for (const reason of [undefined, '', '   ', '\u200B', '\u3164 \u2060']) {
      const reply = await act('chair@th.example', point, { act: 'object', reason })
      expect([reply.status, detailsOf(reply)]).toMatchObject([
        400,
        { issues: [{ path: 'reason', problem: 'required' }] },
      ])
    }
    const bidi = await act('chair@th.example', point, { act: 'object', reason: 'not \u202E agreed' })
    expect([bidi.status, detailsOf(bidi)]).toMatchObject([400, { issues: [{ path: 'reason' }] }])
    expect(
      (await act('chair@th.example', point, { act: 'object', reason: 'ไม่เห็นด้วย\nเพราะเหตุนี้' })).status,
    ).toBe(201)
  })

  it('[S14] answers 409 to the same signature again', async () => {
    const point = await s.addPoint()
    await act('chair@th.example', point, { act: 'sign' })
    const again = await act('chair@th.example', point, { act: 'sign' })
    expect([again.status, codeOf(again)]).toEqual([409, 'sign_off.repeated'])
  })

  it('[S13] asks for a password again after a quarter of an hour, before anything else', async () => {
    const point = await s.addPoint()
    const chair = await s.as('chair@th.example')
    s.world.tick(16 * 60_000)
    const sign = () =>
      chair.call('POST', `/api/points/${point.id}/acts`, { body: { act: 'sign', version: point.version } })
    const late = await sign()
    expect([late.status, codeOf(late)]).toEqual([401, 'auth.step_up_required'])
    await chair.call('POST', '/api/auth/step-up', { body: { password: s.password } })
    expect((await sign()).status).toBe(201)
  })

  it('[O3] names what is wrong with an act: its name, its version', async () => {
    const point = await s.addPoint()
    const wrong = await act('chair@th.example', { ...point, version: 'F'.repeat(64) }, { act: 'approve' })
    expect(wrong.status).toBe(400)
    expect(detailsOf(wrong)).toMatchObject({ issues: [{ path: 'act' }, { path: 'version' }] })
  })
})
