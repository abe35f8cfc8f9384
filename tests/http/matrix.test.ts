// Asks every endpoint as everybody: who may, who may not, and who may not even know that it exists.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '#server/http/routes.ts'
import { ERRORS } from '#shared/errors.ts'
import { CALLERS, type CallerName, MATRIX } from './matrix.ts'
import type { Caller, Reply } from './site.ts'
import { type Stage, stage } from './stage.ts'

const EMAILS: Readonly<Record<Exclude<CallerName, 'visitor'>, string>> = {
  nobody: 'nobody@example.org',
  former: 'former@th.example',
  chair: 'chair@th.example',
  liaison: 'liaison@th.example',
  signatory: 'signatory@th.example',
  interpreter: 'interpreter@th.example',
  expert: 'expert@th.example',
  observer: 'observer@int.example',
  'other chair': 'chair@kh.example',
}

let on: Stage
beforeAll(async () => {
  on = await stage()
  await on.world.account(EMAILS.nobody)
  const { id } = await on.world.member({ email: EMAILS.former, delegation: 'TH', role: 'chair' })
  const reply = await on.chair.call('PATCH', `/api/workspaces/jwg/members/${id}`, { body: { ended: true } })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
})
afterAll(() => on.close())

function caller(name: CallerName): Promise<Caller> {
  return name === 'visitor' ? Promise.resolve(on.visitor) : on.as(EMAILS[name])
}

async function ask(endpoint: string, name: CallerName): Promise<Reply> {
  const [method = ''] = endpoint.split(' ')
  const row = MATRIX[endpoint]
  if (!row) throw new Error(`no row for ${endpoint}`)
  const { path, body } = await row.prepare(on)
  const reply = await (await caller(name)).call(method, `/api${path}`, body === undefined ? {} : { body })
  await on.world.db
    .updateTable('accounts')
    .set({ password_hash: await hashOfEverybody() })
    .execute()
  return reply
}

/** So that a changed password changes nothing for the next caller. */
let hash: string | undefined
async function hashOfEverybody(): Promise<string> {
  const row = await on.world.db
    .selectFrom('accounts')
    .select('password_hash')
    .where('email', '=', 'interpreter@th.example')
    .executeTakeFirstOrThrow()
  hash ??= row.password_hash
  return hash
}

describe('every endpoint for every caller', () => {
  test('[H1] has a row for each endpoint that the server answers', () => {
    const bound = ROUTES.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
    const missing = bound.filter((name) => !Object.hasOwn(MATRIX, name))
    expect(missing).toEqual([])
    expect(bound.length).toBeGreaterThan(25)
  })

  test.each(Object.entries(MATRIX))(
    '[H1] %s answers each role as the rights table says',
    async (endpoint, row) => {
      await hashOfEverybody()
      const got: Record<string, number> = {}
      for (const name of CALLERS) {
        const reply = await ask(endpoint, name)
        got[name] = reply.status
        if (reply.status >= 400) expectRefusal(reply)
      }
      const expected = row.expect.split(' ').map(Number)
      expect(got).toEqual(Object.fromEntries(CALLERS.map((name, index) => [name, expected[index]])))
    },
  )

  test('[H2] refuses a signing act without a sign-in or step-up of the last quarter of an hour', async () => {
    const { id, version } = await on.addPoint()
    const signer = await on.as('chair@th.example')
    on.world.tick(15 * 60_000)
    const sign = () => signer.call('POST', `/api/points/${id}/acts`, { body: { act: 'sign', version } })
    expect((await sign()).status).toBe(401)
    expect((await sign()).body).toMatchObject({ error: { code: 'auth.step_up_required' } })
    const stepUp = await signer.call('POST', '/api/auth/step-up', { body: { password: on.password } })
    expect(stepUp.status).toBe(204)
    expect((await sign()).status).toBe(201)
  })
})

/** Every refusal has the one form, with a code of the list, the status of the code and nothing that is not for callers. */
function expectRefusal({ status, body, headers }: Reply): void {
  const { error } = body as { error: { code: keyof typeof ERRORS; message: string; requestId: string } }
  expect(ERRORS[error.code].status).toBe(status)
  expect(error.message.length).toBeGreaterThan(10)
  expect(error.requestId).toBe(headers.get('x-request-id'))
  expect(JSON.stringify(body)).not.toMatch(/at .*\.ts|sqlite|select |node_modules/i)
}
