// The hash that replicas compare: the same for the same words whatever the history, another for anything a reader could see.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/beacon.ts'
import { addPoint, bodyOf, pointOf, type PointMap, titleText } from '#shared/register.ts'

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

function agenda(title = 'Scams', body = 'First words.'): Y.Doc {
  const doc = new Y.Doc()
  addPoint(doc, {
    id: ID,
    kind: 'agenda',
    order: 'a0',
    title: { th: 'ก', km: 'ក', en: title },
    body: { en: body },
    sides: ['TH', 'KH'],
  })
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const point = (doc: Y.Doc) => pointOf(doc, ID) as PointMap

describe('contentHash', () => {
  it('[W17] is the same for a replica, and for the same words typed in another way', () => {
    const doc = agenda()
    expect(contentHash(copyOf(doc))).toBe(contentHash(doc))
    const other = agenda('Sc')
    titleText(point(other), 'en')?.insert(2, 'amxs')
    titleText(point(other), 'en')?.delete(4, 1)
    expect(contentHash(other)).toBe(contentHash(doc))
  })

  it('[W17] differs for another word, another paragraph, another order and another field', () => {
    const doc = agenda()
    const hashes = [
      (copy: Y.Doc) => titleText(point(copy), 'en')?.insert(0, 'x'),
      (copy: Y.Doc) => titleText(point(copy), 'th')?.delete(0, 1),
      (copy: Y.Doc) => bodyOf(point(copy), 'en')?.push([new Y.XmlElement('paragraph')]),
      (copy: Y.Doc) => bodyOf(point(copy), 'km')?.push([new Y.XmlElement('heading')]),
      (copy: Y.Doc) => point(copy).set('order', 'a1'),
      (copy: Y.Doc) => (point(copy).get('fields') as Y.Map<unknown>).set('minutes', 5),
    ].map((change) => {
      const copy = copyOf(doc)
      change(copy)
      return contentHash(copy)
    })
    expect(new Set([contentHash(doc), ...hashes]).size).toBe(hashes.length + 1)
  })

  it('[W17] differs where the same characters stand in other paragraphs', () => {
    expect(contentHash(agenda('t', 'ab\n\nc'))).not.toBe(contentHash(agenda('t', 'a\n\nbc')))
  })

  it('[W17] does not count marks: replicas tidy leftovers of them at different times', () => {
    const doc = agenda()
    const bold = copyOf(doc)
    const paragraph = bodyOf(point(bold), 'en')?.get(0) as Y.XmlElement
    const run = paragraph.get(0) as Y.XmlText
    run.format(0, 5, { bold: {} })
    expect(contentHash(bold)).toBe(contentHash(doc))
  })
})
