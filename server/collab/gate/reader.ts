/** Reads the primitive values of a Yjs update. It never reads past the bytes there are, and reserves no memory for a promised length. */
import { MAX_VALUE_DEPTH } from './limits.ts'
import { refuse, refuseTooLarge } from './refused.ts'

export interface Reader {
  readonly bytes: Uint8Array
  at: number
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function readByte(reader: Reader): number {
  const byte = reader.bytes[reader.at]
  if (byte === undefined) refuse('G2.2', 'the update ends in the middle')
  reader.at++
  return byte
}

/** Longer forms of a small number are read like Yjs reads them: what counts is the number. */
export function readUint(reader: Reader): number {
  let value = 0
  let unit = 1
  for (let read = 0; read < 8; read++) {
    const byte = readByte(reader)
    value += (byte & 127) * unit
    if (byte < 128) {
      if (value > Number.MAX_SAFE_INTEGER) break
      return value
    }
    unit *= 128
  }
  return refuse('G2.2', 'a number is out of range')
}

/** Moves over `length` bytes and says where they began. */
export function pass(reader: Reader, length: number): number {
  const start = reader.at
  if (length > reader.bytes.length - start) refuse('G2.2', 'a length goes past the end')
  reader.at = start + length
  return start
}

export function readString(reader: Reader, maxBytes: number): string {
  const length = readUint(reader)
  if (length > maxBytes) refuseTooLarge('a string is too long')
  const start = pass(reader, length)
  try {
    return utf8.decode(reader.bytes.subarray(start, start + length))
  } catch {
    return refuse('G2.2', 'a string is not UTF-8')
  }
}

/** The UTF-16 length of a string, without making the string. */
export function passString(reader: Reader): number {
  const length = readUint(reader)
  const start = pass(reader, length)
  let units = 0
  for (let i = start; i < start + length; i++) {
    const byte = reader.bytes[i] as number
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
  }
  return units
}

/** Fixed sizes of lib0's tagged values; tags from 116 (bytes) to 127 (undefined), as in its `writeAny`. */
const SIZE: Readonly<Record<number, number>> = { 127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0 }

/** Moves over one tagged value, whatever it is. */
export function passAny(reader: Reader, depth = 0): void {
  if (depth > MAX_VALUE_DEPTH) refuseTooLarge('a value is nested too deep')
  const tag = readByte(reader)
  const size = SIZE[tag]
  if (size !== undefined) pass(reader, size)
  else if (tag === 125) readInt(reader)
  else if (tag === 119) passString(reader)
  else if (tag === 118) passObject(reader, depth)
  else if (tag === 117) for (let left = readUint(reader); left > 0; left--) passAny(reader, depth + 1)
  else if (tag === 116) pass(reader, readUint(reader))
  else refuse('G2.2', 'a value has an unknown type')
}

/** No key may be `__proto__`, known or new: it would show on a screen and vanish from the hash. */
function passObject(reader: Reader, depth: number): void {
  for (let left = readUint(reader); left > 0; left--) {
    if (readString(reader, reader.bytes.length) === '__proto__') refuse('G2.5', 'a key is __proto__')
    passAny(reader, depth + 1)
  }
}

/** One tagged value of those that an attribute of ours can be: anything else comes back as undefined. */
export function readScalar(reader: Reader): unknown {
  const start = reader.at
  passAny(reader)
  const tag = reader.bytes[start]
  if (tag === 126) return null
  if (tag === 121 || tag === 120) return tag === 120
  return tag === 125 ? readInt({ bytes: reader.bytes, at: start + 1 }) : undefined
}

/** lib0's signed integers: bit 7 of the first byte is the sign. */
function readInt(reader: Reader): number {
  const first = readByte(reader)
  const sign = (first & 64) > 0 ? -1 : 1
  let value = first & 63
  let unit = 64
  let byte = first
  for (let read = 1; byte >= 128; read++) {
    if (read === 8) refuse('G2.2', 'a number is out of range')
    byte = readByte(reader)
    value += (byte & 127) * unit
    unit *= 128
  }
  return sign * value
}
