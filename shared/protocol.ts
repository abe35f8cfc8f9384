/** The wire format of /collab/:registerId: y-websocket as published, plus the messages of ours that a stock client ignores. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as z from 'zod'

export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server → client: the sequence number up to which this connection's changes are stored. */
  saved: 100,
  /** Server → client, before a close: what was refused and by which rule. */
  refused: 101,
  /** Server → client, first message: a fresh client id to use, and what the connection may do. */
  welcome: 102,
  /** Server → client, every ten seconds: sequence number and content hash, so that a replica that differs notices. */
  beacon: 103,
} as const

export const CLOSE = {
  goingAway: 1001,
  noSession: 4401,
  noAccess: 4403,
  noRegister: 4404,
  tooSlow: 4408,
  refused: 4409,
  tooLarge: 4413,
  tooMany: 4429,
} as const

/** Client ids below this are the server's own. */
export const FIRST_CLIENT_ID = 256

export const LIMITS = {
  /** A paste of forty Thai pages is about 180 kB; anything larger is an import. */
  updateBytes: 256 * 1024,
  /** A sync step 2 of an old document carries its whole delete set. */
  frameBytes: 1024 * 1024,
  awarenessBytes: 4 * 1024,
  /** Bytes that a socket may leave unread before it is cut. */
  bufferedBytes: 4 * 1024 * 1024,
} as const

export const Welcome = z.object({
  clientId: z.int().min(FIRST_CLIENT_ID),
  epoch: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  access: z.enum(['write', 'read']),
  /** Ids to keep for pages that start offline; each for one page only, none for readers. */
  spares: z.array(z.int().min(FIRST_CLIENT_ID)).default([]),
})
export type Welcome = z.infer<typeof Welcome>

export const Refused = z.object({ code: z.string(), rule: z.string(), pointId: z.string().optional() })
export type Refused = z.infer<typeof Refused>

export const Beacon = z.object({ seq: z.int().nonnegative(), hash: z.string() })
export type Beacon = z.infer<typeof Beacon>

/** Who somebody is, as the server stamps it into awareness under `user`; what a client claims there is ignored. */
export const Stamp = z.object({
  accountId: z.string(),
  name: z.object({ th: z.string(), km: z.string(), en: z.string() }),
  delegation: z.string().nullable(),
  role: z.string(),
})
export type Stamp = z.infer<typeof Stamp>

/**
 * `seq` as the contract has it; behind it, for who counts, how many of this connection's frames with something to store
 * (sync update and step 2, in the order they were sent) are covered by it.
 */
export function savedFrame(seq: number, frames: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.saved)
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarUint(encoder, frames)
  })
}

/** A message of ours whose payload is JSON: refused, welcome or beacon. */
export function jsonFrame(message: number, payload: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message)
    encoding.writeVarString(encoder, JSON.stringify(payload))
  })
}

/** Reads the payload of a JSON message after its type; throws on anything that does not fit the schema. */
export function readJson<T>(decoder: decoding.Decoder, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(decoding.readVarString(decoder)))
}
