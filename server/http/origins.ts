/** Whether a request comes from a page of this server. Cookies travel with foreign requests too; this is what stops them. */
import { fail } from '#shared/errors.ts'
import type { AppContext } from './request.ts'

/** The address that people open, or, where the server is reached by another name, that very host. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined) return false
  if (origin === publicUrl) return true
  // On the public host only its own scheme counts: a page of the http twin is somebody else's.
  return host !== undefined && host !== new URL(publicUrl).host && origin === `http://${host}`
}

export function refuseForeignOrigin(c: AppContext, publicUrl: string): void {
  const site = c.req.header('sec-fetch-site')
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  const own = isOwnOrigin(c.req.header('origin'), c.req.header('host'), publicUrl)
  if (foreignSite || !own) fail('auth.foreign_origin')
}
