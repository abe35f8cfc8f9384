/** Ties an endpoint to a use case. Rights are decided in the use case; http/app has settled who is asking. */
import type { AnyEndpoint, InputOf, OutputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import type { Ctx, SignedIn } from '../context.ts'
import type { Started, Visitor } from '../domain/sign-in.ts'

export interface Caller {
  /** Set for every endpoint that is not public. */
  signedIn: SignedIn | null
  visitor: Visitor
}

export interface Answer {
  output: unknown
  /** A new session for the cookie, or null to clear it; absent leaves it alone. */
  cookieValue?: string | null
}

export interface Route {
  endpoint: AnyEndpoint
  answer(ctx: Ctx, caller: Caller, input: unknown): Promise<Answer>
}

type Output<E extends AnyEndpoint> = OutputOf<E> extends undefined ? undefined | void : OutputOf<E>
type UseCase<E extends AnyEndpoint> = (ctx: Ctx, signedIn: SignedIn, input: InputOf<E>) => Promise<Output<E>>

/** For endpoints with a session. */
export function bind<E extends AnyEndpoint>(endpoint: E, run: UseCase<E>): Route {
  return {
    endpoint,
    async answer(ctx, { signedIn }, input) {
      return { output: await run(ctx, signedIn ?? fail('auth.no_session'), input as InputOf<E>) }
    },
  }
}

/** The session ends with it, so its cookie goes. */
export function bindEnding<E extends AnyEndpoint>(endpoint: E, run: UseCase<E>): Route {
  const bound = bind(endpoint, run)
  return { endpoint, answer: async (...args) => ({ ...(await bound.answer(...args)), cookieValue: null }) }
}

/** For anybody. */
export function bindPublic<E extends AnyEndpoint>(
  endpoint: E,
  run: (ctx: Ctx, input: InputOf<E>) => Promise<Output<E>>,
): Route {
  return { endpoint, answer: async (ctx, _, input) => ({ output: await run(ctx, input as InputOf<E>) }) }
}

/** For visitors who come out of it with a session. */
export function bindStarting<E extends AnyEndpoint>(
  endpoint: E,
  run: (ctx: Ctx, visitor: Visitor, input: InputOf<E>) => Promise<Started>,
): Route {
  return {
    endpoint,
    async answer(ctx, { visitor }, input) {
      const { account, cookieValue } = await run(ctx, visitor, input as InputOf<E>)
      return { output: { account }, cookieValue }
    },
  }
}
