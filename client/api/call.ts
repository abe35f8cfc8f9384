// Calls one endpoint of the contract. A refusal comes back as AppError, a server that cannot be reached as Unreachable; nothing is retried here.
import * as z from 'zod'
import type { AnyEndpoint, OutputOf, RequestOf } from '#shared/endpoint.ts'
import { AppError, isErrorCode } from '#shared/errors.ts'
import { reportSessionEnd } from './session.ts'

const Refusal = z.object({
  error: z.object({
    code: z.string(),
    details: z.record(z.string(), z.unknown()).default({}),
    requestId: z.string().default(''),
  }),
})

type Input = Record<string, unknown>

export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: RequestOf<E>,
  signal?: AbortSignal,
): Promise<OutputOf<E>> {
  const { url, body } = requestFor(endpoint, input as Input)
  const init: RequestInit = { method: endpoint.method, credentials: 'same-origin', signal: signal ?? null }
  if (body !== undefined)
    Object.assign(init, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw unreachable(cause)
  })
  if (!response.ok) throw await refusalOf(response, endpoint)
  return (response.status === 204 ? undefined : endpoint.output.parse(await response.json())) as OutputOf<E>
}

/** The address of a path of the contract, for links, exports and event streams. */
export function apiUrl(path: string, params: Readonly<Record<string, string>>): string {
  return `/api${path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`
}

/** The path takes its parameters, the query its keys, the body the rest. */
function requestFor(endpoint: AnyEndpoint, input: Input): { url: string; body: Input | undefined } {
  const rest = new Map(Object.entries(input))
  const take = (name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return value
  }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(take(name))))
  const query = new URLSearchParams()
  for (const name of keysOf(endpoint.query)) {
    const value = take(name)
    if (value !== undefined) query.set(name, String(value))
  }
  const hasBody = endpoint.method !== 'GET' && keysOf(endpoint.body).length > 0
  return {
    url: `/api${path}${query.size > 0 ? `?${query}` : ''}`,
    body: hasBody ? Object.fromEntries(rest) : undefined,
  }
}

function keysOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

function unreachable(cause: unknown): Error {
  const error = new Error('the server cannot be reached', { cause })
  error.name = 'Unreachable'
  return error
}

export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && error.name === 'Unreachable'
}

export function isRefusal(error: unknown, code: string): error is AppError {
  return error instanceof AppError && error.code === code
}

/** A gateway that answers for a server that is down speaks no contract: that is unreachable, not a bug. */
async function refusalOf(response: Response, endpoint: AnyEndpoint): Promise<Error> {
  const parsed = Refusal.safeParse(await response.json().catch(() => null))
  if (!parsed.success)
    return response.status >= 500 ? unreachable(response.status) : new AppError('server.bug')
  const { code, details, requestId } = parsed.data.error
  if (code === 'auth.no_session' && endpoint.access !== 'public') reportSessionEnd()
  const retryAfter = Number(response.headers.get('retry-after')) || undefined
  return new AppError(isErrorCode(code) ? code : 'server.bug', {
    ...details,
    requestId,
    ...(retryAfter && { retryAfter }),
  })
}
