// A register behind a real server: real database, real sockets, the real engine; only the rest of HTTP is left out.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { createBus } from '#server/collab/bus.ts'
import { createRooms, type Rooms } from '#server/collab/rooms.ts'
import type { SweepTimes } from '#server/collab/sweep.ts'
import type { Ctx, Log } from '#server/context.ts'
import { createRegister } from '#server/domain/registers.ts'
import { startSession, validateSession } from '#server/domain/sessions.ts'
import { newId } from '#shared/ids.ts'
import { LIMITS } from '#shared/protocol.ts'
import { addPoint } from '#shared/register.ts'
import type { SILENT } from '#tests/databases.ts'
import { DELEGATIONS, type World, world } from '#tests/world.ts'

export interface Stage {
  world: World
  ctx: Ctx
  rooms: Rooms
  /** `ws://127.0.0.1:port/collab` */
  url: string
  registerId: string
  /** Of the points that are there from the start. */
  pointIds: string[]
  /** Every line that the engine logged. */
  lines: LogLine[]
  accountId(email: string): Promise<string>
  /** A new session of this member, as the Cookie header wants it. */
  cookie(email: string): Promise<string>
  newRegister(points?: number): Promise<{ registerId: string; pointIds: string[] }>
  /** Ends the engine and the server; the database stays open. */
  halt(): Promise<void>
  /** Ends the engine and the server, and starts both anew on the same database and port. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface LogLine {
  level: string
  fields: Record<string, unknown>
  message: string
}

export interface StageOptions {
  postgres?: boolean
  points?: number
  maxSocketsPerAccount?: number
  maxClientIds?: number
  times?: SweepTimes
}

const SESSION = 'samakki_session'

export async function stage(options: StageOptions = {}): Promise<Stage> {
  const base = await world(options.postgres === undefined ? {} : { postgres: options.postgres })
  const lines: LogLine[] = []
  const running = await run({ ...base.ctx, log: collecting(lines) }, options, 0)
  base.ctx.registers = running.rooms
  base.ctx.bus = running.ctx.bus
  const built: Stage = {
    world: base,
    ctx: running.ctx,
    rooms: running.rooms,
    url: `ws://127.0.0.1:${running.port}/collab`,
    registerId: '',
    pointIds: [],
    lines,
    accountId: async (email) => (await base.actor(email)).accountId,
    cookie: (email) => cookieOf(base, email),
    newRegister: (points) => newRegister(built, points ?? 1),
    halt: () => running.stop(),
    restart: async () => {
      await running.stop()
      Object.assign(running, await run(built.ctx, options, running.port))
      Object.assign(built, { ctx: running.ctx, rooms: running.rooms })
      base.ctx.registers = running.rooms
      base.ctx.bus = running.ctx.bus
    },
    close: async () => {
      await running.stop()
      await base.close()
    },
  }
  Object.assign(built, await newRegister(built, options.points ?? 2))
  return built
}

export interface Running {
  ctx: Ctx
  rooms: Rooms
  port: number
  stop(): Promise<void>
}

export async function run(
  base: Omit<Ctx, 'registers'>,
  options: StageOptions,
  port: number,
): Promise<Running> {
  const parts = { ...base, bus: createBus(base.log) }
  const { maxSocketsPerAccount = 50, maxClientIds, times } = options
  const rooms = createRooms(parts, {
    maxSocketsPerAccount,
    ...(maxClientIds && { maxClientIds }),
    ...(times && { times }),
  })
  const ctx: Ctx = { ...parts, registers: rooms }
  const server = createServer()
  const upgrader = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LIMITS.frameBytes + 1024,
  })
  server.on(
    'upgrade',
    (request, socket, head) => void upgrade(ctx, rooms, upgrader, { request, socket, head }),
  )
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { ctx, rooms, port: (server.address() as AddressInfo).port, stop: () => stop(server, rooms) }
}

async function stop(server: Server, rooms: Rooms): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  await rooms.close()
  server.closeAllConnections()
  await closed
}

interface Handshake {
  request: IncomingMessage
  socket: Duplex
  head: Buffer
}

async function upgrade(
  ctx: Ctx,
  rooms: Rooms,
  upgrader: WebSocketServer,
  { request, socket, head }: Handshake,
): Promise<void> {
  const address = '127.0.0.1'
  const requestId = newId(Date.now())
  const [, cookie = ''] = (request.headers.cookie ?? '').match(new RegExp(`${SESSION}=([^;]+)`)) ?? []
  const signedIn = await validateSession(ctx, cookie, { address, requestId })
  const schema = new URL(request.url ?? '', 'ws://any').searchParams.get('schema') ?? undefined
  const [, registerId = ''] = (request.url ?? '').match(/^\/collab\/([^?]+)/) ?? []
  upgrader.handleUpgrade(request, socket, head, (ws) =>
    rooms.connect(ws, { registerId, signedIn, schema, address, requestId }),
  )
}

async function cookieOf({ ctx, actor }: World, email: string): Promise<string> {
  const { accountId } = await actor(email)
  const device = { userAgent: 'test', address: '127.0.0.1' }
  const session = await ctx.db.transaction().execute((trx) => startSession(trx, ctx.now(), accountId, device))
  return `${SESSION}=${session.cookieValue}`
}

async function newRegister(
  built: Stage,
  points: number,
): Promise<{ registerId: string; pointIds: string[] }> {
  const { ctx, world: base } = built
  const chair = await base.actor('chair@th.example')
  const title = { th: 'วาระ', km: 'របៀបវារៈ', en: 'Agenda' }
  const registerId = await ctx.db.transaction().execute((trx) => {
    return createRegister(trx, ctx.now(), { workspaceId: base.workspace.id, kind: 'agenda', title })
  })
  const pointIds = Array.from({ length: points }, () => newId(ctx.now().getTime()))
  await built.rooms.edit(registerId, chair.accountId, (doc) => {
    for (const [index, id] of pointIds.entries()) {
      const words = { th: 'หัวข้อ', km: 'ចំណុច', en: `Point ${index + 1}` }
      addPoint(doc, { id, kind: 'agenda', order: `a${index}`, title: words, sides: DELEGATIONS })
    }
  })
  return { registerId, pointIds }
}

function collecting(lines: LogLine[]): Log {
  const level = (name: keyof typeof SILENT) => (fields: object, message: string) => {
    lines.push({ level: name, fields: fields as LogLine['fields'], message })
  }
  return { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') }
}
