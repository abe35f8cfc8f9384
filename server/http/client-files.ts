/** Serves the built client. Every address that is no file is a screen of the same page; what is not built is said so. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { AppEnv } from './request.ts'

/** Files in here carry a hash of their content in their name. */
const HASHED = '/assets/'

export function serveClient(app: Hono<AppEnv>, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('*', (c) => c.text('The client is not built. Run: npm run build\n', 503))
    return
  }
  app.use(
    '*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', cacheFor(c.req.path)),
    }),
  )
  // A missing script must not come back as a page: the browser would try to run it.
  app.get(`${HASHED}*`, (c) => c.text('Not found\n', 404))
  app.get(
    '*',
    serveStatic({
      path: join(folder, 'index.html'),
      onFound: (_path, c) => c.header('cache-control', 'no-cache'),
    }),
  )
}

function cacheFor(path: string): string {
  return path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
