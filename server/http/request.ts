/** What the middleware learns about a request on its way, for all that come after. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { SignedIn } from '../context.ts'

export interface AppEnv {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    /** Of the direct peer: headers that claim another one are believed from nobody. */
    address: string
    /** The pattern that matched, for logs and counters; a path may hold secrets. */
    route: string
    cookieValue: string | null
    signedIn: SignedIn | null
  }
}

export type AppContext = Context<AppEnv>

/** IPv4 written as IPv6 is the same peer. */
export function peerAddress(c: AppContext): string {
  const address = c.env.incoming.socket.remoteAddress ?? ''
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
