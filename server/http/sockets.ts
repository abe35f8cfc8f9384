/** Takes web sockets in at /collab: Origin and session are looked at here, the right to the register behind `openSocket`. */
import type { EventEmitter } from 'node:events'
import { upgradeWebSocket } from '@hono/node-server'
import type { Hono } from 'hono'
import { fail } from '#shared/errors.ts'
import { Id } from '#shared/ids.ts'
import type { Ctx, SignedIn } from '../context.ts'
import type { SessionCookie } from './cookies.ts'
import { findSession } from './guards.ts'
import { isOwnOrigin } from './origins.ts'
import type { AppContext, AppEnv } from './request.ts'

export interface Upgrade {
  /** '' for a name that no register can have; it is answered like an unknown one. */
  registerId: string
  signedIn: SignedIn | null
  /** The editor's schema as the page names it; stock clients name none. */
  schema?: string | undefined
  address: string
  requestId: string
}

/** `Socket` is what the web socket library makes; http passes it on and never talks to it. */
export type OpenSocket<Socket> = (socket: Socket, upgrade: Upgrade) => void

export function serveSockets<Socket>(
  app: Hono<AppEnv>,
  { ctx, cookie, openSocket }: { ctx: Ctx; cookie: SessionCookie; openSocket: OpenSocket<Socket> },
): void {
  const upgrade = upgradeWebSocket(
    (c) => {
      const given = upgradeOn(c as AppContext)
      return {
        onOpen: (_, { raw }) => {
          openSocket(raw as Socket, given)
          keepOwnListeners(raw as unknown as EventEmitter)
        },
      }
    },
    { onError: (error) => ctx.log.error({ reason: String(error) }, 'socket not opened') },
  )
  app.get('/collab/:register', async (c, next) => {
    c.set('route', '/collab/:register')
    // The browser sends cookies with sockets of foreign pages too.
    if (!isOwnOrigin(c.req.header('origin'), c.req.header('host'), ctx.config.publicUrl))
      fail('auth.foreign_origin')
    await findSession(ctx, c, cookie)
    return upgrade(c, next)
  })
  app.all('/collab/*', () => fail('not_found'))
}

/**
 * The adapter listens on for callbacks that we do not give it. Each of its listeners holds the whole request as long as
 * the socket is open, which is half of what an idle socket costs.
 */
function keepOwnListeners(socket: EventEmitter): void {
  const own = new Set(LISTENED.flatMap((event) => socket.listeners(event)))
  queueMicrotask(() => {
    for (const event of LISTENED) {
      for (const listener of socket.listeners(event)) {
        if (!own.has(listener)) socket.off(event, listener as () => void)
      }
    }
  })
}

const LISTENED = ['message', 'close', 'error']

function upgradeOn(c: AppContext): Upgrade {
  const registerId = Id.safeParse(c.req.param('register'))
  return {
    registerId: registerId.success ? registerId.data : '',
    signedIn: c.get('signedIn') ?? null,
    schema: c.req.query('schema'),
    address: c.get('address'),
    requestId: c.get('requestId'),
  }
}
