// Signs in and out over HTTP: cookies, lifetimes, throttles, and one answer for whatever does not fit.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD } from '#tests/world.ts'
import { type Caller, codeOf, type Reply, type Site, site } from './site.ts'

const MINUTE = 60_000
const EMAIL = 'chair@th.example'

let on: Site
beforeEach(async () => {
  on = await site()
})
afterEach(() => on.close())

function signIn(email: string, password: string, headers: Record<string, string> = {}): Promise<Reply> {
  return on.visitor.call('POST', '/api/auth/sign-in', { body: { email, password }, headers })
}

function cookieOf({ headers }: Reply): string {
  return headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
}

async function signedIn(email = EMAIL): Promise<Caller> {
  return on.holding(cookieOf(await signIn(email, PASSWORD)))
}

const statusOf = async (caller: Caller) => (await caller.call('GET', '/api/me')).status

describe('signing in', () => {
  test('[SE1] sets a cookie that scripts cannot read and stores only its hash', async () => {
    const reply = await signIn(' Chair@TH.example ', PASSWORD)
    expect(reply.body).toMatchObject({ account: { email: EMAIL } })
    const [cookie = ''] = reply.headers.getSetCookie()
    expect(cookie).toMatch(/^samakki_session=[a-z2-7]{40}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = cookie.slice('samakki_session='.length, cookie.indexOf(';'))
    const rows = await on.world.db.selectFrom('sessions').selectAll().execute()
    expect(rows.map((row) => row.id)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(await statusOf(on.holding(`samakki_session=${rows[0]?.id}`))).toBe(401)
  })

  test('[SE1] over https binds the cookie to the host and asks for https ever after', async () => {
    const secure = await site({ publicUrl: 'https://samakki.example' })
    const reply = await secure.visitor.call('POST', '/api/auth/sign-in', {
      body: { email: EMAIL, password: PASSWORD },
      headers: { origin: 'https://samakki.example' },
    })
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^__Host-samakki_session=[a-z2-7]{40}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(reply.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    await secure.close()
  })

  test('[SE3] gives a new session and ends the one that the browser had', async () => {
    const before = await signedIn()
    const reply = await before.call('POST', '/api/auth/sign-in', {
      body: { email: EMAIL, password: PASSWORD },
    })
    const after = on.holding(cookieOf(reply))
    expect(after.cookie).not.toBe(before.cookie)
    expect([await statusOf(before), await statusOf(after)]).toEqual([401, 200])
  })

  test('[SE3] never takes a session id that somebody else has chosen', async () => {
    const planted = `samakki_session=${'a'.repeat(40)}`
    const victim = on.holding(planted)
    const reply = await victim.call('POST', '/api/auth/sign-in', {
      body: { email: EMAIL, password: PASSWORD },
    })
    expect(cookieOf(reply)).not.toBe(planted)
    expect(await statusOf(victim)).toBe(401)
  })

  test('[K3] answers a wrong password, an unknown and a disabled account alike', async () => {
    await on.world.db
      .updateTable('accounts')
      .set({ disabled_at: '2026-01-01T00:00:00.000Z' })
      .where('email', '=', 'expert@th.example')
      .execute()
    const answers = [
      await signIn(EMAIL, 'wrong'),
      await signIn('nobody@example.org', PASSWORD),
      await signIn('expert@th.example', PASSWORD),
      await signIn('no address at all', PASSWORD),
    ].map(({ status, body }) => {
      const { requestId: _, ...error } = (body as { error: { requestId: string } }).error
      return { status, error }
    })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, error: { code: 'auth.invalid_credentials' } })
  })

  test('[K4] makes an account wait after five failures, with the time in Retry-After', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn(EMAIL, `wrong ${i}`)).status).toBe(401)
    const blocked = await signIn(EMAIL, PASSWORD)
    expect([blocked.status, codeOf(blocked)]).toEqual([429, 'auth.too_many_tries'])
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(25)
    on.world.tick(31_000)
    expect((await signIn(EMAIL, PASSWORD)).status).toBe(200)
    expect((await signIn(EMAIL, 'wrong again')).status).toBe(401)
  })

  test('[K4] makes an unknown account wait just the same', async () => {
    for (let i = 0; i < 5; i++) await signIn('nobody@example.org', `wrong ${i}`)
    expect((await signIn('nobody@example.org', 'wrong')).status).toBe(429)
  })

  test('[K4] counts tries of the same moment before it judges them', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, (_, i) => signIn(EMAIL, `guess ${i}`)))
    const statuses = replies.map((reply) => reply.status).sort()
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
  })

  test('[H7] believes no header about where a request comes from', async () => {
    for (let i = 0; i < 5; i++) {
      const forged = `203.0.113.${i}`
      await signIn(EMAIL, 'wrong', {
        'x-forwarded-for': forged,
        'x-real-ip': forged,
        forwarded: `for=${forged}`,
      })
    }
    expect((await signIn(EMAIL, PASSWORD, { 'x-forwarded-for': '198.51.100.7' })).status).toBe(429)
    const rows = await on.world.db
      .selectFrom('audit')
      .select('address')
      .where('action', '=', 'password.refused')
      .execute()
    expect(rows.map((row) => row.address)).toEqual(Array(5).fill('127.0.0.1'))
  })
})

describe('a session', () => {
  test('[SE2] ends after half an hour without a request', async () => {
    const caller = await signedIn()
    on.world.tick(29 * MINUTE)
    expect(await statusOf(caller)).toBe(200)
    on.world.tick(29 * MINUTE)
    expect(await statusOf(caller)).toBe(200)
    on.world.tick(31 * MINUTE)
    expect(await statusOf(caller)).toBe(401)
  })

  test('[SE2] ends after twelve hours however busy it is', async () => {
    const caller = await signedIn()
    for (let i = 0; i < 35; i++) {
      on.world.tick(20 * MINUTE)
      expect(await statusOf(caller)).toBe(200)
    }
    on.world.tick(20 * MINUTE)
    expect(await statusOf(caller)).toBe(401)
  })

  test('[SE2] does not let activity prolong the step-up', async () => {
    const caller = await signedIn()
    const until = async () =>
      ((await caller.call('GET', '/api/me')).body as { steppedUpUntil: string }).steppedUpUntil
    const first = await until()
    on.world.tick(14 * MINUTE)
    expect(await until()).toBe(first)
    await caller.call('POST', '/api/auth/step-up', { body: { password: PASSWORD } })
    expect(Date.parse(await until()) - Date.parse(first)).toBeGreaterThan(13 * MINUTE)
  })

  test('[SE4] can be listed and ended from another device, and by its owner only', async () => {
    const [here, there, stranger] = [await signedIn(), await signedIn(), await signedIn('chair@kh.example')]
    const list = (await here.call('GET', '/api/me/sessions')).body as { id: string; current: boolean }[]
    expect(list.map((session) => session.current).sort()).toEqual([false, true])
    const other = list.find((session) => !session.current)?.id
    expect((await stranger.call('DELETE', `/api/me/sessions/${other}`)).status).toBe(404)
    expect((await here.call('DELETE', `/api/me/sessions/${other}`)).status).toBe(204)
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401])
  })

  test('[SE4] ends with all others when the password changes, but for the one that changed it', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    const next = 'seven grey herons at dusk'
    const wrong = await here.call('POST', '/api/me/password', { body: { current: 'wrong', next } })
    expect([wrong.status, codeOf(wrong)]).toEqual([401, 'auth.invalid_credentials'])
    expect((await here.call('POST', '/api/me/password', { body: { current: PASSWORD, next } })).status).toBe(
      204,
    )
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401])
    expect([(await signIn(EMAIL, PASSWORD)).status, (await signIn(EMAIL, next)).status]).toEqual([401, 200])
  })

  test('[K2] is not given a weak password', async () => {
    const caller = await signedIn()
    for (const next of [
      'short',
      'passwordpassword',
      'chair@th.example',
      'aaaaaaaaaaaaaaaa',
      '123456789012345',
    ]) {
      const reply = await caller.call('POST', '/api/me/password', { body: { current: PASSWORD, next } })
      expect([next, reply.status, codeOf(reply)]).toEqual([next, 400, 'account.password_weak'])
      expect(reply.body).toMatchObject({ error: { details: { issues: [{ path: 'next' }] } } })
    }
  })

  test('[SE4] ends at sign-out and its cookie goes', async () => {
    const caller = await signedIn()
    const reply = await caller.call('POST', '/api/auth/sign-out')
    expect(reply.status).toBe(204)
    expect(reply.headers.getSetCookie()[0]).toMatch(/^samakki_session=; Max-Age=0; Path=\//)
    expect(await statusOf(caller)).toBe(401)
  })

  test('[SE1] is found beside cookies that no parser likes', async () => {
    const { cookie } = await signedIn()
    for (const other of ['%E0%A4%A=x', '=', 'a=%', 'x="', '__proto__=1']) {
      expect([other, await statusOf(on.holding(`${other}; ${cookie}`))]).toEqual([other, 200])
    }
    for (const broken of ['samakki_session', 'samakki_session=', `samakki_session=${'x'.repeat(2000)}`]) {
      expect([broken, await statusOf(on.holding(broken))]).toEqual([broken, 401])
    }
  })
})

describe('a set-up link', () => {
  const NEXT = {
    email: 'new@th.example',
    name: { th: 'ใหม่', km: '', en: '' },
    password: 'seven grey herons at dusk',
  }

  async function nominated(body: object): Promise<string> {
    const chair = await signedIn()
    const reply = await chair.call('POST', '/api/workspaces/jwg/members', { body })
    return (reply.body as { setUpPath: string }).setUpPath
  }

  test('[K7] lets the nominated person make their account once and signs them in', async () => {
    const path = await nominated({
      email: 'New@TH.example',
      role: 'liaison',
      agency: 'CCIB',
      signatory: true,
    })
    expect((await on.visitor.call('GET', `/api${path}`)).body).toMatchObject({
      workspace: { slug: 'jwg' },
      delegation: { code: 'TH' },
      role: 'liaison',
      email: 'new@th.example',
    })
    const other = await on.visitor.call('POST', `/api${path}`, {
      body: { ...NEXT, email: 'other@th.example' },
    })
    expect([other.status, codeOf(other)]).toEqual([400, 'input.invalid'])
    const weak = await on.visitor.call('POST', `/api${path}`, { body: { ...NEXT, password: 'short' } })
    expect([weak.status, codeOf(weak)]).toEqual([400, 'account.password_weak'])
    const reply = await on.visitor.call('POST', `/api${path}`, { body: NEXT })
    expect(reply.status).toBe(201)
    const me = (await on.holding(cookieOf(reply)).call('GET', '/api/me')).body
    expect(me).toMatchObject({
      account: { email: 'new@th.example' },
      memberships: [{ slug: 'jwg', delegation: 'TH', role: 'liaison', agency: 'CCIB', signatory: true }],
    })
    for (const method of ['GET', 'POST']) {
      const again = await on.visitor.call(method, `/api${path}`, method === 'POST' ? { body: NEXT } : {})
      expect([method, again.status]).toEqual([method, 404])
    }
  })

  test('[K7] makes one account however often it is used at the same moment', async () => {
    const path = await nominated({ email: 'new@th.example', role: 'expert' })
    const replies = await Promise.all(
      [1, 2, 3].map(() => on.visitor.call('POST', `/api${path}`, { body: NEXT })),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 404, 404])
  })

  test('[K7] is out of date after two weeks', async () => {
    const path = await nominated({ email: 'new@th.example', role: 'expert' })
    on.world.tick(15 * 24 * 60 * MINUTE)
    expect((await on.visitor.call('GET', `/api${path}`)).status).toBe(404)
  })
})
