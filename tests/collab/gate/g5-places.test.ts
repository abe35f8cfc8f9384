// G5: clients write inside the texts, where they may at this moment, and nowhere else.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { bodyOf, type Place, pointOf, pointsOf, titleText } from '#shared/register.ts'
import { characters, collected, craft, deleted, element, id, text, type, values } from './craft.ts'
import { at, idOf, OTHER, own, OWN, refusalOf, scene } from './hostile.ts'
import { accepted, everything, firstText, replicaOf, updatesOf } from './register.ts'

const entry = (all: ReturnType<typeof scene>, key: string) => {
  const point = pointOf(all.doc, 'p1')
  const item = point?._map.get(key)
  if (!point?._item || !item) throw new Error('no such entry')
  return { point: point._item.id, item: item.id }
}

describe('structure', () => {
  it('[G5.1] refuses to delete a point, a part or a text by its id alone (threat 5)', () => {
    const all = scene()
    const { point, item } = entry(all, 'body')
    for (const target of [point, item, idOf(all.body), idOf(all.title), entry(all, 'order').item]) {
      expect(
        refusalOf(all, craft([], [{ client: target.client, clock: target.clock, length: 1 }])).rule,
      ).toBe('G5.1')
    }
  })

  it('[G5.1] refuses to overwrite a map entry without deleting it (threat 6)', () => {
    const all = scene()
    const { point, item } = entry(all, 'order')
    expect(refusalOf(all, own(all, values(['z'], { origin: item }))).rule).toBe('G5.1')
    expect(refusalOf(all, own(all, values(['z'], { parent: point, key: 'order' }))).rule).toBe('G5.1')
    expect(refusalOf(all, own(all, values(['z'], { parent: point, key: 'brand new' }))).rule).toBe('G5.1')
    expect(refusalOf(all, own(all, type(2, { origin: idOf(all.title) }))).rule).toBe('G5.1')
    expect(refusalOf(all, own(all, deleted(1, { origin: idOf(all.title) }))).rule).toBe('G5.1')
  })

  it('[G5.1] refuses hidden root types, and makes none while reading (threat 14)', () => {
    const all = scene()
    for (const parent of ['points', 'hidden', '']) {
      expect(refusalOf(all, own(all, type(1, { parent, key: 'p9' }))).rule).toBe('G5.1')
      expect(refusalOf(all, own(all, text('x', { parent }))).rule).toBe('G5.1')
    }
    expect([...all.doc.share.keys()]).toEqual(['points'])
  })

  it('[G5.1] refuses list items inside a map, and children of what is no type (threat 14)', () => {
    const all = scene()
    const { point } = entry(all, 'body')
    expect(refusalOf(all, own(all, text('smuggled', { parent: point }))).rule).toBe('G5.1')
    expect(refusalOf(all, own(all, text('smuggled', { parent: at(all.text, 0) }))).rule).toBe('G5.1')
  })

  it('[G5.1] refuses deletes of the structure among deletes of text', () => {
    const all = scene()
    const { item } = entry(all, 'kind')
    const ranges = [
      { ...at(all.title, 0), length: 1 },
      { client: item.client, clock: item.clock, length: 1 },
    ]
    expect(refusalOf(all, craft([], ranges)).rule).toBe('G5.1')
  })
})

describe('rights', () => {
  it('[G5.3] asks for each place it touches, once, and refuses all for one', () => {
    const asked: Place[] = []
    const may = (place: Place) => {
      asked.push(place)
      return place.part === 'bySide' ? ('policy.denied' as const) : (true as const)
    }
    const all = scene({ may })
    const allowed = text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })
    const forbidden = element('paragraph', { parent: idOf(all.side) })
    expect(accepted(all.send(own(all, allowed, allowed), all.writer)).points).toEqual(['p1'])
    expect(asked).toEqual([{ pointId: 'p1', part: 'title', key: 'en' }])
    expect(refusalOf(all, own(all, allowed, forbidden))).toMatchObject({
      rule: 'G5.3',
      code: 'policy.denied',
      pointId: 'p1',
    })
    expect(asked.at(-1)).toEqual({ pointId: 'p1', part: 'bySide', key: 'KH' })
  })

  it('[G5.3] says when a point is sealed, for inserts and for deletes', () => {
    const all = scene({ may: ({ pointId }) => (pointId === 'p1' ? 'point.sealed' : true) })
    const insert = own(all, text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) }))
    const sealed = { rule: 'G5.3', code: 'point.sealed', pointId: 'p1' }
    expect(refusalOf(all, insert)).toMatchObject(sealed)
    expect(refusalOf(all, craft([], [{ ...at(all.text, 0), length: 1 }]))).toMatchObject(sealed)
  })

  it('[G5.3] finds the place behind a copied parent, whatever else the struct says', () => {
    const all = scene({ may: ({ part }) => (part === 'title' ? true : 'policy.denied') })
    const disguised = { origin: at(all.text, 0), rightOrigin: at(all.text, 1), parent: idOf(all.title) }
    expect(refusalOf(all, own(all, text('x', disguised))).rule).toBe('G5.3')
  })

  it('[G5.3] drops the tidying of markers in a text that the writer may only read', () => {
    const all = scene()
    const author = replicaOf(all, OTHER)
    const format = () => firstText(author).format(0, 3, { bold: {} })
    for (const update of updatesOf(author, format)) all.send(update, everything())
    const confined = {
      ...all.writer,
      may: ({ part }: Place) => (part === 'title' ? true : ('policy.denied' as const)),
    }
    const tidying = craft([], [{ ...id(OTHER, 0), length: 1 }])
    expect(all.send(tidying, confined).kind).toBe('nothing')
    const both = craft(
      [],
      [
        { ...id(OTHER, 0), length: 1 },
        { ...at(all.title, 0), length: 1 },
      ],
    )
    expect(accepted(all.send(both, confined)).points).toEqual(['p1'])
    expect((all.body.get(0) as Y.XmlElement).toString()).toContain('<bold>')
  })
})

describe('what was deleted meanwhile', () => {
  for (const gc of [false, true]) {
    it(`[G5] accepts typing into a paragraph that is gone, and nobody sees it (${gc ? 'collected' : 'kept'})`, () => {
      const all = scene({}, gc)
      const offline = replicaOf(all, OWN)
      const paragraph = bodyOf(pointOf(offline, 'p1') as Y.Map<unknown>, 'en')?.get(0) as Y.XmlElement
      const typed = updatesOf(offline, () => {
        ;(paragraph.get(0) as Y.XmlText).insert(4, 'late ')
        paragraph.insert(1, [new Y.XmlText('more')])
      })
      const gone = replicaOf(all, OTHER)
      const deleting = updatesOf(gone, () =>
        bodyOf(pointOf(gone, 'p1') as Y.Map<unknown>, 'en')?.delete(0, 1),
      )
      for (const update of deleting) expect(all.send(update, everything()).kind).toBe('accepted')
      for (const update of typed) expect(all.send(update, everything()).kind).toBe('accepted')
      expect(all.body.toString()).toBe('<paragraph>The second one.</paragraph>')
      const after = text('x', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })
      expect(all.send(own(all, after), all.writer).kind).toBe('accepted')
      const fresh = replicaOf(all, 4_000)
      expect(titleText(pointOf(fresh, 'p1') as Y.Map<unknown>, 'en')?.toString()).toBe('Axgenda item')
    })
  }

  it('[G5.2] refuses typing into a point that is gone, and names it, so that the text is offered back', () => {
    const all = scene()
    const place = { origin: at(all.title, 0), rightOrigin: at(all.title, 1) }
    all.edit((doc) => pointsOf(doc).delete('p1'))
    expect(refusalOf(all, own(all, text('x', place)))).toMatchObject({
      rule: 'G5.2',
      code: 'update.refused',
      pointId: 'p1',
    })
    expect(refusalOf(all, own(all, element('paragraph', { parent: idOf(all.side) }))).rule).toBe('G5.2')
  })

  it('[G5] has nothing to do for deletes in a point that is gone', () => {
    const all = scene()
    const range = { ...at(all.title, 0), length: 3 }
    all.edit((doc) => pointsOf(doc).delete('p1'))
    expect(all.send(craft([], [range]), all.writer).kind).toBe('nothing')
  })

  it('[G5] accepts what an offline client collected on its own before it ever sent it', () => {
    const all = scene()
    const offline = replicaOf(all, OWN)
    const body = bodyOf(pointOf(offline, 'p1') as Y.Map<unknown>, 'en') as Y.XmlFragment
    updatesOf(offline, () => {
      const paragraph = new Y.XmlElement('heading')
      body.insert(1, [paragraph])
      paragraph.setAttribute('level', 2 as unknown as string)
      paragraph.setAttribute('level', 3 as unknown as string)
      paragraph.insert(0, [new Y.XmlText('never seen')])
      body.delete(1, 1)
      ;((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'seen ')
    })
    expect(accepted(all.send(Y.encodeStateAsUpdate(offline), all.writer)).points).toEqual(['p1'])
    expect(all.body.toString()).toBe(body.toString())
    expect(all.body.toString()).toContain('seen The first')
  })

  it('[G5] lets own collected structs be neighbours, of what comes to nothing too', () => {
    const all = scene()
    const update = own(
      all,
      collected(3),
      text('x', { origin: id(OWN, 1) }),
      text('y', { parent: id(OWN, 0) }),
    )
    expect(accepted(all.send(update, all.writer)).points).toEqual([])
    expect(all.send(own(all, text('z', { origin: id(OWN, 4) })), all.writer).kind).toBe('accepted')
    expect(all.title.toString()).toBe('Agenda item')
  })

  it('[G5] lets a new text be written in the same update that brings it', () => {
    const all = scene()
    const update = own(
      all,
      element('heading', { parent: idOf(all.side) }),
      values([2], { parent: id(OWN, 0), key: 'level' }),
      characters({ parent: id(OWN, 0) }),
      text('head', { parent: id(OWN, 2) }),
    )
    expect(all.send(update, all.writer).kind).toBe('accepted')
    expect(all.side.toString()).toContain('<heading level="2">head</heading>')
  })
})
