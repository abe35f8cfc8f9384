/** What a socket may send and what becomes of it: each kind of frame within its limits, to where it is dealt with. */
import { CLOSE, LIMITS } from '#shared/protocol.ts'
import { close, type Connection, spend } from './connection.ts'
import { greet, receiveAwareness } from './presence.ts'
import { refuse, refuseTooLarge } from './refusals.ts'
import type { Room } from './room.ts'
import { answerStep1 } from './sync.ts'
import { type Frame, readVector, type WriteFrame } from './wire.ts'

/** Step 1 and query awareness: a few bytes that ask for many. */
const QUESTIONS = { perSecond: 1, burst: 10 }
/** Frames kept for a socket that nobody has looked at yet. */
const MAX_OF_STRANGERS = 64
/**
 * For members, who type on while the database is slow: what they may send in ten seconds. A stock client that is cut with
 * 4429 never comes back.
 */
const MAX_OF_MEMBERS = 600
const MAX_VECTOR = 20_000

/** While a socket's rights are being decided its frames wait, up to a bound. */
export function take(connection: Connection, frame: Frame): void {
  if (connection.state === 'closing') return
  const { room } = connection
  if (connection.state === 'open' && room) obey(room, connection, frame)
  else keep(connection, frame)
}

function keep(connection: Connection, frame: Frame): void {
  connection.waitingBytes += sizeOf(frame)
  connection.waiting.push(frame)
  const most = connection.admission ? MAX_OF_MEMBERS : MAX_OF_STRANGERS
  const isTooMuch = connection.waiting.length > most || connection.waitingBytes > LIMITS.frameBytes
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
