// G1: what a reader sends changes nothing, and an honest reader is not thrown out for it.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { craft, id, text } from './craft.ts'
import { at, own, refusalOf, scene } from './hostile.ts'
import { accepted, everything, firstText, reader, register, replicaOf, show, updatesOf } from './register.ts'

describe('a reader', () => {
  it('[G1] is refused an insert', () => {
    const all = scene()
    const update = own(all, text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) }))
    expect(refusalOf(all, update, reader)).toMatchObject({ rule: 'G1', code: 'policy.denied' })
  })

  it('[G1] is refused a delete of characters, and told the point', () => {
    const all = scene()
    const update = craft([], [{ ...at(all.title, 0), length: 2 }])
    expect(refusalOf(all, update, reader)).toMatchObject({ rule: 'G1', pointId: 'p1' })
  })

  it('[G1] cannot hide a write in a longer form of a number (threat 13)', () => {
    const all = scene()
    const update = own(all, text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) }))
    // The first byte, one block, as a varint of two bytes.
    const longer = Uint8Array.from([0x81, 0x00, ...update.slice(1)])
    expect(refusalOf(all, longer, reader).rule).toBe('G1')
    expect(accepted(all.send(longer, all.writer)).points).toEqual(['p1'])
  })

  it('[G1] may send back everything the server has', () => {
    const all = register()
    expect(all.send(Y.encodeStateAsUpdate(replicaOf(all, 500)), reader).kind).toBe('nothing')
  })

  it('[G1] has the tidying of format markers dropped, not punished', () => {
    const all = register()
    const [author, onlooker] = [replicaOf(all, 500, false), replicaOf(all, 600, false)]
    const marked = updatesOf(author, () => {
      firstText(author).format(0, 9, { bold: {} })
      firstText(author).format(0, 9, { bold: null })
      firstText(author).format(2, 3, { italic: {} })
    })
    const tidied = updatesOf(onlooker, () => {
      for (const update of marked) {
        all.send(update, everything())
        Y.applyUpdate(onlooker, all.log.at(-1) as Uint8Array, 'server')
      }
      Y.cleanupYTextFormatting(firstText(onlooker))
    })
    const markers = [...(all.doc.store.clients.get(500) ?? [])].filter(
      (item) => item instanceof Y.Item && item.content instanceof Y.ContentFormat && !item.deleted,
    )
    const tidying = craft([], [{ ...id(500, markers[0]?.id.clock ?? 0), length: 1 }])
    const before = show(all.doc)
    const verdicts = [...tidied, tidying].map((update) => all.send(update, reader).kind)
    expect(markers.length).toBeGreaterThan(0)
    expect(new Set(verdicts)).toEqual(new Set(['nothing']))
    expect(show(all.doc)).toBe(before)
  })

  it('[G1] is refused a tidying that also deletes a character', () => {
    const all = scene()
    const marker = Y.getState(all.doc.store, 300)
    const writer = everything()
    const author = replicaOf(all, 300)
    const sent = updatesOf(author, () => firstText(author).format(0, 3, { bold: {} }))
    for (const update of sent) all.send(update, writer)
    const update = craft(
      [],
      [
        { client: 300, clock: marker, length: 1 },
        { ...at(all.title, 0), length: 1 },
      ],
    )
    expect(refusalOf(all, update, reader).rule).toBe('G1')
  })
})
