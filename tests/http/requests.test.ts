// Sends what no honest client sends, and what a browser sends from somebody else's page.
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_BODY_BYTES } from '#server/http/bodies.ts'
import { type Caller, codeOf } from './site.ts'
import { type Stage, stage } from './stage.ts'

let on: Stage
let chair: Caller
beforeAll(async () => {
  on = await stage()
  chair = await on.as('chair@th.example')
})
afterAll(() => on.close())

/** Bytes as they are, and what came back until the server closed or fell silent. */
async function raw(lines: string, { patienceMs = 3000 } = {}): Promise<string> {
  const socket = connect(Number(new URL(on.url).port), '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  socket.on('error', () => undefined)
  socket.write(lines)
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, patienceMs))])
  socket.destroy()
  return heard
}

const issuesOf = (body: unknown) =>
  (body as { error: { details?: { issues?: { path: string; problem: string }[] } } }).error.details?.issues

describe('a body', () => {
  const create = (body: unknown, headers = {}) =>
    chair.call('POST', '/api/workspaces/jwg/meetings', { body, headers })

  test('[H3] that is not JSON is refused with 400', async () => {
    for (const body of ['{', '{"title":', 'null,', "{'a':1}", '\uFEFF{', '']) {
      const reply = await create(body)
      expect([body, reply.status, codeOf(reply)]).toEqual([body, 400, 'input.invalid'])
    }
  })

  test('[H3] that is JSON but no object is refused with 400', async () => {
    for (const body of ['null', '[]', '"text"', '7', 'true']) expect((await create(body)).status).toBe(400)
  })

  test('[H3] with wrong, missing or unknown fields names each of them', async () => {
    const { status, body } = await create({
      title: { th: 7, km: '' },
      startsAt: 'tomorrow',
      number: 1.5,
      extra: 1,
    })
    expect(status).toBe(400)
    const paths = issuesOf(body)?.map((issue) => issue.path)
    expect(paths).toEqual(expect.arrayContaining(['title.th', 'title.en', 'startsAt', 'number', 'extra']))
    expect((body as { error: { message: string } }).error.message).toContain('title.th')
  })

  test('[H3] cannot set what comes from the session', async () => {
    const { status, body } = await create({
      title: { th: 'ก', km: 'ក', en: 'A' },
      startsAt: '2026-11-22T02:00:00Z',
      accountId: 'x',
      delegation: 'KH',
    })
    expect(status).toBe(400)
    expect(issuesOf(body)?.map((issue) => issue.problem)).toEqual(['unknown_field', 'unknown_field'])
  })

  test('[H3] with NUL, lone surrogates or reserved keys is refused, never stored', async () => {
    const title = { th: 'ก', km: 'ក', en: 'A' }
    const startsAt = '2026-11-22T02:00:00Z'
    const texts = ['a\\u0000b', 'a\\ud800b']
    for (const text of texts) {
      const reply = await create(
        `{"title":${JSON.stringify(title)},"startsAt":"${startsAt}","place":"${text}"}`,
      )
      expect([reply.status, issuesOf(reply.body)]).toEqual([
        400,
        [{ path: 'place', problem: 'unstorable_character' }],
      ])
    }
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect((await create(`{"${key}":{"polluted":1},"startsAt":"${startsAt}"}`)).status).toBe(400)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const fields = await chair.call('POST', `/api/registers/${on.meeting.registerId}/points`, {
      body: `{"kind":"agenda","title":${JSON.stringify(title)},"fields":{"__proto__":{"minutes":5}}}`,
    })
    expect([fields.status, issuesOf(fields.body)]).toEqual([
      400,
      [{ path: 'fields.__proto__', problem: 'unknown_field' }],
    ])
  })

  test('[H3] with control or direction characters in a short text is refused', async () => {
    const title = { th: 'ก', km: 'ក', en: 'A' }
    for (const character of ['\u0007', '\n', '\u202E', '\u2066']) {
      const reply = await create({ title, startsAt: '2026-11-22T02:00:00Z', place: `a${character}b` })
      expect([reply.status, issuesOf(reply.body)?.[0]]).toMatchObject([
        400,
        { path: 'place', problem: 'control_character' },
      ])
      const nominated = await chair.call('POST', '/api/workspaces/jwg/members', {
        body: { email: on.newEmail(), role: 'expert', agency: `a${character}b` },
      })
      expect([nominated.status, issuesOf(nominated.body)?.[0]?.path]).toEqual([400, 'agency'])
    }
  })

  test('[H3] with a date centuries away, as of another era, is refused', async () => {
    const title = { th: 'ก', km: 'ក', en: 'A' }
    for (const year of ['0000', '1400', '2569', '9999']) {
      const reply = await create({ title, startsAt: `${year}-12-31T23:59:59-14:00` })
      expect([reply.status, issuesOf(reply.body)?.[0]]).toMatchObject([
        400,
        { path: 'startsAt', problem: 'other_era' },
      ])
    }
  })

  test('[H3] with more faults than anybody reads is answered with the first of them', async () => {
    const fields = (length: number) => Object.fromEntries(Array.from({ length }, (_, i) => [`f${i}`, i]))
    const { status, body } = await create(fields(500))
    expect([status, issuesOf(body)?.length]).toEqual([400, 20])
    // Nor is a million of them looked at one by one: that would keep everybody waiting.
    for (const many of [fields(2000), { title: Array.from({ length: 60 }, () => Array(60).fill(1)) }]) {
      expect(issuesOf((await create(many)).body)).toMatchObject([{ problem: 'too_big', maximum: 1000 }])
    }
  })

  test('[H3] nested without end is refused', async () => {
    const depth = 5000
    const reply = await create(`{"title":${'['.repeat(depth)}${']'.repeat(depth)}}`)
    expect(reply.status).toBe(400)
  })

  test('[H3] over the limit is refused with 413, declared or chunked', async () => {
    const size = MAX_BODY_BYTES + 1
    const declared = await create(`{"place":"${'x'.repeat(size)}"}`)
    expect([declared.status, codeOf(declared)]).toEqual([413, 'input.too_large'])
    const head = (length: string) =>
      `POST /api/workspaces/jwg/meetings HTTP/1.1\r\nhost: ${new URL(on.url).host}\r\norigin: ${on.url}\r\ncookie: ${chair.cookie}\r\ncontent-type: application/json\r\n${length}\r\n\r\n`
    const lying = await raw(head(`content-length: ${size}`))
    expect(lying).toMatch(/^HTTP\/1.1 413 /)
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const chunked = await raw(head('transfer-encoding: chunked') + chunk.repeat(17))
    expect(chunked).toMatch(/^HTTP\/1.1 413 /)
  })

  test('[H4] of another content type is refused with 415', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const reply = await create('{}', { 'content-type': type })
      expect([reply.status, codeOf(reply)]).toEqual([415, 'input.not_json'])
    }
    expect((await create('{}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(400)
  })
})

describe('a request that changes something', () => {
  const change = (headers: Record<string, string>) =>
    chair.call('PATCH', '/api/me', { body: { theme: 'dark' }, headers })

  test('[H4] from a foreign page is refused with 403', async () => {
    const { host } = new URL(on.url)
    const foreign = [
      'https://evil.example',
      'null',
      '',
      `https://${host}`,
      `http://${host}.evil.example`,
      `http://evil.example/${host}`,
      `${on.url}/`,
    ]
    for (const origin of foreign) {
      const reply = await change({ origin })
      expect([origin, reply.status, codeOf(reply)]).toEqual([origin, 403, 'auth.foreign_origin'])
    }
  })

  test('[H4] without an Origin is refused with 403', async () => {
    const { host } = new URL(on.url)
    const answer = await raw(
      `PATCH /api/me HTTP/1.1\r\nhost: ${host}\r\ncookie: ${chair.cookie}\r\ncontent-type: application/json\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{"theme":"dark"}`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 403 /)
  })

  test('[H4] is taken from PUBLIC_URL and from the host itself', async () => {
    for (const origin of [on.world.config.publicUrl, on.url])
      expect((await change({ origin })).status).toBe(200)
  })

  test('[H4] that the browser calls cross-site is refused whatever its Origin says', async () => {
    for (const site of ['cross-site', 'same-site'])
      expect((await change({ 'sec-fetch-site': site })).status).toBe(403)
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('[H4] leaves an audit row when somebody who is signed in is refused', async () => {
    await change({ origin: 'https://evil.example' })
    const { accountId } = await on.world.actor('chair@th.example')
    const rows = await on.world.db
      .selectFrom('audit')
      .select(['action', 'object'])
      .where('account_id', '=', accountId)
      .where('action', '=', 'auth.foreign_origin.refused')
      .execute()
    expect(rows).toContainEqual({ action: 'auth.foreign_origin.refused', object: 'PATCH /api/me' })
  })
})

describe('an address', () => {
  test('[H3] that no id can look like is 404, like one that does not exist', async () => {
    const names = [
      '__proto__',
      'constructor',
      '..%2f..%2fetc',
      '%00',
      '%E0%A4%A',
      '1',
      'x'.repeat(3000),
      "'%20or%201=1--",
    ]
    for (const name of names) {
      for (const path of [
        `/api/points/${name}`,
        `/api/registers/${name}/points`,
        `/api/workspaces/${name}`,
      ]) {
        const reply = await chair.call('GET', path)
        expect([path, reply.status, codeOf(reply)]).toEqual([path, 404, 'not_found'])
      }
    }
    for (const name of ['%00', 'jwg%00', 'JWG', ...names.slice(0, 2)]) {
      for (const what of ['members', 'meetings', 'ledger', 'ledger.jsonl', 'events']) {
        const path = `/api/workspaces/${name}/${what}`
        const reply = await chair.call('GET', path)
        expect([path, reply.status, codeOf(reply)]).toEqual([path, 404, 'not_found'])
      }
    }
    const unknown = await chair.call('GET', '/api/points/01KAJ000000000000000000000')
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not_found'])
  })

  test('[H3] below /api that is none is 404 in JSON, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'OPTIONS']) {
      const reply = await chair.call(method, '/api/no-such-thing')
      expect([method, reply.status, codeOf(reply)]).toEqual([method, 404, 'not_found'])
    }
  })

  test('[H3] asked with another method is 405 and says which it knows', async () => {
    const reply = await chair.call('DELETE', '/api/me')
    expect([reply.status, codeOf(reply), reply.headers.get('allow')]).toEqual([
      405,
      'input.wrong_method',
      'GET, PATCH',
    ])
    expect((await chair.call('POST', '/api/workspaces/jwg/events')).status).toBe(405)
  })

  test('[H3] with an unknown or wrong query is 400 with its name', async () => {
    const reply = await chair.call('GET', '/api/workspaces/jwg/ledger?after=-1&more=1')
    expect(reply.status).toBe(400)
    expect(issuesOf(reply.body)?.map((issue) => issue.path)).toEqual(
      expect.arrayContaining(['after', 'more']),
    )
  })
})
