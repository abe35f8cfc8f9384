/** For those who run the server: whether it lives, whether it can work, and its figures. Nothing here names people or content. */
import type { Hono } from 'hono'
import type { Ctx } from '../context.ts'
import { databaseAnswers } from '../domain/readiness.ts'
import type { AppEnv } from './request.ts'

/** What the figures are read from; adapters/telemetry.ts implements it. */
export interface Figures {
  contentType: string
  text(): Promise<string>
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void
}

export function serveOps(
  app: Hono<AppEnv>,
  ctx: Ctx,
  { figures, closing }: { figures: Figures; closing: AbortSignal },
): void {
  app.get('/healthz', (c) => c.json({ status: 'alive' }))
  app.get('/readyz', async (c) => {
    const database = await databaseAnswers(ctx)
    const ready = database && !closing.aborted
    return c.json(
      { status: ready ? 'ready' : 'not_ready', database, stopping: closing.aborted },
      ready ? 200 : 503,
    )
  })
  app.get('/metrics', async (c) => {
    c.header('content-type', figures.contentType)
    return c.body(await figures.text())
  })
}
