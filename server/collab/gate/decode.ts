/** Reads a V1 update into structs and delete ranges; keeps only what the server does not have, and refuses what is no such update. */
import * as Y from 'yjs'
import { type Limits, MAX_CLOCK, MAX_KEY_BYTES } from './limits.ts'
import { passContent, readContent } from './read-content.ts'
import { passString, readByte, type Reader, readString, readUint } from './reader.ts'
import { refuse, refuseTooLarge } from './refused.ts'
import { checkRepeated, type Stored, storedUnder } from './repeated.ts'
import { type Block, type Decoded, type Id, type Range, REF, type Struct } from './struct.ts'

const HAS_ORIGIN = 128
const HAS_RIGHT_ORIGIN = 64
const HAS_KEY = 32
const REF_BITS = 31

/** `isOwn` says under which client ids known clocks are the sender's own, and are compared; others are sliced off unseen. */
export function decodeUpdate(
  update: Uint8Array,
  doc: Y.Doc,
  limits: Limits,
  isOwn: (client: number) => boolean,
): Decoded {
  if (update.length > limits.bytes) refuseTooLarge('too many bytes')
  const reader: Reader = { bytes: update, at: 0 }
  const blocks = readBlocks(reader, doc, limits, isOwn)
  const deletes = readDeletes(reader, limits)
  if (reader.at !== update.length) refuse('G2.2', 'bytes after the end')
  return { blocks, deletes }
}

/** Every counted thing takes at least one byte, so a larger count is a lie; said before the first is read. */
function readCount(reader: Reader, limit: number, what: string): number {
  const count = readUint(reader)
  if (count > limit) refuseTooLarge(`too many ${what}`)
  if (count > reader.bytes.length - reader.at) refuse('G2.2', `fewer ${what} than promised`)
  return count
}

function readBlocks(reader: Reader, doc: Y.Doc, limits: Limits, isOwn: (client: number) => boolean): Block[] {
  const blocks: Block[] = []
  const seen = new Set<number>()
  let left = limits.structs
  for (let count = readCount(reader, limits.clients, 'clients'); count > 0; count--) {
    const structs = readCount(reader, left, 'structs')
    left -= structs
    const block = readBlock(reader, doc, structs, isOwn)
    // Yjs keeps the last block of a client and other readers see both, so the two would read different updates.
    if (seen.has(block.client)) refuse('G2.3', 'a client id comes twice')
    seen.add(block.client)
    if (block.structs.length > 0) blocks.push(block)
  }
  return blocks
}

function readBlock(reader: Reader, doc: Y.Doc, count: number, isOwn: (client: number) => boolean): Block {
  const client = readUint(reader)
  const start = readClock(reader)
  const known = Y.getState(doc.store, client)
  const block: Block = { client, start, end: start, known, structs: [] }
  const stored = start < known && isOwn(client) ? storedUnder(doc, client) : null
  for (let left = count; left > 0; left--) {
    const struct = readStruct(reader, block, stored)
    if (struct !== null) block.structs.push(struct)
    if (block.end > MAX_CLOCK) refuse('G2.2', 'a clock is out of range')
  }
  return block
}

function readClock(reader: Reader): number {
  const clock = readUint(reader)
  if (clock > MAX_CLOCK) refuse('G2.2', 'a clock is out of range')
  return clock
}

function readId(reader: Reader): Id {
  const client = readUint(reader)
  return { client, clock: readClock(reader) }
}

/** Moves the block's end over the next struct; null if the server has all of it. */
function readStruct(reader: Reader, block: Block, stored: Stored | null): Struct | null {
  const struct = readHead(reader, block)
  const contentAt = reader.at
  const isKnown = struct.clock < block.known
  const isUnseen = isKnown && stored === null
  if (isUnseen) struct.length = passContent(reader, struct.ref)
  else readContent(reader, struct)
  if (struct.length === 0) refuse('G2.2', 'a struct is empty')
  block.end = struct.clock + struct.length
  if (isKnown && stored !== null) checkRepeated(stored, struct)
  if (block.end <= block.known) return null
  if (isUnseen) {
    reader.at = contentAt
    readContent(reader, struct)
  }
  return struct
}

function readHead(reader: Reader, block: Block): Struct {
  const info = readByte(reader)
  const ref = info & REF_BITS
  const isBare = ref === REF.gc || ref === REF.skip
  const hasOrigin = !isBare && (info & HAS_ORIGIN) > 0
  const hasRight = !isBare && (info & HAS_RIGHT_ORIGIN) > 0
  const origin = hasOrigin ? readId(reader) : null
  const rightOrigin = hasRight ? readId(reader) : null
  const isAlone = !isBare && origin === null && rightOrigin === null
  return {
    client: block.client,
    clock: block.end,
    length: 0,
    ref,
    origin,
    rightOrigin,
    parent: isAlone ? readParent(reader) : null,
    key: isAlone && (info & HAS_KEY) > 0 ? readKey(reader) : null,
    content: null,
    placed: false,
    within: null,
    home: null,
    pieces: [],
  }
}

function readParent(reader: Reader): Id | 'root' {
  if (readUint(reader) !== 1) return readId(reader)
  passString(reader)
  return 'root'
}

/** The server's own keys are ids and names too, so what is long or odd can only be new and wrong. */
function readKey(reader: Reader): string {
  const key = readString(reader, MAX_KEY_BYTES)
  if (key === '__proto__') refuse('G2.5', 'a key is __proto__')
  return key
}

function readDeletes(reader: Reader, limits: Limits): Map<number, Range[]> {
  const deletes = new Map<number, Range[]>()
  let left = limits.ranges
  for (let count = readCount(reader, limits.clients, 'clients'); count > 0; count--) {
    const client = readUint(reader)
    if (deletes.has(client)) refuse('G2.3', 'a client id comes twice')
    const ranges = readCount(reader, left, 'ranges')
    left -= ranges
    deletes.set(client, readRanges(reader, ranges))
  }
  return deletes
}

/** Sorted and without overlaps, so that no list of ranges can make the gate walk the same items twice. */
function readRanges(reader: Reader, count: number): Range[] {
  const ranges: Range[] = []
  for (let left = count; left > 0; left--) {
    const clock = readClock(reader)
    const length = readClock(reader)
    if (length > 0) ranges.push({ clock, length })
  }
  ranges.sort((a, b) => a.clock - b.clock)
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last === undefined || last.clock + last.length < range.clock) merged.push(range)
    else last.length = Math.max(last.length, range.clock + range.length - last.clock)
  }
  return merged
}
