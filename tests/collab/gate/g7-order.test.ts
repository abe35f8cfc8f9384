// G7: neighbours stand in one parent and in order, nothing known lies between them, and Yjs did what was foreseen.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import type { Accepted } from '#server/collab/gate/gate.ts'
import { craft, id, text, values, element } from './craft.ts'
import { at, idOf, OTHER, own, OWN, refusalOf, scene } from './hostile.ts'
import { accepted, everything, firstText, replicaOf, show } from './register.ts'

describe('neighbours', () => {
  it('[G7.1] refuses neighbours of different parents', () => {
    const all = scene()
    const split = { origin: at(all.title, 0), rightOrigin: at(all.text, 1) }
    expect(refusalOf(all, own(all, text('x', split))).rule).toBe('G7.1')
    const mixed = own(
      all,
      element('paragraph', { parent: idOf(all.side) }),
      text('x', { origin: at(all.title, 0), rightOrigin: id(OWN, 0) }),
    )
    expect(refusalOf(all, mixed).rule).toBe('G7.1')
  })

  it('[G7.1] refuses an attribute that claims a right neighbour', () => {
    const all = scene()
    const heading = own(
      all,
      element('heading', { parent: idOf(all.side) }),
      values([1], { parent: id(OWN, 0), key: 'level' }),
      values([2], { rightOrigin: id(OWN, 1) }),
    )
    expect(refusalOf(all, heading).rule).toBe('G7.1')
  })

  it('[G7.3] refuses a gap across what one of its sides was made knowing (threat 9)', () => {
    const all = scene()
    const sent = craft([
      {
        client: OTHER,
        clock: 0,
        structs: [text('xyz', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })],
      },
    ])
    all.send(sent, everything())
    const [a, x, z, g, e] = [at(all.title, 0), id(OTHER, 0), id(OTHER, 2), at(all.title, 4), at(all.title, 5)]
    const across = [
      { origin: x, rightOrigin: e },
      { origin: x },
      { origin: a, rightOrigin: z },
      { rightOrigin: z },
      { rightOrigin: g },
      { origin: z, rightOrigin: e },
    ]
    for (const place of across) expect(refusalOf(all, own(all, text('!', place))).rule).toBe('G7.3')
    // Who had not seen xyz yet puts something between A and g.
    expect(all.send(own(all, text('!', { origin: a, rightOrigin: g })), all.writer).kind).toBe('accepted')
  })

  it('[G7.2] gives an insert between neighbours in the wrong order sound ones instead (threat 9)', () => {
    const all = scene()
    const reversed = { origin: at(all.title, 5), rightOrigin: at(all.title, 2) }
    const update = own(all, text('!', reversed))
    const verdict = accepted(all.send(update, all.writer))
    const [struct] = verdict.fresh.get(OWN)?.structs ?? []
    // The server wrote the title in one go, so nothing stood right of any of its letters then.
    expect(struct).toMatchObject({ origin: at(all.title, 5), rightOrigin: null })
    const replicas = [replicaOf(all, 3_000), replicaOf(all, 4_000, false)]
    expect(new Set(replicas.map(show))).toEqual(new Set([show(all.doc)]))
  })
})

describe('apply', () => {
  it('[G7] stops before observers when Yjs does something else than was judged', () => {
    const all = scene()
    const verdict = accepted(
      all.gate.judge(
        own(all, text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })),
        all.writer,
      ),
    )
    const other = own(all, text('y', { origin: at(all.title, 3), rightOrigin: at(all.title, 4) }))
    const forged: Accepted = { ...verdict, update: other }
    const told: string[] = []
    all.doc.on('update', () => told.push('update'))
    all.doc.getMap('points').observeDeep(() => told.push('points'))
    all.title.observe(() => told.push('title'))
    expect(all.gate.apply(forged, 'origin')).toBe(false)
    expect(told).toEqual([])
    expect(all.doc.isDestroyed).toBe(true)
  })

  it('[G4] stops when something would wait', () => {
    const all = scene()
    const verdict = accepted(
      all.gate.judge(
        own(all, text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })),
        all.writer,
      ),
    )
    const waiting = craft([{ client: OWN, clock: 4, structs: [text('x', { origin: at(all.title, 0) })] }])
    expect(all.gate.apply({ ...verdict, update: waiting }, 'origin')).toBe(false)
    expect(all.doc.isDestroyed).toBe(true)
  })

  it('[G7] tells observers once, with the origin, of what was judged', () => {
    const all = scene()
    const told: unknown[] = []
    all.title.observe((_event, { origin }) => told.push(origin))
    const verdict = accepted(
      all.gate.judge(
        own(all, text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })),
        all.writer,
      ),
    )
    expect(all.gate.apply(verdict, 'socket 7')).toBe(true)
    expect(told).toEqual(['socket 7'])
  })

  it('[G7] lets no tidying of markers change the document behind the log', () => {
    const all = scene()
    const author = replicaOf(all, OTHER, false)
    const updates: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => updates.push(update))
    const words = firstText(author)
    words.format(0, 6, { bold: {} })
    words.format(2, 6, { bold: {} })
    words.delete(0, 4)
    for (const update of updates) accepted(all.send(update, everything()))
    expect(Y.encodeStateAsUpdate(all.doc)).toEqual(Y.encodeStateAsUpdate(author))
  })
})
