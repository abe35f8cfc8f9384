/** The door: takes sockets from http, decides who may stay, reads their frames within limits. What frames mean is decided elsewhere. */
import type { RawData, WebSocket } from 'ws'
import { AppError, type ErrorCode } from '#shared/errors.ts'
import { CLOSE, jsonFrame, LIMITS, MESSAGE } from '#shared/protocol.ts'
import { SCHEMA_VERSION } from '#shared/schema.ts'
import { admit, closeCodeFor, isSameAdmission } from './access.ts'
import { freshClientId, SPARES } from './client-ids.ts'
import {
  type Admission,
  close,
  type Connection,
  connectionOf,
  RECONNECT,
  send,
  spend,
  type Upgrade,
} from './connection.ts'
import { greet, receiveAwareness } from './presence.ts'
import { closeForBug, refuse, refuseTooLarge } from './refusals.ts'
import type { Room } from './room.ts'
import type { OpenRooms } from './open-rooms.ts'
import { answerStep1, step1Of } from './sync.ts'
import { type Frame, readFrame, readVector, type WriteFrame } from './wire.ts'

const MESSAGES = { perSecond: 60, burst: 200 }
const BYTES = { perSecond: 512 * 1024, burst: 4 * 1024 * 1024 }
/** Step 1 and query awareness: a few bytes that ask for many. */
const QUESTIONS = { perSecond: 1, burst: 10 }
/** Frames kept for a socket about which nothing is decided yet. */
const MAX_WAITING = 64
const MAX_VECTOR = 20_000

export interface Sockets {
  readonly all: ReadonlySet<Connection>
  connect(ws: WebSocket, upgrade: Upgrade): void
  /** Decides anew whether a socket may stay; what it sends meanwhile waits. */
  checkAgain(connection: Connection): Promise<void>
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
    if (isShut) {
      close(connection, CLOSE.goingAway, 'server.going_away')
      return
    }
    all.add(connection)
    stats.sockets = all.size
    if (countOf(upgrade.signedIn?.accountId) > maxPerAccount)
      close(connection, CLOSE.tooMany, 'rate.too_many')
    else void letIn(connection)
  }

  function countOf(accountId: string | undefined): number {
    let count = 0
    for (const { upgrade, state } of all) {
      if (accountId !== undefined && upgrade.signedIn?.accountId === accountId && state !== 'closing') count++
    }
    return count
  }

  async function letIn(connection: Connection): Promise<void> {
    try {
      let admission: Admission
      do {
        connection.isInDoubt = false
        admission = await admit(ctx, connection.upgrade)
      } while (connection.isInDoubt)
      connection.admission = admission
      if (isOutdated(connection.upgrade)) {
        const detail = 'the page knows another schema'
        refuse(ctx, connection, { code: 'update.refused', rule: 'schema', detail })
        return
      }
      const room = await rooms.open(connection.upgrade.registerId)
      await join(room, connection)
    } catch (error) {
      turnAway(connection, error, false)
    }
  }

  async function checkAgain(connection: Connection): Promise<void> {
    connection.isInDoubt = true
    const { room, admission } = connection
    if (connection.state !== 'open' || !room || !admission) return
    connection.state = 'checking'
    const withdrawn = room.queue.withdraw((write) => write.connection === connection)
    connection.waiting.push(...withdrawn.map((write) => write.frame))
    try {
      while (connection.isInDoubt) {
        connection.isInDoubt = false
        const now = await admit(ctx, connection.upgrade)
        if (!isSameAdmission(admission, now)) close(connection, RECONNECT.accessChanged, 'access has changed')
        connection.admission = now
      }
      reopen(connection)
    } catch (error) {
      turnAway(connection, error, true)
    }
  }

  function turnAway(connection: Connection, error: unknown, wasAdmitted: boolean): void {
    const code = closeCodeFor(error, wasAdmitted)
    if (code !== null) {
      close(connection, code, error instanceof AppError ? (error.code satisfies ErrorCode) : '')
      return
    }
    ctx.log.error({ err: error, requestId: connection.upgrade.requestId }, 'a socket could not be let in')
    closeForBug(connection)
  }

  function onClose(this: WebSocket): void {
    const connection = connections.get(this)
    if (!connection) return
    all.delete(connection)
    stats.sockets = all.size
    connection.state = 'closing'
    connection.room?.leave(connection)
  }

  return {
    all,
    connect,
    checkAgain,
    shut: () => void (isShut = true),
  }
}

/** An editor of another schema would delete what it does not know. */
function isOutdated({ schema }: Upgrade): boolean {
  return schema !== undefined && schema !== String(SCHEMA_VERSION)
}

/** Its client ids are stored and the state is committed before it hears anything. */
async function join(room: Room, connection: Connection): Promise<void> {
  const accountId = connection.upgrade.signedIn?.accountId ?? ''
  const access = connection.admission?.access ?? 'read'
  const ids = Array.from({ length: access === 'write' ? 1 + SPARES : 1 }, () => {
    const clientId = freshClientId(room.clientIds, room.doc)
    room.bind(clientId, accountId)
    return clientId
  })
  await room.queue.settle(() => {
    if (connection.state === 'closing') return
    const [clientId, ...spares] = ids
    const { seq, epoch } = room.head
    connection.room = room
    room.sockets.add(connection)
    send(connection, jsonFrame(MESSAGE.welcome, { clientId, epoch, seq, access, spares }))
    send(connection, step1Of(room))
    greet(room, connection)
    reopen(connection)
  })
}

function reopen(connection: Connection): void {
  if (connection.state === 'closing') return
  connection.state = 'open'
  const frames = connection.waiting
  connection.waiting = []
  connection.waitingBytes = 0
  for (const frame of frames) take(connection, frame)
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

function take(connection: Connection, frame: Frame): void {
  if (connection.state === 'closing') return
  const { room } = connection
  if (connection.state === 'open' && room) obey(room, connection, frame)
  else keep(connection, frame)
}

function keep(connection: Connection, frame: Frame): void {
  connection.waitingBytes += sizeOf(frame)
  connection.waiting.push(frame)
  const isTooMuch = connection.waiting.length > MAX_WAITING || connection.waitingBytes > LIMITS.frameBytes
  if (isTooMuch) close(connection, CLOSE.tooMany, 'rate.too_many')
}

function sizeOf(frame: Frame): number {
  if (frame.kind === 'write') return frame.update.length
  return frame.kind === 'awareness' ? frame.payload.length : 0
}

function obey(room: Room, connection: Connection, frame: Frame): void {
  switch (frame.kind) {
    case 'write':
      receiveWrite(room, connection, frame)
      return
    case 'awareness':
      receiveAwareness(room, connection, frame.payload)
      return
    case 'step1':
      receiveStep1(room, connection, frame.vector)
      return
    case 'query-awareness':
      if (mayAsk(connection)) greet(room, connection)
      return
    case 'malformed':
      refuseMalformed(room, connection)
      break
    case 'unknown':
  }
}

function receiveWrite(room: Room, connection: Connection, frame: WriteFrame): void {
  const limit = frame.isStep2 ? LIMITS.frameBytes : LIMITS.updateBytes
  if (frame.update.length > limit) refuseTooLarge(room.engine.ctx, connection, limit)
  else room.queue.push({ connection, frame })
}

function receiveStep1(room: Room, connection: Connection, bytes: Uint8Array): void {
  if (!mayAsk(connection)) return
  const vector = readVector(bytes, MAX_VECTOR)
  if (!vector) refuseMalformed(room, connection)
  else room.queue.whenClean(() => answerStep1(room, connection, vector))
}

/** Whoever does not read the last answer gets no other. */
function mayAsk(connection: Connection): boolean {
  const isFlood = !spend(connection.questions, 1, QUESTIONS.perSecond, QUESTIONS.burst)
  if (isFlood) close(connection, CLOSE.tooMany, 'rate.too_many')
  else if (connection.ws.bufferedAmount > LIMITS.bufferedBytes)
    close(connection, CLOSE.tooSlow, 'room.too_slow')
  return connection.state !== 'closing'
}

function refuseMalformed(room: Room, connection: Connection): void {
  refuse(room.engine.ctx, connection, {
    code: 'update.refused',
    rule: 'W5',
    detail: 'no frame of the protocol',
  })
}
