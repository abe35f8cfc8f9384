/** What a replica is told when it asks: the committed state, whole or what it lacks. Only to be called while the room is clean. */
import * as Y from 'yjs'
import { LIMITS } from '#shared/protocol.ts'
import { type Connection, send } from './connection.ts'
import type { Room } from './room.ts'
import { step1Frame, step2Frame } from './wire.ts'

/** The whole document. Encoded once per committed state, however many ask for it: after a restart everybody does. */
export function stateOf(room: Room): Uint8Array {
  room.frames.state ??= Y.encodeStateAsUpdate(room.doc)
  return room.frames.state
}

function stateFrameOf(room: Room): Uint8Array {
  room.frames.step2 ??= step2Frame(stateOf(room))
  return room.frames.step2
}

export function step1Of(room: Room): Uint8Array {
  room.frames.step1 ??= step1Frame(Y.encodeStateVector(room.doc))
  return room.frames.step1
}

export function answerStep1(room: Room, connection: Connection, vector: ReadonlyMap<number, number>): void {
  if (connection.state === 'closing') return
  const frame =
    vector.size === 0
      ? stateFrameOf(room)
      : step2Frame(Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(new Map(vector))))
  send(connection, frame)
  // Asking again before the last answer is read does not make the bill longer.
  if (frame.length > LIMITS.bufferedBytes / 2) connection.allowance = frame.length
}
