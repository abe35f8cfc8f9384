/** The HTTP server around a core: listens, upgrades sockets within limits, and stops in an order that loses nothing. */
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import { type WebSocket, WebSocketServer } from 'ws'
import { LIMITS } from '#shared/protocol.ts'
import project from '../../package.json' with { type: 'json' }
import { createTelemetry } from '../adapters/telemetry.ts'
import type { Config } from '../context.ts'
import { createApp } from '../http/app.ts'
import { JOBS } from '../jobs/jobs.ts'
import { startJobs } from '../jobs/runner.ts'
import type { Core } from './core.ts'
import { watchRooms } from './figures.ts'

/** Half-open requests are gone within ten seconds, however slowly they trickle. */
const LIMITS_OF_REQUESTS = {
  headersTimeout: 8_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8 * 1024,
  keepAliveTimeout: 20_000,
  // Whatever else is asked for would be taken out of the server's hands and held without an answer for ever.
  shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket',
}
/** For answers that are under way when the server stops. */
const FINISH_MS = 1_000

export interface RunningServer {
  port: number
  close(): Promise<void>
}

export async function serveHttp(core: Core, config: Config): Promise<RunningServer> {
  const closing = new AbortController()
  const telemetry = createTelemetry()
  watchRooms(telemetry, core.rooms)
  const app = createApp<WebSocket>(core.ctx, {
    openSocket: core.rooms.connect,
    figures: telemetry,
    clientFolder: join(import.meta.dirname, '../../dist/client'),
    version: project.version,
    closing: closing.signal,
  })
  // Compression of small frames costs eight times the CPU and makes a few bytes a bomb.
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // The message type and length come on top; whoever stays below is refused with a reason instead of cut.
    maxPayload: LIMITS.frameBytes + 1024,
  })
  // An error that nobody hears ends the process, and a socket is not anybody's yet when it is born.
  sockets.on('connection', (socket) => socket.on('error', () => undefined))
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Its declared shape leaves out overloads of the real one.
    websocket: { server: sockets as unknown as WebSocketServerLike },
    serverOptions: LIMITS_OF_REQUESTS,
    overrideGlobalObjects: false,
  }) as Server
  await listen(server, config)
  const jobs = startJobs(core.ctx, JOBS, crypto.randomUUID())
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const ended = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      closing.abort()
      server.closeIdleConnections()
      await jobs.stop()
      await core.rooms.close()
      await Promise.race([ended, pause(FINISH_MS, undefined, { ref: false })])
      server.closeAllConnections()
      await core.close()
    },
  }
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
