/** The headers that tell browsers what a page of ours may do: load its own files, talk to its own server, nothing else. */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './request.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

export function securityHeaders(publicUrl: string): MiddlewareHandler<AppEnv> {
  const headers = Object.entries({
    'content-security-policy': contentPolicy(publicUrl),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  })
  return async function setSecurityHeaders(c, next) {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  }
}

function contentPolicy(publicUrl: string): string {
  // Older browsers do not count the own web socket as 'self'.
  const socket = publicUrl.replace(/^http/, 'ws')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
