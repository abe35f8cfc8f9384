// Proves how an endpoint of the contract becomes a request, and how its refusals come back.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { call, isRefusal, isUnreachable } from '#client/api/call.ts'
import { isStepUpCancelled, withStepUp } from '#client/api/step-up.ts'
import { signIn } from '#shared/api/accounts.ts'
import { listLedger, recordAct } from '#shared/api/acts.ts'
import { listMeetings } from '#shared/api/meetings.ts'
import { AppError, fail } from '#shared/errors.ts'

const POINT = '01JD0000000000000000000001'

/** The network edge: answers every request with the same, and keeps what was asked. */
function network(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return answer()
  })
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return asked
}

const refusal = (code: string, status: number, headers: Record<string, string> = {}) =>
  Response.json(
    { error: { code, message: '', details: { version: 'x' }, requestId: 'r-7' } },
    { status, headers },
  )

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it was not refused'),
    (error: unknown) => error,
  )
}

describe('call', () => {
  test('[C1] puts parameters into the path, the rest into query or body', async () => {
    const asked = network(() => Response.json([]))
    await call(listLedger, { ws: 'jwg', after: 12 })
    await failureOf(call(recordAct, { point: POINT, act: 'sign', version: 'a'.repeat(64) }))
    expect(asked[0]).toMatchObject({ url: '/api/workspaces/jwg/ledger?after=12', init: { method: 'GET' } })
    expect(asked[1]?.url).toBe(`/api/points/${POINT}/acts`)
    expect(JSON.parse(String(asked[1]?.init.body))).toEqual({ act: 'sign', version: 'a'.repeat(64) })
  })

  test('[C1] turns a refusal back into its code, with details, request number and waiting time', async () => {
    network(() => refusal('auth.too_many_tries', 429, { 'retry-after': '90' }))
    const error = await failureOf(call(signIn, { email: 'a@b.example', password: 'x' }))
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'auth.too_many_tries',
      details: { version: 'x', requestId: 'r-7', retryAfter: 90 },
    })
  })

  test('[C1] tells a server that cannot be reached from one that refuses', async () => {
    network(() => Promise.reject(new TypeError('failed to fetch')))
    expect(isUnreachable(await failureOf(call(listMeetings, { ws: 'jwg' })))).toBe(true)
    network(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(isUnreachable(await failureOf(call(listMeetings, { ws: 'jwg' })))).toBe(true)
    network(() => refusal('not_found', 404))
    expect(isRefusal(await failureOf(call(listMeetings, { ws: 'jwg' })), 'not_found')).toBe(true)
  })

  test('[C1] takes an answer of another shape for a failure, not for data', async () => {
    network(() => Response.json([{ id: 'not an id' }]))
    expect(await failureOf(call(listMeetings, { ws: 'jwg' }))).not.toBeInstanceOf(AppError)
  })
})

describe('withStepUp', () => {
  test('[C2] runs the deed once where no password is due, and passes other refusals on', async () => {
    const deed = vi.fn<() => Promise<string>>(async () => 'done')
    expect(await withStepUp(deed)).toBe('done')
    expect(deed).toHaveBeenCalledTimes(1)
    const denied = await failureOf(withStepUp(async () => fail('policy.denied')))
    expect(isRefusal(denied, 'policy.denied')).toBe(true)
    expect(isStepUpCancelled(denied)).toBe(false)
  })
})
