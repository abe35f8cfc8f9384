/** The ledger as a file to keep, streamed line by line; the only answer that is neither JSON nor events. It decides no rights. */
import { Readable } from 'node:stream'
import type { Ctx, SignedIn } from '../context.ts'
import { exportLedger } from '../domain/ledger.ts'
import { workspaceIn } from './input.ts'
import type { AppContext } from './request.ts'

/** Read only as fast as the client takes it: a long record never lies in memory whole. */
export async function sendLedger(ctx: Ctx, c: AppContext, signedIn: SignedIn): Promise<Response> {
  const { filename, lines } = await exportLedger(ctx, signedIn, { ws: workspaceIn(c) })
  c.header('content-type', 'application/jsonl; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${filename}"`)
  c.header('cache-control', 'no-store')
  return c.body(Readable.toWeb(Readable.from(bytesOf(lines))) as ReadableStream<Uint8Array>)
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}
