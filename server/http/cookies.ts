/** The session cookie: unreadable for scripts, and over https bound to exactly this host. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from './request.ts'

const NAME = 'samakki_session'
/** As long as a session can last at most; the server ends it earlier. */
const MAX_AGE_SECONDS = 12 * 60 * 60

export interface SessionCookie {
  read(c: AppContext): string | null
  set(c: AppContext, value: string): void
  clear(c: AppContext): void
}

export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:')
  const name = secure ? `__Host-${NAME}` : NAME
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
  return {
    read: (c) => getCookie(c, name) ?? null,
    set: (c, value) => setCookie(c, name, value, { ...attributes, maxAge: MAX_AGE_SECONDS }),
    clear: (c) => void deleteCookie(c, name, attributes),
  }
}
