/** The door: takes sockets from http, counts them, reads their frames at a bounded pace. What frames mean is decided elsewhere. */
import { type RawData, WebSocket } from 'ws'
import { CLOSE } from '#shared/protocol.ts'
import { letIn } from './admissions.ts'
import { close, type Connection, connectionOf, spend, type Upgrade } from './connection.ts'
import { take } from './frames.ts'
import type { OpenRooms } from './open-rooms.ts'
import { readFrame } from './wire.ts'

/** Of the web socket protocol itself. */
const MESSAGE_TOO_BIG = 1009
const MESSAGES = { perSecond: 60, burst: 200 }
const BYTES = { perSecond: 512 * 1024, burst: 4 * 1024 * 1024 }

export interface Sockets {
  readonly all: ReadonlySet<Connection>
  connect(ws: WebSocket, upgrade: Upgrade): void
  /** Nobody comes in any more. */
  shut(): void
}

/** Found by the socket's own events, so that no socket needs functions of its own. */
const connections = new WeakMap<WebSocket, Connection>()

export function createSockets(rooms: OpenRooms, maxPerAccount: number): Sockets {
  const { ctx, stats } = rooms.engine
  const all = new Set<Connection>()
  let isShut = false

  function connect(ws: WebSocket, upgrade: Upgrade): void {
    const connection = connectionOf(ws, upgrade, stats)
    connections.set(ws, connection)
    ws.on('message', onMessage)
    ws.on('close', onClose)
    // Without a listener a bad frame of six bytes ends the process.
    ws.on('error', onError)
    ws.on('pong', onPong)
    ws.close = closeByContract
    all.add(connection)
    stats.sockets = all.size
    if (isShut) close(connection, CLOSE.goingAway, 'server.going_away')
    else if (countOf(upgrade.signedIn?.accountId) > maxPerAccount)
      close(connection, CLOSE.tooMany, 'rate.too_many')
    else void letIn(ctx, connection, rooms.open)
  }

  function countOf(accountId: string | undefined): number {
    let count = 0
    for (const { upgrade, state } of all) {
      if (accountId !== undefined && upgrade.signedIn?.accountId === accountId && state !== 'closing') count++
    }
    return count
  }

  function onClose(this: WebSocket): void {
    const connection = connections.get(this)
    if (!connection) return
    all.delete(connection)
    stats.sockets = all.size
    connection.state = 'closing'
    connection.room?.leave(connection)
  }

  return { all, connect, shut: () => void (isShut = true) }
}

/** The library closes an oversized frame with 1009, after which a stock client comes back and sends it again. */
function closeByContract(this: WebSocket, code?: number, reason?: string | Buffer): void {
  WebSocket.prototype.close.call(this, code === MESSAGE_TOO_BIG ? CLOSE.tooLarge : code, reason)
}

function onPong(this: WebSocket): void {
  const connection = connections.get(this)
  if (connection) connection.isAlive = true
}

/** What went wrong is known from the close that follows; a peer's bad frame is not our fault. */
function onError(this: WebSocket, error: Error & { code?: string }): void {
  const connection = connections.get(this)
  if (!connection || connection.state === 'closing') return
  close(connection, error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? CLOSE.tooLarge : 1002, 'bad frame')
}

function onMessage(this: WebSocket, message: RawData, isBinary: boolean): void {
  const connection = connections.get(this)
  if (!connection || connection.state === 'closing') return
  connection.isAlive = true
  const bytes = message as Buffer
  const isWithin =
    spend(connection.messages, 1, MESSAGES.perSecond, MESSAGES.burst) &&
    spend(connection.bytes, bytes.length, BYTES.perSecond, BYTES.burst)
  if (!isWithin) close(connection, CLOSE.tooMany, 'rate.too_many')
  else if (isBinary) take(connection, readFrame(bytes))
  else take(connection, { kind: 'malformed' })
}
