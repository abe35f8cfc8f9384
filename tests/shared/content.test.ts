/** The canonical content of a point: the vectors, and histories that must not matter. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalContent, contentOf, missingLanguages, versionOf } from '#shared/content.ts'
import type { Language } from '#shared/locale.ts'
import { bodyOf, fieldsOf, pointOf, sideOf, titleText } from '#shared/register.ts'
import { VECTOR_POINT_ID, type Vector, vectorDoc } from './vectors/build.ts'

const { vectors } = JSON.parse(readFileSync(new URL('./vectors/content.json', import.meta.url), 'utf8')) as {
  vectors: Vector[]
}
const expected = JSON.parse(
  readFileSync(new URL('./vectors/versions.json', import.meta.url), 'utf8'),
) as Record<string, string>

function pointIn(doc: Y.Doc) {
  const point = pointOf(doc, VECTOR_POINT_ID)
  if (!point) throw new Error('no point')
  return point
}

const contentIn = (doc: Y.Doc) => contentOf(VECTOR_POINT_ID, pointIn(doc))

/** The first block of a body, and the run of text in it. */
function blockIn(doc: Y.Doc, language: Language) {
  const block = bodyOf(pointIn(doc), language)?.get(0)
  if (!(block instanceof Y.XmlElement)) throw new Error('no block')
  return block
}

function runIn(doc: Y.Doc, language: Language = 'en') {
  const run = blockIn(doc, language).get(0)
  if (!(run instanceof Y.XmlText)) throw new Error('no text')
  return run
}

const versionIn = (doc: Y.Doc) => versionOf(contentIn(doc))
const named = (name: string) => {
  const vector = vectors.find((v) => v.name === name)
  if (!vector) throw new Error(`no vector ${name}`)
  return vectorDoc(vector)
}

describe('content vectors', () => {
  it.each(vectors)('[V1] gives the committed version for: $name', (vector) => {
    expect(versionIn(vectorDoc(vector))).toBe(expected[vector.name])
  })

  it.each(vectors.filter((v) => v.same))('[V2] $name: same version as "$same"', ({ name, same }) => {
    expect(versionIn(named(name))).toBe(versionIn(named(same ?? '')))
  })

  it.each(vectors.filter((v) => v.differs))(
    '[V3] $name: another version than "$differs"',
    ({ name, differs }) => {
      expect(versionIn(named(name))).not.toBe(versionIn(named(differs ?? '')))
    },
  )
})

describe('contentOf', () => {
  it('[V2] does not depend on the editing history or the replica', () => {
    const doc = named('plain')
    const before = versionIn(doc)
    const title = titleText(pointIn(doc), 'en')
    title?.insert(4, ' of action')
    expect(versionIn(doc)).not.toBe(before)
    title?.delete(4, 10)
    runIn(doc).format(0, 6, { bold: {} })
    runIn(doc).format(0, 6, { bold: null })
    blockIn(doc, 'en').insert(1, [new Y.XmlText()])
    const replica = new Y.Doc()
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
    expect(versionIn(replica)).toBe(before)
  })

  it('[V2] does not depend on the order in which marks were set', () => {
    const one = named('plain')
    const other = named('plain')
    runIn(one).format(0, 6, { bold: {} })
    runIn(one).format(0, 6, { italic: {} })
    runIn(other).format(0, 6, { italic: {} })
    runIn(other).format(0, 6, { bold: {} })
    expect(canonicalContent(contentIn(one))).toBe(canonicalContent(contentIn(other)))
  })

  it('[V4] leaves out the order, the minutes and the column of a side', () => {
    const doc = named('plain')
    const before = versionIn(doc)
    const point = pointIn(doc)
    point.set('order', 'b1')
    ;(point.get('fields') as Y.Map<unknown>).set('minutes', 5)
    const column = sideOf(point, 'TH')?.get(0)
    if (column instanceof Y.XmlElement) column.insert(0, [new Y.XmlText('ความเห็นของฝ่ายไทย')])
    expect(versionIn(doc)).toBe(before)
    expect(fieldsOf(point)['minutes']).toBe(5)
    expect(sideOf(point, 'TH')?.toString()).toContain('ความเห็นของฝ่ายไทย')
  })

  it('[V4] counts the ids of linked points', () => {
    const doc = named('plain')
    const before = versionIn(doc)
    ;(pointIn(doc).get('links') as Y.Map<boolean>).set('01JZZZZZZZZZZZZZZZZZZZZZZY', true)
    expect(versionIn(doc)).not.toBe(before)
  })

  it('[V5] has no canonical form for an embed, an unknown mark or a lone surrogate', () => {
    const withRun = (change: (run: Y.XmlText) => void) => () => {
      const doc = named('plain')
      change(runIn(doc))
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
    expect(missingLanguages(contentIn(doc))).toEqual([])
    const title = titleText(pointIn(doc), 'km')
    title?.delete(0, title.length)
    const body = bodyOf(pointIn(doc), 'en')
    body?.delete(0, body.length)
    expect(missingLanguages(contentIn(doc))).toEqual(['km', 'en'])
  })

  it.each([
    ['a zero-width space', '\u200B'],
    ['a word joiner in spaces', ' \u00A0\u2060\u3000'],
    ['letters that show nothing', '\u3164\u115F\u17B4\u2800'],
  ])('[S4] takes %s for nothing', (_, text) => {
    const doc = named('plain')
    const title = titleText(pointIn(doc), 'km')
    title?.delete(0, title.length)
    title?.insert(0, text)
    expect(missingLanguages(contentIn(doc))).toEqual(['km'])
  })
})
