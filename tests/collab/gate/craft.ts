// Builds updates byte by byte, the hostile ones above all. It checks nothing: what Yjs would never write can be written here.
import * as encoding from 'lib0/encoding'

export interface Id {
  client: number
  clock: number
}

export interface CraftedStruct {
  /** The content reference: 0 collected, 1 deleted, 4 string, 6 mark, 7 type, 8 values. */
  ref: number
  origin?: Id
  rightOrigin?: Id
  /** An item's id, or the name of a root type. */
  parent?: Id | string
  key?: string
  write: (encoder: encoding.Encoder) => void
}

type Place = Pick<CraftedStruct, 'origin' | 'rightOrigin' | 'parent' | 'key'>

export interface CraftedBlock {
  client: number
  clock: number
  structs: CraftedStruct[]
  /** What the header says instead of the truth. */
  count?: number
}

export interface CraftedRange extends Id {
  length: number
}

export const id = (client: number, clock: number): Id => ({ client, clock })

export const text = (characters: string, place: Place): CraftedStruct => ({
  ref: 4,
  ...place,
  write: (encoder) => encoding.writeVarString(encoder, characters),
})

/** A string from bytes that need not be UTF-8. */
export const rawText = (bytes: number[], place: Place): CraftedStruct => ({
  ref: 4,
  ...place,
  write: (encoder) => encoding.writeVarUint8Array(encoder, Uint8Array.from(bytes)),
})

export const mark = (name: string, json: string, place: Place): CraftedStruct => ({
  ref: 6,
  ...place,
  write: (encoder) => {
    encoding.writeVarString(encoder, name)
    encoding.writeVarString(encoder, json)
  },
})

export const element = (name: string, place: Place): CraftedStruct => type(3, place, name)

export const characters = (place: Place): CraftedStruct => type(6, place)

/** Type references: 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 formatted text. */
export const type = (ref: number, place: Place, name?: string): CraftedStruct => ({
  ref: 7,
  ...place,
  write: (encoder) => {
    encoding.writeVarUint(encoder, ref)
    if (name !== undefined) encoding.writeVarString(encoder, name)
  },
})

export const values = (list: encoding.AnyEncodable[], place: Place): CraftedStruct => ({
  ref: 8,
  ...place,
  write: (encoder) => {
    encoding.writeVarUint(encoder, list.length)
    for (const value of list) encoding.writeAny(encoder, value)
  },
})

export const deleted = (length: number, place: Place): CraftedStruct => ({
  ref: 1,
  ...place,
  write: (encoder) => encoding.writeVarUint(encoder, length),
})

export const collected = (length: number): CraftedStruct => ({
  ref: 0,
  write: (encoder) => encoding.writeVarUint(encoder, length),
})

export const skip = (length: number): CraftedStruct => ({ ...collected(length), ref: 10 })

/** Any content reference with any bytes after it. */
export const raw = (ref: number, place: Place, bytes: number[]): CraftedStruct => ({
  ref,
  ...place,
  write: (encoder) => encoding.writeUint8Array(encoder, Uint8Array.from(bytes)),
})

export function craft(blocks: CraftedBlock[], deletes: CraftedRange[] = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock, structs, count } of blocks) {
      encoding.writeVarUint(encoder, count ?? structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const struct of structs) writeStruct(encoder, struct)
    }
    writeDeletes(encoder, deletes)
  })
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
  const { ref, origin, rightOrigin, parent, key } = struct
  encoding.writeUint8(
    encoder,
    ref | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (key === undefined ? 0 : 32),
  )
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin && ref !== 0 && ref !== 10) writeParent(encoder, parent, key)
  struct.write(encoder)
}

function writeParent(
  encoder: encoding.Encoder,
  parent: Id | string | undefined,
  key: string | undefined,
): void {
  if (parent === undefined) throw new RangeError('a struct without neighbours needs a parent')
  encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
  if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
  else writeId(encoder, parent)
  if (key !== undefined) encoding.writeVarString(encoder, key)
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeDeletes(encoder: encoding.Encoder, deletes: CraftedRange[]): void {
  const byClient = Map.groupBy(deletes, ({ client }) => client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}
