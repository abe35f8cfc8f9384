// G4: an update is complete; nothing of it waits to happen later, under somebody else's name.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { collected, craft, id, text } from './craft.ts'
import { at, OTHER, own, OWN, refusalOf, scene, type Scene } from './hostile.ts'
import { everything } from './register.ts'

const place = (all: Scene) => ({ origin: at(all.title, 0), rightOrigin: at(all.title, 1) })
const ids = { binding: (client: number) => (client === OTHER ? ('other' as const) : ('own' as const)) }

describe('references', () => {
  it("[G4] refuses a sleeper: a struct that follows the victim's next clock (threat 3)", () => {
    const all = scene()
    all.send(craft([{ client: OTHER, clock: 0, structs: [text('victim', place(all))] }]), everything())
    expect(refusalOf(all, own(all, text('sleeper', { origin: id(OTHER, 6) }))).rule).toBe('G4.1')
    expect(refusalOf(all, own(all, text('sleeper', { rightOrigin: id(OTHER, 6) }))).rule).toBe('G4.1')
    expect(refusalOf(all, own(all, text('sleeper', { parent: id(OTHER, 6) }))).rule).toBe('G4.1')
  })

  it('[G4] refuses references forward, to itself, and round in a circle', () => {
    const all = scene(ids)
    const forward = own(all, text('a', { origin: id(OWN, 1) }), text('b', place(all)))
    expect(refusalOf(all, forward).rule).toBe('G4.1')
    expect(refusalOf(all, own(all, text('a', { origin: id(OWN, 0) }))).rule).toBe('G4.1')
    const circle = craft([
      { client: 600, clock: 0, structs: [text('a', { origin: id(700, 0) })] },
      { client: 700, clock: 0, structs: [text('b', { origin: id(600, 0) })] },
    ])
    expect(refusalOf(all, circle).rule).toBe('G4.1')
  })

  it('[G4] follows references between two sessions of one person, in either direction', () => {
    const all = scene(ids)
    const update = craft([
      {
        client: 600,
        clock: 0,
        structs: [text('a', place(all)), text('c', { origin: id(700, 0), rightOrigin: at(all.title, 1) })],
      },
      { client: 700, clock: 0, structs: [text('b', { origin: id(600, 0), rightOrigin: at(all.title, 1) })] },
    ])
    expect(all.send(update, all.writer).kind).toBe('accepted')
    expect(all.title.toString()).toBe('Aabcgenda item')
  })

  it('[G4] waits for an earlier session of the same person', () => {
    const all = scene(ids)
    expect(all.send(own(all, text('x', { origin: id(600, 4) })), all.writer).kind).toBe('behind')
  })

  it('[G4] refuses thousands of structs that never find their neighbours (threat 19)', () => {
    const all = scene()
    for (let i = 0; i < 100; i++) {
      const update = own(all, text('x'.repeat(1_000), { origin: id(OTHER, 1_000 + i) }))
      expect(refusalOf(all, update).rule).toBe('G4.1')
    }
    expect(all.doc.store.pendingStructs).toBeNull()
  })
})

describe('deletes', () => {
  it("[G4] refuses to delete the victim's future clocks (threat 4)", () => {
    const all = scene()
    all.send(craft([{ client: OTHER, clock: 0, structs: [text('victim', place(all))] }]), everything())
    expect(refusalOf(all, craft([], [{ ...id(OTHER, 3), length: 20 }])).rule).toBe('G4.2')
    expect(refusalOf(all, craft([], [{ ...id(OTHER, 6), length: 1 }])).rule).toBe('G4.2')
    expect(refusalOf(all, craft([], [{ ...id(4_000, 0), length: 1 }])).rule).toBe('G4.2')
  })

  it('[G4] refuses to delete the future of the server', () => {
    const all = scene({ binding: () => 'other' })
    const clock = Y.getState(all.doc.store, 1)
    expect(refusalOf(all, craft([], [{ ...id(1, clock), length: 1 }])).rule).toBe('G4.2')
  })

  it('[G4] lets an update delete what it brings', () => {
    const all = scene()
    const clock = Y.getState(all.doc.store, OWN)
    const update = craft(
      [{ client: OWN, clock, structs: [text('abc', place(all)), collected(2)] }],
      [{ ...id(OWN, 1), length: 1 }],
    )
    expect(all.send(update, all.writer).kind).toBe('accepted')
    expect(all.title.toString()).toBe('Aacgenda item')
  })

  it('[G4] walks no item twice for ranges that overlap', () => {
    const all = scene()
    const start = at(all.title, 0)
    const ranges = Array.from({ length: 5_000 }, () => ({ ...start, length: 2 }))
    const verdict = all.send(craft([], ranges), all.writer)
    expect(verdict).toMatchObject({ kind: 'accepted' })
    expect(verdict.kind === 'accepted' && verdict.update.length).toBeLessThan(20)
  })
})
