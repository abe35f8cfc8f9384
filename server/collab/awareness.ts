/**
 * Presence in a room: relayed without applying, under the sender's own client id, with the name that the server stamps.
 * It keeps the last state per connection and nothing else; a state is shown only once its client id is stored.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS, MESSAGE, type Stamp } from '#shared/protocol.ts'
import type { Connection } from './connection.ts'

/** The most entries in one message: a stock client repeats what it heard of everybody in the room. */
const MAX_ENTRIES = 1_000

/** A clock beyond what a reader can count would make every message that it stands in unreadable for everybody. */
const MAX_CLOCK = 2 ** 48

interface Shown {
  connection: Connection
  /** Of the sender; it grows with every state. */
  clock: number
  /** Added before relaying: who comes back under an id that left would be ignored with the clock of before. */
  shift: number
  json: string
}

export interface Presence {
  shown: Map<number, Shown>
  /** Client ids whose state or departure is not told yet. */
  untold: Set<number>
  /** The last clock told of each id that left. */
  departed: Map<number, number>
}

export interface AwarenessEntry {
  clientId: number
  clock: number
  /** Null: too long to be anybody's state. */
  json: string | null
}

export function createPresence(): Presence {
  return { shown: new Map(), untold: new Set(), departed: new Map() }
}

/** Throws on what is no awareness message. */
export function readAwareness(payload: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(payload)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_ENTRIES) throw new RangeError('too many entries')
  const entries: AwarenessEntry[] = []
  for (let left = count; left > 0; left--) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ clientId, clock, json: readState(decoder) })
  }
  if (decoding.hasContent(decoder)) throw new RangeError('bytes after the end')
  return entries
}

function readState(decoder: decoding.Decoder): string | null {
  const start = decoder.pos
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new RangeError('a length goes past the end')
  if (length > LIMITS.awarenessBytes) {
    decoder.pos += length
    return null
  }
  decoder.pos = start
  return decoding.readVarString(decoder)
}

/** The state as others get it: whatever it claims to be under `user` is overwritten. Throws on what is no JSON object. */
export function stamped(json: string, stamp: Stamp): string {
  const state: unknown = JSON.parse(json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) throw new RangeError('not a state')
  const told = JSON.stringify({ ...state, user: stamp })
  // Whoever copies such a state changes what the copy inherits. Written anew, no escape hides the key, and no text looks
  // like it.
  if (told.includes('"__proto__":')) throw new RangeError('not a state')
  return told
}

export function show(
  presence: Presence,
  connection: Connection,
  entry: { clientId: number; clock: number; json: string },
): void {
  const { clientId, clock, json } = entry
  const before = presence.shown.get(clientId)
  // A stock client repeats its own state among what it heard of others.
  if (before && clock <= before.clock) return
  const shift = before?.shift ?? Math.max(0, (presence.departed.get(clientId) ?? -1) + 1 - clock)
  if (clock + shift > MAX_CLOCK) throw new RangeError('a clock at the end of all numbers')
  presence.departed.delete(clientId)
  presence.shown.set(clientId, { connection, clock, shift, json })
  presence.untold.add(clientId)
}

/** The connection is gone, or shows itself no longer. */
export function depart(presence: Presence, clientId: number): void {
  const shown = presence.shown.get(clientId)
  if (!shown) return
  presence.shown.delete(clientId)
  presence.departed.set(clientId, shown.clock + shown.shift)
  presence.untold.add(clientId)
}

/** What is new since the last call, as one frame for all; states under an id that `isStored` denies wait. */
export function takeNews(
  presence: Presence,
  isStored: (clientId: number) => boolean,
): { frame: Uint8Array; only: Connection | null } | null {
  const told = [...presence.untold].filter((id) => isStored(id))
  if (told.length === 0) return null
  for (const id of told) presence.untold.delete(id)
  const [first = 0] = told
  const only = told.length === 1 ? (presence.shown.get(first)?.connection ?? null) : null
  return { frame: frameOf(presence, told), only }
}

/** Everybody who is shown, for somebody who comes; null if nobody is. */
export function everybody(presence: Presence, isStored: (clientId: number) => boolean): Uint8Array | null {
  const ids = [...presence.shown.keys()].filter((id) => isStored(id))
  return ids.length === 0 ? null : frameOf(presence, ids)
}

function frameOf(presence: Presence, ids: readonly number[]): Uint8Array {
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ids.length)
    for (const id of ids) {
      const shown = presence.shown.get(id)
      encoding.writeVarUint(encoder, id)
      encoding.writeVarUint(encoder, shown ? shown.clock + shown.shift : (presence.departed.get(id) ?? 0))
      encoding.writeVarString(encoder, shown?.json ?? 'null')
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, payload)
  })
}
