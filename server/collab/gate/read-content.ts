/** Reads what a struct says, or moves over it; refuses kinds that no text is made of. It knows neither places nor the document. */
import { checkValue } from './characters.ts'
import { MAX_KEY_BYTES, MAX_VALUE_BYTES } from './limits.ts'
import { passAny, passString, type Reader, readScalar, readString, readUint } from './reader.ts'
import { refuse } from './refused.ts'
import { type Content, REF, type Struct, TYPE } from './struct.ts'

/** Moves over content that the server has, and says how long it is in clocks. */
export function passContent(reader: Reader, ref: number): number {
  switch (ref) {
    case REF.gc:
    case REF.deleted:
      return readUint(reader)
    case REF.string:
      return passString(reader)
    case REF.any:
      return passValues(reader)
    case REF.format:
      passString(reader)
      passString(reader)
      return 1
    case REF.type:
      passType(reader)
      return 1
    default:
      return refuseKind(ref)
  }
}

function passValues(reader: Reader): number {
  const count = readUint(reader)
  for (let left = count; left > 0; left--) passAny(reader)
  return count
}

function passType(reader: Reader): void {
  const ref = readUint(reader)
  if (ref > TYPE.last) refuse('G2.2', 'an unknown type')
  if (ref === TYPE.element || ref === TYPE.hook) passString(reader)
}

export function readContent(reader: Reader, struct: Struct): void {
  struct.length = 1
  switch (struct.ref) {
    case REF.gc:
    case REF.deleted:
      struct.length = readUint(reader)
      return
    case REF.string:
      struct.content = readString(reader, reader.bytes.length)
      struct.length = struct.content.length
      return
    case REF.format:
      struct.content = readFormat(reader)
      return
    case REF.type:
      struct.content = readType(reader)
      return
    case REF.any:
      struct.content = readValues(reader)
      struct.length = struct.content.length
      return
    default:
      refuseKind(struct.ref)
  }
}

function refuseKind(ref: number): never {
  if (ref === REF.skip) refuse('G2.3', 'a skip leaves a hole')
  if (ref > REF.skip) refuse('G2.2', 'an unknown content')
  return refuse('G2.4', 'JSON, bytes, embeds and subdocuments are no part of a text')
}

function readFormat(reader: Reader): Content {
  const mark = readString(reader, MAX_KEY_BYTES)
  const json = readString(reader, MAX_VALUE_BYTES)
  try {
    return { mark, value: checkValue(JSON.parse(json)) }
  } catch (error) {
    if (error instanceof SyntaxError) refuse('G2.2', 'a value is not JSON')
    throw error
  }
}

function readType(reader: Reader): Content {
  const ref = readUint(reader)
  if (ref > TYPE.last) refuse('G2.2', 'an unknown type')
  if (ref === TYPE.hook) refuse('G2.4', 'a hook')
  return { ref, name: ref === TYPE.element ? readString(reader, MAX_KEY_BYTES) : null }
}

function readValues(reader: Reader): readonly unknown[] {
  const values: unknown[] = []
  for (let left = readUint(reader); left > 0; left--) values.push(readScalar(reader))
  return values
}
