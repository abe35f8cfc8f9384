// Looks at what every answer carries: headers that bind a browser, refusals in the caller's language, and no internals.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, codeOf } from './site.ts'
import { MEETING_PLAN, type Stage, stage } from './stage.ts'

let on: Stage
let chair: Caller
beforeAll(async () => {
  on = await stage()
  chair = await on.as('chair@th.example')
})
afterAll(() => on.close())

describe('an answer', () => {
  test('[H5] carries the headers that bind a browser', async () => {
    for (const path of ['/api/me', '/', '/healthz', '/api/nowhere', '/meetings/1']) {
      const { headers } = await on.visitor.call('GET', path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
    expect((await chair.call('GET', '/api/me')).headers.get('cache-control')).toBe('no-store')
  })

  test('[H6] says no in the language of the account, else of the browser, else in English', async () => {
    const ask = async (caller: Caller, accept: string) => {
      const { body } = await caller.call('GET', '/api/workspaces/none', {
        headers: { 'accept-language': accept },
      })
      return (body as { error: { message: string } }).error.message
    }
    expect(await ask(on.visitor, 'km-KH,km;q=0.9,en;q=0.8')).toMatch(/\p{Script=Khmer}/u)
    expect(await ask(on.visitor, 'de, th;q=0.4, en;q=0.3')).toMatch(/\p{Script=Thai}/u)
    expect(await ask(on.visitor, 'fr')).toMatch(/^You are not signed in/)
    const reader = await on.as('expert@th.example')
    await reader.call('PATCH', '/api/me', { body: { language: 'km' } })
    expect(await ask(reader, 'en')).toMatch(/\p{Script=Khmer}/u)
  })

  test('[K11] to a name that another member has is 409 and says why in the language of the account', async () => {
    const liaison = await on.as('liaison@kh.example')
    const name = { th: '', km: 'Chair@TH.example', en: '' }
    const reply = await liaison.call('PATCH', '/api/me', {
      body: { name },
      headers: { 'accept-language': 'km' },
    })
    expect([reply.status, codeOf(reply)]).toEqual([409, 'account.name_taken'])
    expect((reply.body as { error: { message: string } }).error.message).toMatch(/\p{Script=Khmer}/u)
  })

  test('[H6] to a fault of ours is 500 with the number of the request and no internals', async () => {
    const lines: unknown[] = []
    const broken = await stage({
      log: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: (fields) => void lines.push(fields),
      },
    })
    const caller = await broken.as('expert@th.example')
    await broken.world.db.updateTable('accounts').set({ name: '{"secret":"not a name"}' }).execute()
    const reply = await caller.call('GET', '/api/me')
    expect([reply.status, codeOf(reply)]).toEqual([500, 'server.bug'])
    expect(JSON.stringify(reply.body)).not.toMatch(/secret|zod|invalid_type|at /i)
    expect(lines).toContainEqual(expect.objectContaining({ requestId: reply.headers.get('x-request-id') }))
    await broken.close()
  })

  test('[DB10] is 503 and an error in the log while the disk is full', async () => {
    const lines: string[] = []
    const quiet = () => undefined
    const error = (_: object, message: string) => void lines.push(message)
    const full = await stage({ log: { debug: quiet, info: quiet, warn: quiet, error } })
    await sql`pragma max_page_count = 1`.execute(full.world.db)
    let reply = await full.chair.call('GET', '/api/me')
    const body = { ...MEETING_PLAN, title: { th: 'x'.repeat(500), km: '', en: '' } }
    for (let i = 0; i < 100 && reply.status < 300; i++)
      reply = await full.chair.call('POST', '/api/workspaces/jwg/meetings', { body })
    expect([reply.status, codeOf(reply)]).toEqual([503, 'room.unavailable'])
    expect(lines).toContain('database unavailable')
    await full.close()
  })
})

describe('the description', () => {
  test('[H12] names every endpoint with its schemas', async () => {
    const { body } = await on.visitor.call('GET', '/api/openapi.json')
    const { paths } = body as { paths: Record<string, Record<string, { requestBody?: object }>> }
    expect(Object.keys(paths)).toContain('/api/points/{point}/acts')
    expect(paths['/api/points/{point}/acts']?.['post']?.requestBody).toMatchObject({
      content: {
        'application/json': { schema: { properties: { act: { enum: expect.arrayContaining(['sign']) } } } },
      },
    })
  })
})
