// Passwords, tries, sessions and first chairs below HTTP, on both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Topic } from '#server/context.ts'
import { changePassword, updateMe } from '#server/domain/accounts.ts'
import {
  hashPassword,
  MIN_PASSWORD_LENGTH,
  NOBODYS_HASH,
  passwordFits,
  refuseWeakPassword,
} from '#server/domain/passwords.ts'
import { endExpiredSessions, sessionRuns, validateSession } from '#server/domain/sessions.ts'
import { createFirstWorkspace, getSetUp, linksForFirstChairs, useSetUp } from '#server/domain/set-up.ts'
import { signIn, type Visitor } from '#server/domain/sign-in.ts'
import { AppError } from '#shared/errors.ts'
import { DATABASES } from '#tests/databases.ts'
import { beforeTransaction } from '#tests/domain/meanwhile.ts'
import { PASSWORD, type World, world } from '#tests/world.ts'

const EMAIL = 'chair@th.example'
const GOOD = 'seven grey herons at dusk'
const HOME: Visitor = { address: '192.0.2.1', requestId: 'home', userAgent: 'test', cookieValue: null }
const ELSEWHERE: Visitor = { ...HOME, address: '198.51.100.9', requestId: 'elsewhere' }

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe('a password', () => {
  test('[K1] is kept as argon2id with 19 MiB and two passes, and never cut short', async () => {
    const hash = await hashPassword(`${'x'.repeat(200)}a`)
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordFits(hash, `${'x'.repeat(200)}a`)).toBe(true)
    expect(await passwordFits(hash, `${'x'.repeat(200)}b`)).toBe(false)
  })

  test('[K1] fits in whatever Unicode form it is typed', async () => {
    const hash = await hashPassword('รหัสผ่านน\u0E33ชัย caf\u00E9 Ａ')
    expect(await passwordFits(hash, 'รหัสผ่านน\u0E4D\u0E32ชัย cafe\u0301 A')).toBe(true)
  })

  test('[K3] fits no account that does not exist, and costs as much to find out', async () => {
    const costOf = (hash: string) => hash.split('$').slice(0, 4)
    expect(costOf(NOBODYS_HASH)).toEqual(costOf(await hashPassword(GOOD)))
    for (const password of ['', 'x', PASSWORD]) expect(await passwordFits(null, password)).toBe(false)
  })

  test('[K6] is hashed four at a time; a meeting waits, a flood is turned away', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => refusal(passwordFits(null, 'x'))))
    const refused = outcomes.filter((outcome) => outcome === 'rate.too_many')
    expect([refused.length, outcomes.length - refused.length]).toEqual([32, 68])
    expect(await refusal(passwordFits(null, 'x'))).toBe('nothing was refused')
  })

  const problemOf = (password: string): unknown => {
    try {
      refuseWeakPassword(password, 'password', [EMAIL, 'chair', 'th.example'])
      return null
    } catch (error) {
      return (error as AppError).details['issues']
    }
  }

  test.each([
    ['', 'too_short'],
    ['x'.repeat(MIN_PASSWORD_LENGTH - 1), 'too_short'],
    ['กขคงจฉชซฌญฎฏฐฑ', 'too_short'],
    ['PasswordPassword', 'too_common'],
    ['administrator2026!', 'too_common'],
    ['qwertyuiopasdfghjkl', 'too_common'],
    ['samakkisamakkisamakki', 'too_common'],
    ['abcabcabcabcabcabc', 'too_common'],
    ['111111111111111', 'too_common'],
    ['chair@th.example2', 'too_common'],
    ['correct horse battery staple', null],
    ['หมาสีน้ำตาลกระโดดข้ามรั้ว', null],
    [GOOD, null],
    ['x9'.padEnd(64, 'ถdฟlsk4 j'), null],
  ])('[K2] %j is %s when somebody chooses it', (password, problem) => {
    expect(problemOf(password)).toEqual(problem === null ? null : [{ path: 'password', problem }])
  })
})

describe.each(DATABASES)('accounts on $database', ({ postgres }) => {
  let on: World
  beforeEach(async () => {
    on = await world({ postgres })
  })
  afterEach(() => on.close())

  const guess = (visitor: Visitor, password = 'wrong') =>
    refusal(signIn(on.ctx, visitor, { email: EMAIL, password }))

  test('[K5] lets the owner in from a known address while somebody hammers the account from elsewhere', async () => {
    await signIn(on.ctx, HOME, { email: EMAIL, password: PASSWORD })
    for (let i = 0; i < 5; i++) expect(await guess(ELSEWHERE)).toBe('auth.invalid_credentials')
    expect(await guess(ELSEWHERE, PASSWORD)).toBe('auth.too_many_tries')
    expect(await guess(HOME, PASSWORD)).toBe('nothing was refused')
  })

  test('[K5] takes an address that is written behind the name of an account for no known address', async () => {
    await signIn(on.ctx, HOME, { email: EMAIL, password: PASSWORD })
    const posing = { email: `${EMAIL} at ${HOME.address}`, password: 'wrong' }
    for (let i = 0; i < 8; i++) await refusal(signIn(on.ctx, ELSEWHERE, posing))
    expect(await guess(HOME, PASSWORD)).toBe('nothing was refused')
  })

  test('[SE4] starts no session on a password that is changed while it is being proved', async () => {
    const { cookieValue } = await signIn(on.ctx, HOME, { email: EMAIL, password: PASSWORD })
    const owner = await validateSession(on.ctx, cookieValue, HOME)
    if (!owner) throw new Error('the owner is not signed in')
    // Counting the try, taking it back, then the session.
    const meanwhile = beforeTransaction(on.ctx, 3, () =>
      changePassword(on.ctx, owner, { current: PASSWORD, next: GOOD }),
    )
    const late = signIn(meanwhile, ELSEWHERE, { email: EMAIL, password: PASSWORD })
    expect(await refusal(late)).toBe('auth.invalid_credentials')
    expect(await refusal(signIn(on.ctx, HOME, { email: EMAIL, password: GOOD }))).toBe('nothing was refused')
  })

  test('[K4] doubles the pause with each further failure, and forgets after a quiet half hour', async () => {
    for (let i = 0; i < 5; i++) await guess(ELSEWHERE)
    on.tick(31_000)
    expect(await guess(ELSEWHERE)).toBe('auth.invalid_credentials')
    on.tick(31_000)
    expect(await guess(ELSEWHERE)).toBe('auth.too_many_tries')
    on.tick(30_000)
    expect(await guess(ELSEWHERE)).toBe('auth.invalid_credentials')
    on.tick(31 * 60_000)
    for (let i = 0; i < 4; i++) expect(await guess(ELSEWHERE)).toBe('auth.invalid_credentials')
  })

  test('[K4] makes an address wait that tries many accounts', async () => {
    await on.db
      .insertInto('throttles')
      .values({
        key: `address:${ELSEWHERE.address}`,
        failures: 99,
        blocked_until: null,
        updated_at: on.ctx.now().toISOString(),
      })
      .execute()
    const other = (email: string, visitor: Visitor) =>
      refusal(signIn(on.ctx, visitor, { email, password: 'wrong' }))
    expect(await other('a@example.org', ELSEWHERE)).toBe('auth.invalid_credentials')
    expect(await other('b@example.org', ELSEWHERE)).toBe('auth.too_many_tries')
    expect(await other('b@example.org', HOME)).toBe('auth.invalid_credentials')
  })

  test('[SE2, SE4] ends sessions that nobody used in time, and tells their sockets', async () => {
    const { cookieValue } = await signIn(on.ctx, HOME, { email: EMAIL, password: PASSWORD })
    const signedIn = await validateSession(on.ctx, cookieValue, HOME)
    const sessionId = signedIn?.sessionId ?? ''
    const topics: Topic[] = []
    on.ctx.bus.subscribe((topic) => void topics.push(topic))
    await endExpiredSessions(on.ctx)
    expect([await sessionRuns(on.ctx, sessionId), topics]).toEqual([true, []])
    on.tick(31 * 60_000)
    expect(await sessionRuns(on.ctx, sessionId)).toBe(false)
    await endExpiredSessions(on.ctx)
    expect(topics).toEqual([{ topic: 'access', accountId: signedIn?.accountId, sessionId }])
    expect(await on.db.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  test('[SE4] ends with the account', async () => {
    const { cookieValue } = await signIn(on.ctx, HOME, { email: EMAIL, password: PASSWORD })
    await on.db
      .updateTable('accounts')
      .set({ disabled_at: on.ctx.now().toISOString() })
      .where('email', '=', EMAIL)
      .execute()
    expect(await validateSession(on.ctx, cookieValue, HOME)).toBeNull()
  })

  test('[K12] counts tries from a whole /64 together', async () => {
    const from = (address: string) =>
      signIn(on.ctx, { ...HOME, address }, { email: `nobody-${address}@example.org`, password: 'wrong' })
    const codes: string[] = []
    for (let i = 0; i < 101; i++) codes.push(await refusal(from(`2001:db8:1:2::${i.toString(16)}`)))
    expect([codes[0], codes[100]]).toEqual(['auth.invalid_credentials', 'auth.too_many_tries'])
    expect(await refusal(from('2001:db8:1:3::1'))).toBe('auth.invalid_credentials')
  })

  test('[K9] tells every workspace of a new name, and nobody of a new theme', async () => {
    const chair = await on.actor(EMAIL)
    await updateMe(on.ctx, chair, { theme: 'dark' })
    expect(await on.db.selectFrom('events').select('seq').execute()).toEqual([])
    await updateMe(on.ctx, chair, { name: { th: 'ประธาน', km: '', en: '' } })
    const [event] = await on.db.selectFrom('events').select(['name', 'payload']).execute()
    expect([event?.name, JSON.parse(event?.payload ?? '{}').member.name.th]).toEqual(['member', 'ประธาน'])
  })

  test('[K7] prints a link for each side without a chair until there is one', async () => {
    await on.db.updateTable('members').set({ role: 'liaison' }).where('delegation', '=', 'KH').execute()
    const [first, ...more] = await linksForFirstChairs(on.ctx)
    expect([first?.workspace, first?.delegation, more]).toEqual(['jwg', 'KH', []])
    const [second] = await linksForFirstChairs(on.ctx)
    const token = (path = '') => path.replace('/set-up/', '')
    const taken = {
      email: 'first@kh.example',
      name: { th: '', km: 'ប្រធាន', en: '' },
      password: GOOD,
      agency: '',
    }
    const { account } = await useSetUp(on.ctx, HOME, { ...taken, token: token(first?.path) })
    expect(await linksForFirstChairs(on.ctx)).toEqual([])
    // The other link to the same place is used up with it.
    const late = useSetUp(on.ctx, HOME, { ...taken, email: 'late@kh.example', token: token(second?.path) })
    expect(await refusal(late)).toBe('set_up.link_invalid')
    expect(await on.actor('first@kh.example')).toMatchObject({
      accountId: account.id,
      role: 'chair',
      delegation: 'KH',
    })
  })

  test('[K7] closes the printed links of a side once it has a chair, however it got one', async () => {
    await on.db.updateTable('members').set({ role: 'liaison' }).where('delegation', '=', 'KH').execute()
    const [link] = await linksForFirstChairs(on.ctx)
    const token = link?.path.replace('/set-up/', '') ?? ''
    expect(await getSetUp(on.ctx, { token })).toMatchObject({ role: 'chair', delegation: { code: 'KH' } })
    await on.member({ email: 'made@kh.example', delegation: 'KH', role: 'chair' })
    const name = { th: '', km: '', en: 'Late' }
    const late = useSetUp(on.ctx, HOME, { token, email: 'l@kh.example', name, password: GOOD, agency: '' })
    expect(await refusal(late)).toBe('set_up.link_invalid')
    expect(await refusal(getSetUp(on.ctx, { token }))).toBe('set_up.link_invalid')
  })

  test('[K7] leaves the link alone when the address is taken', async () => {
    await on.db.updateTable('members').set({ role: 'liaison' }).where('delegation', '=', 'KH').execute()
    const [link] = await linksForFirstChairs(on.ctx)
    const token = link?.path.replace('/set-up/', '') ?? ''
    const use = (email: string) =>
      useSetUp(on.ctx, HOME, { token, email, name: { th: '', km: '', en: 'x' }, password: GOOD, agency: '' })
    expect(await refusal(use(EMAIL))).toBe('account.email_taken')
    expect(await refusal(use('free@kh.example'))).toBe('nothing was refused')
  })

  test('[K7] makes the first workspace once, and only in an empty database', async () => {
    await createFirstWorkspace(on.ctx)
    expect((await on.db.selectFrom('workspaces').select('slug').execute()).length).toBe(1)
  })
})
