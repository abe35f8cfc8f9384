// The wire format: what is read as which frame, and what is no frame at all.
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFrame, readVector, step1Frame, step2Frame, updateFrame } from '#server/collab/wire.ts'
import { seeded } from './seeded.ts'

const bytes = (...numbers: number[]) => new Uint8Array(numbers)

describe('readFrame', () => {
  it('[W5] reads what the writers of frames write', () => {
    const payload = bytes(1, 2, 3)
    expect(readFrame(step1Frame(payload))).toEqual({ kind: 'step1', vector: payload })
    expect(readFrame(step2Frame(payload))).toEqual({ kind: 'write', update: payload, isStep2: true })
    expect(readFrame(updateFrame(payload))).toEqual({ kind: 'write', update: payload, isStep2: false })
  })

  it.each([
    ['two bytes', bytes(0x80, 0, 0x82, 0, 0x83, 0, 1, 2, 3)],
    [
      'five bytes',
      bytes(0x80, 0x80, 0x80, 0x80, 0, 0x82, 0x80, 0x80, 0x80, 0, 0x83, 0x80, 0x80, 0x80, 0, 1, 2, 3),
    ],
  ])('[W5] reads numbers of %s as the numbers that they are', (_, frame) => {
    expect(readFrame(frame)).toEqual({ kind: 'write', update: bytes(1, 2, 3), isStep2: false })
  })

  it.each([
    ['no bytes', bytes()],
    ['a type without an end', bytes(0x80)],
    ['a number beyond all numbers', bytes(...Array.from({ length: 12 }, () => 0xff))],
    ['a sync frame without a step', bytes(0)],
    ['an unknown step', bytes(0, 3, 0)],
    ['a length past the end', bytes(0, 2, 5, 1)],
    ['a length of two hundred megabytes', bytes(0, 2, 0x80, 0x84, 0xaf, 0x5f)],
    ['bytes behind the end', bytes(0, 1, 1, 9, 9)],
    ['awareness without a payload', bytes(1)],
    ['a question with bytes behind it', bytes(3, 0)],
  ])('[W5] takes %s for malformed', (_, frame) => {
    expect(readFrame(frame)).toEqual({ kind: 'malformed' })
  })

  it('[W5] never throws, whatever comes', () => {
    const random = seeded()
    for (let i = 0; i < 20_000; i++) {
      const frame = Uint8Array.from({ length: random.pick(12) }, () =>
        random.chance(0.4) ? random.pick(4) : random.pick(256),
      )
      expect(['step1', 'write', 'awareness', 'query-awareness', 'unknown', 'malformed']).toContain(
        readFrame(frame).kind,
      )
    }
  })
})

describe('readVector', () => {
  it('[W5] reads a state vector of Yjs', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'abc')
    expect(readVector(Y.encodeStateVector(doc), 10)).toEqual(new Map([[doc.clientID, 3]]))
    expect(readVector(bytes(0), 10)).toEqual(new Map())
  })

  it('[W5] refuses one that promises more than it has, has more than it promises, or names too many', () => {
    const many = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 11)
      for (let i = 0; i < 22; i++) encoding.writeVarUint(encoder, i)
    })
    for (const vector of [bytes(), bytes(1), bytes(0, 0), bytes(0xff, 0xff, 0xff, 0x0f, 1, 1), many]) {
      expect(readVector(vector, 10)).toBeNull()
    }
  })
})
