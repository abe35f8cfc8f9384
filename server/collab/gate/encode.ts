/** Writes what was judged as a V1 update of our own; no byte of the client's goes further than the gate. */
import * as encoding from 'lib0/encoding'
import type { Deletes } from './deletes.ts'
import { type Block, type FormatContent, type Id, REF, type Struct, type TypeContent } from './struct.ts'

export function encodeUpdate(fresh: Map<number, Block>, deletes: Deletes): Uint8Array {
  const encoder = encoding.createEncoder()
  const blocks = [...fresh.values()].sort((a, b) => b.client - a.client)
  encoding.writeVarUint(encoder, blocks.length)
  for (const block of blocks) {
    encoding.writeVarUint(encoder, block.structs.length)
    encoding.writeVarUint(encoder, block.client)
    encoding.writeVarUint(encoder, block.known)
    for (const struct of block.structs) writeStruct(encoder, struct)
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: Struct): void {
  if (struct.ref === REF.gc) {
    encoding.writeUint8(encoder, REF.gc)
    encoding.writeVarUint(encoder, struct.length)
    return
  }
  const { origin, rightOrigin, key } = struct
  const flags = (origin === null ? 0 : 128) | (rightOrigin === null ? 0 : 64) | (key === null ? 0 : 32)
  encoding.writeUint8(encoder, struct.ref | flags)
  if (origin !== null) writeId(encoder, origin)
  if (rightOrigin !== null) writeId(encoder, rightOrigin)
  if (origin === null && rightOrigin === null) {
    encoding.writeVarUint(encoder, 0)
    writeId(encoder, struct.parent as Id)
    if (key !== null) encoding.writeVarString(encoder, key)
  }
  writeContent(encoder, struct)
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeContent(encoder: encoding.Encoder, { ref, length, content }: Struct): void {
  if (ref === REF.deleted) encoding.writeVarUint(encoder, length)
  else if (ref === REF.string) encoding.writeVarString(encoder, content as string)
  else if (ref === REF.format) writeFormat(encoder, content as FormatContent)
  else if (ref === REF.type) writeType(encoder, content as TypeContent)
  else writeValues(encoder, content as readonly unknown[])
}

function writeFormat(encoder: encoding.Encoder, { mark, value }: FormatContent): void {
  encoding.writeVarString(encoder, mark)
  encoding.writeVarString(encoder, JSON.stringify(value))
}

function writeType(encoder: encoding.Encoder, { ref, name }: TypeContent): void {
  encoding.writeVarUint(encoder, ref)
  if (name !== null) encoding.writeVarString(encoder, name)
}

function writeValues(encoder: encoding.Encoder, values: readonly unknown[]): void {
  encoding.writeVarUint(encoder, values.length)
  for (const value of values) encoding.writeAny(encoder, value as encoding.AnyEncodable)
}

function writeDeletes(encoder: encoding.Encoder, deletes: Deletes): void {
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of [...deletes].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}
