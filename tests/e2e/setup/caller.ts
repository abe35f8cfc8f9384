// Somebody who speaks to the server by script: a session cookie, and requests that say which page they come from.
import type { Account } from '#shared/api/accounts.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { Point, PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { DEMO_PASSWORD } from './server.ts'

export interface Reply<T = unknown> {
  status: number
  headers: Headers
  body: T
}

export interface Caller {
  email: string
  account: Account
  /** As the Cookie header wants it. */
  cookie: string
  call<T = unknown>(method: string, path: string, body?: unknown): Promise<Reply<T>>
  /** A GET that has to succeed. */
  read<T>(path: string): Promise<T>
}

export async function caller(origin: string, email: string, password = DEMO_PASSWORD): Promise<Caller> {
  const reply = await call<{ account: Account }>(origin, '', 'POST', '/api/auth/sign-in', { email, password })
  if (reply.status !== 200) throw new Error(`${email} was not let in: ${JSON.stringify(reply.body)}`)
  const cookie = reply.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  return holding(origin, cookie, reply.body.account)
}

export function holding(origin: string, cookie: string, account: Account): Caller {
  return {
    email: account.email,
    account,
    cookie,
    call: (method, path, body) => call(origin, cookie, method, path, body),
    read: async <T>(path: string) => {
      const { status, body } = await call<T>(origin, cookie, 'GET', path)
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
  }
}

export async function call<T>(
  origin: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply<T>> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      origin,
      ...(cookie !== '' && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /^application\/json(;|$)/.test(response.headers.get('content-type') ?? '') && text !== ''
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T }
}

/** The code of a refusal, or what came instead of one. */
export function codeOf({ body }: Reply): unknown {
  return (body as { error?: { code?: unknown } } | null)?.error?.code ?? body
}

export function detailsOf({ body }: Reply): unknown {
  return (body as { error?: { details?: unknown } } | null)?.error?.details
}

export const workspaceOf = (by: Caller) => by.read<Workspace>('/api/workspaces/jwg')
export const pointsOf = (by: Caller, registerId: string) =>
  by.read<PointRow[]>(`/api/registers/${registerId}/points`)
export const pointNow = (by: Caller, pointId: string) => by.read<Point>(`/api/points/${pointId}`)

/** The demo's meeting that is under way. */
export async function liveMeeting(by: Caller): Promise<Meeting> {
  const meetings = await by.read<Meeting[]>('/api/workspaces/jwg/meetings')
  const live = meetings.find((meeting) => meeting.state === 'live')
  if (!live) throw new Error('the demo has no live meeting')
  return live
}

/** Signs, or whatever else, the words as they are now. */
export async function act(by: Caller, pointId: string, name: string, reason?: string): Promise<Reply> {
  const { version } = await pointNow(by, pointId)
  return by.call('POST', `/api/points/${pointId}/acts`, { act: name, version, ...(reason && { reason }) })
}

const TITLE = { th: 'ข้อทดลอง', km: 'ចំណុចសាកល្បង', en: 'A point to try' }
const BODY = {
  th: 'ฝ่ายกัมพูชาจะจัดทำแผนภายใน ๒๑ วัน',
  km: 'ភាគីកម្ពុជានឹងរៀបចំផែនការក្នុងរយៈពេល ២១ ថ្ងៃ។',
  en: 'Cambodia will draw up a plan within 21 days.',
}

interface NewPoint {
  registerId: string
  title?: Partial<Record<'th' | 'km' | 'en', string>>
  body?: Partial<Record<'th' | 'km' | 'en', string>>
}

/** A point that nobody else uses, at the end of an agenda. */
export async function newPoint(by: Caller, { registerId, title, body }: NewPoint): Promise<Point> {
  const input = { kind: 'agenda', title: title ?? TITLE, body: body ?? BODY }
  const { status, body: made } = await by.call<Point>('POST', `/api/registers/${registerId}/points`, input)
  if (status !== 201) throw new Error(`no point was made: ${JSON.stringify(made)}`)
  return made
}
