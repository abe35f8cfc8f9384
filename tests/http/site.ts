// A running server on a world of its own, and callers who speak to it over real connections.
import type { Log } from '#server/context.ts'
import { type RunningServer, serveHttp } from '#server/compose/server.ts'
import { startSession } from '#server/domain/sessions.ts'
import { type World, type WorldOptions, world } from '#tests/world.ts'

export interface Reply {
  status: number
  headers: Headers
  /** Parsed where it is JSON. */
  body: unknown
}

export interface Asked {
  body?: unknown
  headers?: Record<string, string>
}

export interface Caller {
  cookie: string
  call(method: string, path: string, asked?: Asked): Promise<Reply>
}

export interface Site {
  world: World
  url: string
  /** Somebody without a session. */
  visitor: Caller
  /** A new session of this account, stepped up now. */
  as(email: string): Promise<Caller>
  /** Somebody with this cookie. */
  holding(cookie: string): Caller
  close(): Promise<void>
}

export async function site(options: WorldOptions & { log?: Log } = {}): Promise<Site> {
  const base = await world(options)
  const server: RunningServer = await serveHttp(base.core, base.config)
  const url = `http://127.0.0.1:${server.port}`
  const holding = (cookie: string): Caller => ({ cookie, call: (...args) => call(url, cookie, ...args) })
  return {
    world: base,
    url,
    visitor: holding(''),
    holding,
    as: async (email) => holding(await cookieOf(base, email)),
    close: async () => {
      await server.close()
      await base.discard()
    },
  }
}

async function call(
  url: string,
  cookie: string,
  ...[method, path, asked = {}]: Parameters<Caller['call']>
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie !== '' && { cookie }),
      ...(asked.body !== undefined && { 'content-type': 'application/json' }),
      origin: url,
      ...asked.headers,
    },
    ...(asked.body !== undefined && {
      body: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body),
    }),
  })
  const text = await response.text()
  const isJson = /^application\/json(;|$)/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  }
}

async function cookieOf({ ctx, db }: World, email: string): Promise<string> {
  const account = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const device = { userAgent: 'vitest', address: '127.0.0.1' }
  const { cookieValue } = await db
    .transaction()
    .execute((trx) => startSession(trx, ctx.now(), account.id, device))
  return `samakki_session=${cookieValue}`
}

/** The code of a refusal, or what came instead of one. */
export function codeOf({ body }: Reply): unknown {
  return (body as { error?: { code?: unknown } } | null)?.error?.code ?? body
}
