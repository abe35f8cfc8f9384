/** Reads a JSON body within a limit that holds for chunked bodies too, and nothing that is not JSON. */
import { fail } from '#shared/errors.ts'
import type { AppContext } from './request.ts'

/** Three languages of a long point, written as JSON; larger texts come as imports. */
export const MAX_BODY_BYTES = 1024 * 1024

/** An absent body is an empty object, so that the schema says which fields are missing. */
export async function readJson(c: AppContext): Promise<unknown> {
  const type = c.req.header('content-type')
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) fail('input.not_json')
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > MAX_BODY_BYTES) fail('input.too_large', { maximum: MAX_BODY_BYTES })
  const bytes = await readBytes(c.req.raw.body)
  if (bytes.length === 0) return {}
  if (type === undefined) fail('input.not_json')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail('input.invalid', { issues: [{ path: 'body', problem: 'malformed_json' }] })
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.length
    if (size > MAX_BODY_BYTES) {
      await reader.cancel()
      fail('input.too_large', { maximum: MAX_BODY_BYTES })
    }
    chunks.push(value)
  }
}
