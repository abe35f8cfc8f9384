/** The HTTP side as one Hono app. It decides nothing about rights and constructs nothing that outlives it. */
import { Hono } from 'hono'
import { LEDGER_EXPORT_PATH } from '#shared/api/acts.ts'
import { EVENTS_PATH } from '#shared/api/events.ts'
import type { Ctx } from '../context.ts'
import { describeApi } from './api-description.ts'
import { refuseTheRest, serveApi } from './api.ts'
import { serveClient } from './client-files.ts'
import { sessionCookie } from './cookies.ts'
import { renderError } from './errors.ts'
import { createEventStreams } from './events.ts'
import { guard, requireAccess } from './guards.ts'
import { sendLedger } from './ledger.ts'
import { type Figures, serveOps } from './ops.ts'
import { type AppEnv, peerAddress } from './request.ts'
import { ROUTES } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { type OpenSocket, serveSockets } from './sockets.ts'

export interface AppParts<Socket> {
  openSocket: OpenSocket<Socket>
  figures: Figures
  /** Of the built client. */
  clientFolder: string
  version: string
  /** Aborted when the server begins to stop. */
  closing: AbortSignal
}

const DESCRIPTION_PATH = '/openapi.json'

export function createApp<Socket>(ctx: Ctx, parts: AppParts<Socket>): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const cookie = sessionCookie(ctx.config.publicUrl)
  const streams = createEventStreams(ctx, parts.closing)
  const description = describeApi(
    ROUTES.map((route) => route.endpoint),
    parts.version,
  )

  app.onError((error, c) => renderError(ctx, c, error))
  app.use(securityHeaders(ctx.config.publicUrl))
  app.use(async function attend(c, next) {
    const startedAt = performance.now()
    c.set('requestId', crypto.randomUUID())
    c.set('address', peerAddress(c))
    c.set('signedIn', null)
    c.set('cookieValue', null)
    c.header('x-request-id', c.get('requestId'))
    await next()
    const seconds = (performance.now() - startedAt) / 1000
    const told = { method: c.req.method, route: c.get('route') ?? 'other', status: c.res.status, seconds }
    parts.figures.observeRequest(told)
    ctx.log.debug(
      { requestId: c.get('requestId'), account: c.get('signedIn')?.accountId, ...told },
      'request',
    )
  })

  serveOps(app, ctx, parts)
  serveSockets(app, { ctx, cookie, openSocket: parts.openSocket })

  app.use('/api/*', guard(ctx, cookie))
  serveApi(app, { ctx, cookie, routes: ROUTES })
  app.get(`/api${EVENTS_PATH}`, (c) => {
    c.set('route', EVENTS_PATH)
    return streams.open(c, requireAccess(ctx, c, 'session'))
  })
  app.get(`/api${LEDGER_EXPORT_PATH}`, (c) => {
    c.set('route', LEDGER_EXPORT_PATH)
    return sendLedger(ctx, c, requireAccess(ctx, c, 'session'))
  })
  app.get(`/api${DESCRIPTION_PATH}`, (c) => c.json(description))
  refuseTheRest(app, [
    ...ROUTES.map((route) => route.endpoint),
    { method: 'GET', path: EVENTS_PATH },
    { method: 'GET', path: LEDGER_EXPORT_PATH },
    { method: 'GET', path: DESCRIPTION_PATH },
  ])

  serveClient(app, parts.clientFolder)
  return app
}
