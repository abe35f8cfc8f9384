// G3: what is written under a client id was written by the account that the id is bound to.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { STEP_2_LIMITS } from '#server/collab/gate/limits.ts'
import { pointOf, titleText } from '#shared/register.ts'
import { craft, id, text } from './craft.ts'
import { at, OTHER, own, OWN, refusalOf, scene } from './hostile.ts'
import { accepted, everything, replicaOf, updatesOf } from './register.ts'

const place = (all: ReturnType<typeof scene>) => ({ origin: at(all.title, 0), rightOrigin: at(all.title, 1) })

describe('client ids', () => {
  it("[G3] refuses an update written under another account's client id (threat 1)", () => {
    const all = scene()
    const update = craft([{ client: OTHER, clock: 0, structs: [text('forged', place(all))] }])
    expect(refusalOf(all, update).rule).toBe('G3.2')
  })

  it("[G3] refuses another's structs between one's own", () => {
    const all = scene()
    const structs = [text('x', place(all))]
    const update = craft([
      { client: OTHER, clock: 0, structs },
      { client: OWN, clock: 0, structs },
    ])
    expect(refusalOf(all, update).rule).toBe('G3.2')
  })

  it("[G3.1] refuses the server's client ids, whatever they are bound to (threat 2)", () => {
    const all = scene({ binding: () => 'own' })
    const clock = Y.getState(all.doc.store, all.doc.clientID)
    for (const client of [0, 1, 255]) {
      const block = { client, clock: client === 1 ? clock : 0, structs: [text('agreed', place(all))] }
      expect(refusalOf(all, craft([block])).rule).toBe('G3.1')
    }
  })

  it('[G3] claims a free client id on first use, and not twice', () => {
    const all = scene({ binding: (client) => (client === OWN ? 'free' : 'other') })
    expect(accepted(all.send(own(all, text('x', place(all))), all.writer)).claims).toEqual([OWN])
    expect(refusalOf(all, own(all, text('y', place(all)))).rule).toBe('G3.3')
    const bound = { ...all.writer, binding: () => 'own' as const }
    expect(accepted(all.send(own(all, text('y', place(all))), bound)).claims).toEqual([])
  })

  it('[G3] slices off what the server has: a full state is nothing new', () => {
    const all = scene()
    const author = replicaOf(all, OTHER)
    const title = titleText(pointOf(author, 'p1') as Y.Map<unknown>, 'en')
    for (const update of updatesOf(author, () => title?.insert(0, 'mine '))) all.send(update, everything())
    const other = replicaOf(all, OWN)
    expect(all.send(Y.encodeStateAsUpdate(other), all.writer, STEP_2_LIMITS).kind).toBe('nothing')
    updatesOf(other, () => titleText(pointOf(other, 'p1') as Y.Map<unknown>, 'en')?.insert(3, 'and mine '))
    const verdict = accepted(all.send(Y.encodeStateAsUpdate(other), all.writer, STEP_2_LIMITS))
    expect([...verdict.fresh.keys()]).toEqual([OWN])
  })

  it("[G3] refuses another's structs that only a restored backup can lack", () => {
    const all = scene()
    const author = replicaOf(all, OTHER)
    updatesOf(author, () => titleText(pointOf(author, 'p1') as Y.Map<unknown>, 'en')?.insert(0, 'lost '))
    expect(refusalOf(all, Y.encodeStateAsUpdate(author)).rule).toBe('G3.2')
  })
})

describe('overlaps and gaps of one’s own clock', () => {
  it('[G3] takes the tail of a struct that the server has in part', () => {
    const all = scene()
    const { origin } = place(all)
    all.send(own(all, text('ab', place(all))), all.writer)
    const whole = craft([{ client: OWN, clock: 0, structs: [text('abcd', place(all))] }])
    expect(accepted(all.send(whole, all.writer)).points).toEqual(['p1'])
    expect(all.title.toString()).toBe('Aabcdgenda item')
    expect(origin.client).toBe(1)
  })

  it('[G7] puts an overlapping tail after its real left neighbour, whatever it states (threat 7)', () => {
    const all = scene()
    all.send(own(all, text('ab', place(all))), all.writer)
    const lengths = [all.title.length, all.text.length]
    const stated = { origin: at(all.text, 3), rightOrigin: at(all.text, 4) }
    const update = craft([{ client: OWN, clock: 0, structs: [text('abcd', stated)] }])
    expect(refusalOf(all, update).rule).toBe('G7.1')
    const aimed = craft([{ client: OWN, clock: 0, structs: [text('abcd', { parent: id(1, 2), key: 'th' })] }])
    const verdict = all.send(aimed, all.writer)
    expect(verdict.kind).toBe('refused')
    expect([all.title.length, all.text.length]).toEqual(lengths)
    const honest = { origin: at(all.text, 3), rightOrigin: place(all).rightOrigin }
    const tail = craft([
      { client: OWN, clock: 0, structs: [text('abcd', { ...honest, rightOrigin: at(all.title, 3) })] },
    ])
    expect(accepted(all.send(tail, all.writer)).points).toEqual(['p1'])
    expect([all.title.length, all.text.length]).toEqual([(lengths[0] as number) + 2, lengths[1]])
  })

  it('[G4] asks to sync again where something of the sender’s own is missing', () => {
    const all = scene()
    const late = craft([{ client: OWN, clock: 5, structs: [text('x', place(all))] }])
    expect(all.send(late, all.writer).kind).toBe('behind')
    const leaning = craft(
      [{ client: OWN, clock: 0, structs: [text('x', place(all))] }],
      [{ ...id(OWN, 0), length: 9 }],
    )
    expect(all.send(leaning, all.writer).kind).toBe('behind')
    expect(Y.getState(all.doc.store, OWN)).toBe(0)
  })
})
