/** The canonical content of a point: the vectors, and histories that must not matter. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalContent, contentOf, missingLanguages, versionOf } from '#shared/content.ts'
import { bodyOf, fieldsOf, pointOf, sideOf, titleText } from '#shared/register.ts'
import { VECTOR_POINT_ID, type Vector, vectorDoc } from './vectors/build.ts'

const { vectors } = JSON.parse(readFileSync(new URL('./vectors/content.json', import.meta.url), 'utf8')) as { vectors: Vector[] }
const expected = JSON.parse(readFileSync(new URL('./vectors/versions.json', import.meta.url), 'utf8')) as Record<string, string>

function contentIn(doc: Y.Doc) {
  const point = pointOf(doc, VECTOR_POINT_ID)
  if (!point) throw new Error('no point')
  return contentOf(VECTOR_POINT_ID, point)
}

const versionIn = (doc: Y.Doc) => versionOf(contentIn(doc))
const named = (name: string) => {
  const vector = vectors.find((v) => v.name === name)
  if (!vector) throw new Error(`no vector ${name}`)
  return vectorDoc(vector)
}

describe('content vectors', () => {
  for (const vector of vectors) {
    it(`[V1] gives the committed version for: ${vector.name}`, () => {
      expect(versionIn(vectorDoc(vector))).toBe(expected[vector.name])
    })
    const { same, differs } = vector
    if (same) it(`[V2] ${vector.name}: same version as "${same}"`, () => expect(versionIn(vectorDoc(vector))).toBe(versionIn(named(same))))
    if (differs) it(`[V3] ${vector.name}: another version than "${differs}"`, () => expect(versionIn(vectorDoc(vector))).not.toBe(versionIn(named(differs))))
  }
})

describe('contentOf', () => {
  it('[V2] does not depend on the editing history or the replica', () => {
    const doc = named('plain')
    const before = versionIn(doc)
    const point = pointOf(doc, VECTOR_POINT_ID)
    const text = point && titleText(point, 'en')
    text?.insert(4, ' of action')
    expect(versionIn(doc)).not.toBe(before)
    text?.delete(4, 10)
    const paragraph = point && (bodyOf(point, 'en')?.get(0) as Y.XmlElement)
    const run = paragraph?.get(0) as Y.XmlText
    run.format(0, 6, { bold: {} })
    run.format(0, 6, { bold: null })
    paragraph?.insert(1, [new Y.XmlText()])
    const replica = new Y.Doc()
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
    expect(versionIn(replica)).toBe(before)
  })

  it('[V2] does not depend on the order in which marks were set', () => {
    const one = named('plain')
    const other = named('plain')
    const runIn = (doc: Y.Doc) => {
      const point = pointOf(doc, VECTOR_POINT_ID)
      return (point && (bodyOf(point, 'en')?.get(0) as Y.XmlElement).get(0)) as Y.XmlText
    }
    runIn(one).format(0, 6, { bold: {} })
    runIn(one).format(0, 6, { italic: {} })
    runIn(other).format(0, 6, { italic: {} })
    runIn(other).format(0, 6, { bold: {} })
    expect(canonicalContent(contentIn(one))).toBe(canonicalContent(contentIn(other)))
  })

  it('[V4] leaves out the order, the minutes and the column of a side', () => {
    const doc = named('plain')
    const before = versionIn(doc)
    const point = pointOf(doc, VECTOR_POINT_ID)
    point?.set('order', 'b1')
    ;(point?.get('fields') as Y.Map<unknown>).set('minutes', 5)
    const column = point && sideOf(point, 'TH')
    ;(column?.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('ความเห็นของฝ่ายไทย')])
    expect(versionIn(doc)).toBe(before)
    expect(point && fieldsOf(point)['minutes']).toBe(5)
  })

  it('[V4] counts the ids of linked points', () => {
    const doc = named('plain')
    const before = versionIn(doc)
    ;(pointOf(doc, VECTOR_POINT_ID)?.get('links') as Y.Map<boolean>).set('01JZZZZZZZZZZZZZZZZZZZZZZY', true)
    expect(versionIn(doc)).not.toBe(before)
  })

  it('[V5] has no canonical form for an embed, an unknown mark or a lone surrogate', () => {
    const withRun = (change: (run: Y.XmlText) => void) => () => {
      const doc = named('plain')
      const point = pointOf(doc, VECTOR_POINT_ID)
      change((point && (bodyOf(point, 'en')?.get(0) as Y.XmlElement).get(0)) as Y.XmlText)
      return versionIn(doc)
    }
    expect(withRun((run) => run.insertEmbed(0, { image: 'x' }))).toThrow(RangeError)
    expect(withRun((run) => run.format(0, 3, { evil: true }))).toThrow(RangeError)
    expect(withRun((run) => run.insert(0, '\uD800'))).toThrow(RangeError)
  })
})

describe('missingLanguages', () => {
  it('[S4] names every language whose title or body says nothing', () => {
    const doc = named('plain')
    const point = pointOf(doc, VECTOR_POINT_ID)
    expect(missingLanguages(contentIn(doc))).toEqual([])
    const title = point && titleText(point, 'km')
    title?.delete(0, title.length)
    const body = point && bodyOf(point, 'en')
    body?.delete(0, body.length)
    expect(missingLanguages(contentIn(doc))).toEqual(['km', 'en'])
  })
})
