/** The HTTP surface as data: each endpoint is declared once, the server binds a use case to it and the client calls it. */
import * as z from 'zod'

/** No parameters, no query, no body: unknown keys are refused. */
const NOTHING = z.strictObject({})

/** The output of an endpoint that answers 204. */
export const NoContent = z.undefined()

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** `public`: anybody. `session`: a signed-in account. `step-up`: also a sign-in or step-up of the last 15 minutes. */
export type Access = 'public' | 'session' | 'step-up'

export interface Endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
> {
  method: Method
  /** Below `/api`, with `:name` for each key of `params`. */
  path: string
  access: Access
  /** One sentence for the API description. */
  summary: string
  /** Status of success; 204 has no body. */
  status: 200 | 201 | 204
  params: Params
  query: Query
  body: Body
  output: Output
}

export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

type Declared<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> = Omit<
  Endpoint<P, Q, B, O>,
  'status' | 'params' | 'query' | 'body'
> & { status?: 200 | 201 | 204; params?: P; query?: Q; body?: B }

/** An empty part would otherwise forbid every key of the others. */
type Given<T> = string extends keyof T ? unknown : T

/** What a use case receives: path, query and body in one object; path parameters win over the others. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Given<z.output<P>> & Given<z.output<Q>> & Given<z.output<B>>
    : never

/** What a caller writes. */
export type RequestOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Given<z.input<P>> & Given<z.input<Q>> & Given<z.input<B>>
    : never

export type OutputOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never

export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
  B extends z.ZodType = typeof NOTHING,
>(declared: Declared<P, Q, B, O>): Endpoint<P, Q, B, O> {
  return {
    status: 200,
    ...declared,
    params: declared.params ?? (NOTHING as unknown as P),
    query: declared.query ?? (NOTHING as unknown as Q),
    body: declared.body ?? (NOTHING as unknown as B),
  }
}
