/** Serves the built client. Every address that is no file is a screen of the same page; what is not built is said so. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { AppEnv } from './request.ts'

/** Files in here carry a hash of their content in their name. */
const HASHED = '/assets/'
const FOR_EVER = 'public, max-age=31536000, immutable'

export function serveClient(app: Hono<AppEnv>, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('*', (c) => c.text('The client is not built. Run: npm run build\n', 503))
    return
  }
  app.use('*', async (c, next) => {
    c.header('cache-control', c.req.path.startsWith(HASHED) ? FOR_EVER : 'no-cache')
    await next()
  })
  // Public files only: an answer that mixes secrets with what a caller chose must not be compressed.
  app.use('*', compress())
  app.use('*', serveStatic({ root: folder, precompressed: true }))
  // A missing script must not come back as a page: the browser would try to run it.
  app.get(`${HASHED}*`, (c) => c.text('Not found\n', 404, { 'cache-control': 'no-store' }))
  app.get('*', serveStatic({ path: join(folder, 'index.html') }))
}
