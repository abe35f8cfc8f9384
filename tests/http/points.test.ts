// Points, their versions and the ledger file over HTTP: bad input is named, nothing is half done.
import { newId } from '#shared/ids.ts'
import { verifyLedger } from '#shared/verify.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Reply } from './site.ts'
import { type Stage, stage } from './stage.ts'

describe('points over HTTP', () => {
  let s: Stage
  let points = ''
  beforeAll(async () => {
    s = await stage()
    points = `/api/registers/${s.meeting.registerId}/points`
  })
  afterAll(() => s.close())

  const issues = ({ body }: Reply) =>
    (body as { error: { details: { issues: unknown } } }).error.details.issues
  const create = (body: unknown) => s.chair.call('POST', points, { body })

  it('[O1] answers a new point with 201 and the canonical content', async () => {
    const { status, body } = await create({ ...s.newPoint, fields: { minutes: 15 } })
    expect([status, body]).toMatchObject([
      201,
      {
        kind: 'agenda',
        fields: { minutes: 15 },
        content: { v: 1, title: { en: 'Title' } },
        acts: [],
        sealed: false,
      },
    ])
  })

  it('[O2] answers a repeated id with the same point', async () => {
    const id = newId(Date.now())
    const first = await create({ ...s.newPoint, id })
    const second = await create({ ...s.newPoint, id, title: { th: '', km: '', en: 'Other' } })
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
  })

  it('[O3] names every field that is wrong', async () => {
    const cases: [object, string][] = [
      [{ kind: 'note' }, 'kind'],
      [{ kind: 'action' }, 'kind'],
      [{ title: { th: '', km: '', en: '' } }, 'title'],
      [{ title: { th: 'a', km: 'b' } }, 'title.en'],
      [{ title: { th: 'a\u0007', km: '', en: '' } }, 'title.th'],
      [{ title: { th: 'x'.repeat(501), km: '', en: '' } }, 'title.th'],
      [{ body: { en: '\u202Ereversed' } }, 'body.en'],
      [{ body: { fr: 'texte' } }, 'body.fr'],
      [{ fields: { minutes: 'ten' } }, 'fields.minutes'],
      [{ fields: { minutes: 1.5 } }, 'fields.minutes'],
      [{ fields: { presenter: 'XX' } }, 'fields.presenter'],
      [{ id: 'not-an-id' }, 'id'],
      [{ after: newId(1) }, 'after'],
      [{ secret: true }, 'secret'],
    ]
    const before = ((await s.chair.call('GET', points)).body as unknown[]).length
    for (const [wrong, path] of cases) {
      const reply = await create({ ...s.newPoint, ...wrong })
      expect([reply.status, codeOf(reply), issues(reply)]).toMatchObject([400, 'input.invalid', [{ path }]])
    }
    expect((await s.chair.call('GET', points)).body).toHaveLength(before)
  })

  it('[O3] takes a point of two hundred thousand letters, and refuses a longer text', async () => {
    const long = 'ก'.repeat(60_000)
    const { status } = await create({ ...s.newPoint, body: { th: long, km: 'ក', en: 'x'.repeat(60_000) } })
    expect(status).toBe(201)
    const reply = await create({ ...s.newPoint, body: { th: `${long}ก` } })
    expect([reply.status, issues(reply)]).toMatchObject([400, [{ path: 'body.th' }]])
  })

  it('[P3] answers a point, a register or a meeting that is none like one that is not for the caller', async () => {
    for (const path of [
      `/api/points/${newId(1)}`,
      '/api/points/__proto__',
      `/api/registers/${newId(1)}/points`,
    ]) {
      const reply = await s.chair.call('GET', path)
      expect([path, reply.status, codeOf(reply)]).toEqual([path, 404, 'not_found'])
    }
    const { id } = await s.addPoint()
    const hidden = await (await s.as('observer@int.example')).call('GET', `/api/points/${id}`)
    expect([hidden.status, codeOf(hidden)]).toEqual([404, 'not_found'])
  })

  it('[O6] changes fields, and names the one that is wrong', async () => {
    const { id } = await s.addPoint()
    const patch = (fields: object) => s.chair.call('PATCH', `/api/points/${id}`, { body: { fields } })
    expect((await patch({ minutes: 30, outcome: 'information' })).body).toMatchObject({
      fields: { minutes: 30, outcome: 'information' },
    })
    expect((await patch({ minutes: null })).body).toMatchObject({ fields: { outcome: 'information' } })
    expect(issues(await patch({ outcome: 'maybe' }))).toMatchObject([{ path: 'fields.outcome' }])
    expect(issues(await patch({ title: 'no' }))).toMatchObject([
      { path: 'fields.title', problem: 'unknown_field' },
    ])
  })

  it('[O7] answers 409 to the deletion of a signed point, 204 to another', async () => {
    const signed = await s.addPoint()
    const body = { act: 'sign', version: signed.version }
    await s.chair.call('POST', `/api/points/${signed.id}/acts`, { body })
    const refused = await s.chair.call('DELETE', `/api/points/${signed.id}`)
    expect([refused.status, codeOf(refused)]).toEqual([409, 'point.signed'])
    const other = await s.addPoint()
    expect((await s.chair.call('DELETE', `/api/points/${other.id}`)).status).toBe(204)
    expect((await s.chair.call('GET', `/api/points/${other.id}`)).status).toBe(404)
  })

  it('[Y1] lists versions with their authors and contents', async () => {
    const { id, version } = await s.addPoint()
    const { body } = await s.chair.call('GET', `/api/points/${id}/versions`)
    const { accountId } = await s.world.actor('chair@th.example')
    expect(body).toMatchObject([{ version, authors: [accountId], content: { id } }])
  })

  it('[L6] streams the ledger as a file that verifies', async () => {
    const { status, headers, body } = await s.chair.call('GET', '/api/workspaces/jwg/ledger.jsonl')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8'])
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="jwg-ledger-[\d-]+\.jsonl"$/)
    expect(verifyLedger(String(body))).toMatchObject({ verdict: 'intact', faults: [] })
    const listed = await s.chair.call('GET', '/api/workspaces/jwg/ledger?after=0')
    expect(listed.body).toHaveLength((String(body).match(/"type":"act"/g) ?? []).length)
    const wrong = await s.chair.call('GET', '/api/workspaces/jwg/ledger?after=-1')
    expect([wrong.status, issues(wrong)]).toMatchObject([400, [{ path: 'after' }]])
  })
})
