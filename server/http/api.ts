/** Everything below /api: each bound endpoint, and a clear no for what is none. */
import type { Hono } from 'hono'
import type { AnyEndpoint, Method } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import type { Ctx } from '../context.ts'
import type { Caller, Route } from './bind.ts'
import type { SessionCookie } from './cookies.ts'
import { requireAccess } from './guards.ts'
import { inputOf } from './input.ts'
import type { AppContext, AppEnv } from './request.ts'

export interface Api {
  ctx: Ctx
  cookie: SessionCookie
  routes: readonly Route[]
}

export function serveApi(app: Hono<AppEnv>, api: Api): void {
  for (const route of api.routes) {
    const { method, path } = route.endpoint
    app.on(method, `/api${path}`, (c) => answer(api, c, route))
  }
}

/** After all routes below /api: a path that exists for another method says which. */
export function refuseTheRest(app: Hono<AppEnv>, paths: readonly { method: Method; path: string }[]): void {
  for (const [path, same] of Map.groupBy(paths, (each) => each.path)) {
    const methods = same.map((each) => each.method)
    app.all(`/api${path}`, (c) => {
      c.set('route', path)
      c.header('allow', methods.join(', '))
      return fail('input.wrong_method', { allowed: methods })
    })
  }
  app.all('/api/*', () => fail('not_found'))
}

async function answer({ ctx, cookie }: Api, c: AppContext, route: Route): Promise<Response> {
  const { endpoint } = route
  c.set('route', endpoint.path)
  const caller: Caller = {
    // Before the input is looked at: who is not signed in learns nothing about it.
    signedIn: endpoint.access === 'public' ? c.get('signedIn') : requireAccess(ctx, c, endpoint.access),
    visitor: {
      address: c.get('address'),
      requestId: c.get('requestId'),
      userAgent: c.req.header('user-agent') ?? '',
      cookieValue: c.get('cookieValue'),
    },
  }
  const { output, cookieValue } = await route.answer(ctx, caller, await inputOf(c, endpoint))
  if (cookieValue === null) cookie.clear(c)
  else if (cookieValue !== undefined) cookie.set(c, cookieValue)
  return endpoint.status === 204 ? c.body(null, 204) : c.json(told(endpoint, output), endpoint.status)
}

/** Only what the contract names leaves the server, whatever a use case hands over. */
function told({ output }: AnyEndpoint, value: unknown): object {
  return output.parse(value) as object
}
