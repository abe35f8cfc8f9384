/** The HTTP surface as OpenAPI, made from the schemas that the server checks with. */
import * as z from 'zod'
import type { AnyEndpoint } from '#shared/endpoint.ts'
import { ERRORS } from '#shared/errors.ts'

type Schema = z.core.JSONSchema.BaseSchema

const REFUSED = { $ref: '#/components/responses/Refused' }

export function describeApi(endpoints: readonly AnyEndpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describe(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Samakki', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'samakki_session' } },
      responses: {
        Refused: { description: 'Why not, in the language of the caller.', content: json(REFUSAL) },
      },
    },
  }
}

const REFUSAL: Schema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS)),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
      requestId: z.string(),
    }),
  }),
)

function describe(endpoint: AnyEndpoint): object {
  const done = {
    description: 'Done.',
    ...(endpoint.status !== 204 && { content: json(schemaOf(endpoint.output, 'output')) }),
  }
  return {
    summary: endpoint.summary,
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(endpoint.method !== 'GET' &&
      hasFields(endpoint.body) && {
        requestBody: { required: true, content: json(schemaOf(endpoint.body, 'input')) },
      }),
    responses: { [endpoint.status]: done, '4XX': REFUSED, '5XX': REFUSED },
    ...(endpoint.access === 'step-up' && { 'x-step-up': true }),
  }
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, property]) => {
    return { name, in: where, required: where === 'path' || required.includes(name), schema: property }
  })
}

function hasFields(schema: z.ZodType): boolean {
  return Object.keys(schemaOf(schema, 'input').properties ?? {}).length > 0
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}

function json(schema: Schema): object {
  return { 'application/json': { schema } }
}
