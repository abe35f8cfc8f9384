/** Reads and writes frames of the y-websocket protocol. It decides on decoded numbers only, never on bytes, and applies nothing. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE } from '#shared/protocol.ts'

const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type Frame =
  /** The sender asks for what its state vector lacks. */
  | { kind: 'step1'; vector: Uint8Array }
  /** The sender has something to store; `isStep2` if it answers our step 1. */
  | { kind: 'write'; update: Uint8Array; isStep2: boolean }
  | { kind: 'awareness'; payload: Uint8Array }
  | { kind: 'query-awareness' }
  /** A type that we do not know, or that only a server sends. */
  | { kind: 'unknown' }
  | { kind: 'malformed' }

export type WriteFrame = Extract<Frame, { kind: 'write' }>

/** `00 82 00 …` and `00 02 …` are the same frame: a filter on bytes would let the first one pass. */
export function readFrame(bytes: Uint8Array): Frame {
  try {
    const decoder = decoding.createDecoder(bytes)
    const frame = readBody(decoder)
    const isWhole = frame.kind === 'unknown' || !decoding.hasContent(decoder)
    return isWhole ? frame : { kind: 'malformed' }
  } catch {
    return { kind: 'malformed' }
  }
}

function readBody(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.awareness:
      return { kind: 'awareness', payload: readBytes(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: 'query-awareness' }
    default:
      return { kind: 'unknown' }
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case SYNC.step1:
      return { kind: 'step1', vector: readBytes(decoder) }
    case SYNC.step2:
      return { kind: 'write', update: readBytes(decoder), isStep2: true }
    case SYNC.update:
      return { kind: 'write', update: readBytes(decoder), isStep2: false }
    default:
      return { kind: 'malformed' }
  }
}

/** A promised length past the end throws before anything is reserved for it. */
function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new RangeError('a length goes past the end')
  return decoding.readUint8Array(decoder, length)
}

export function step1Frame(vector: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step1, vector)
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.update, update)
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** Reads a state vector strictly: at most `maxClients` entries, nothing behind them. Null if it is none. */
export function readVector(bytes: Uint8Array, maxClients: number): Map<number, number> | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count > maxClients) return null
    const vector = new Map<number, number>()
    for (let left = count; left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      vector.set(client, decoding.readVarUint(decoder))
    }
    return decoding.hasContent(decoder) ? null : vector
  } catch {
    return null
  }
}
