/** What stands before every endpoint: whose request it is, whether it comes from our own pages, whether it is too much. */
import type { MiddlewareHandler } from 'hono'
import type { Access } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import type { Ctx, SignedIn } from '../context.ts'
import { networkOf } from '../domain/networks.ts'
import { STEP_UP_MS, validateSession } from '../domain/sessions.ts'
import type { SessionCookie } from './cookies.ts'
import { refuseForeignOrigin } from './origins.ts'
import { createRates } from './rates.ts'
import type { AppContext, AppEnv } from './request.ts'

/** Forty people behind one address open the room at the same moment. */
const PER_CALLER = { perSecond: 100, burst: 1000 }
const SAFE = ['GET', 'HEAD', 'OPTIONS']

export function guard(ctx: Ctx, cookie: SessionCookie): MiddlewareHandler<AppEnv> {
  const take = createRates(PER_CALLER, () => performance.now())
  return async function guardRequest(c, next) {
    c.header('cache-control', 'no-store')
    await findSession(ctx, c, cookie)
    take(c.get('signedIn')?.accountId ?? networkOf(c.get('address')))
    if (!SAFE.includes(c.req.method)) refuseForeignOrigin(c, ctx.config.publicUrl)
    await next()
  }
}

export async function findSession(ctx: Ctx, c: AppContext, cookie: SessionCookie): Promise<void> {
  const cookieValue = cookie.read(c)
  c.set('cookieValue', cookieValue)
  if (cookieValue === null) return
  const request = { address: c.get('address'), requestId: c.get('requestId') }
  c.set('signedIn', await validateSession(ctx, cookieValue, request))
}

export function requireAccess(ctx: Ctx, c: AppContext, access: Exclude<Access, 'public'>): SignedIn {
  const signedIn = c.get('signedIn') ?? fail('auth.no_session')
  const age = ctx.now().getTime() - Date.parse(signedIn.steppedUpAt)
  if (access === 'step-up' && age >= STEP_UP_MS) fail('auth.step_up_required')
  return signedIn
}
