// Places between signs: from the page to the document and back, and never inside a Thai or Khmer letter.
import { afterEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { endOf, nodeAt, relativeOf, type Spot, spotAt, spotOf } from '#client/collab/text-position.ts'
import { positionOf, spotFrom } from '#client/collab/editor-spot.ts'
import { editorOn, registerWith } from './texts.ts'

const mounted: ReturnType<typeof editorOn>[] = []
afterEach(() => {
  for (const editor of mounted.splice(0)) editor.destroy()
})

function bodyWith(html: string) {
  const { doc, fragment } = registerWith()
  const editor = editorOn(fragment)
  mounted.push(editor)
  editor.commands.setContent(html)
  return { doc, fragment, editor, root: editor.view.dom }
}

const LISTS = '<p>one</p><ul><li><p>a</p></li><li><p>b</p><ol><li><p>deep</p></li></ol></li></ul><p></p>'

describe('spots', () => {
  it('come back from the document as they went in, in every block', () => {
    const { doc, fragment } = bodyWith(LISTS)
    const spots: Spot[] = [
      { path: [0], offset: 2 },
      { path: [1, 0, 0], offset: 1 },
      { path: [1, 1, 1, 0, 0], offset: 4 },
      { path: [2], offset: 0 },
    ]
    for (const spot of spots) expect(spotOf(doc, fragment, relativeOf(fragment, spot))).toEqual(spot)
  })

  it('come back from the page as they went in', () => {
    const { root } = bodyWith(LISTS)
    for (const spot of [
      { path: [0], offset: 2 },
      { path: [1, 1, 1, 0, 0], offset: 3 },
    ]) {
      const place = nodeAt(root, spot)
      expect(place && spotAt(root, place.node, place.offset)).toEqual(spot)
    }
  })

  it('are the same places in the editor', () => {
    const { editor } = bodyWith(LISTS)
    const { doc } = editor.state
    for (const spot of [
      { path: [0], offset: 3 },
      { path: [1, 0, 0], offset: 0 },
      { path: [1, 1, 1, 0, 0], offset: 2 },
    ]) {
      expect(spotFrom(doc.resolve(positionOf(doc, spot)))).toEqual(spot)
    }
  })

  it('move with what others type before them', () => {
    const { doc, fragment } = bodyWith('<p>hello</p>')
    const relative = relativeOf(fragment, { path: [0], offset: 3 })
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(0, '>> ')
    expect(spotOf(doc, fragment, relative)).toEqual({ path: [0], offset: 6 })
  })

  it('stand at the end of the last block, also behind emphasis', () => {
    const { fragment } = bodyWith('<p>one</p><p>tw<strong>o</strong></p>')
    expect(endOf(fragment)).toEqual({ path: [1], offset: 3 })
  })

  it('of a title count from its start', () => {
    const { doc, titleEn } = registerWith({}, { th: '', km: '', en: 'Sites' })
    expect(spotOf(doc, titleEn, relativeOf(titleEn, { path: [], offset: 4 }))).toEqual({
      path: [],
      offset: 4,
    })
  })
})

describe('a position from somebody else', () => {
  it.each([
    null,
    7,
    'x',
    {},
    { type: 'x' },
    { item: { client: 1, clock: 99 } },
    { type: { client: 'a' }, assoc: [] },
  ])('[T8] is nowhere if it is %j', (relative) => {
    const { doc, fragment } = bodyWith('<p>words</p>')
    expect(spotOf(doc, fragment, relative)).toBeNull()
  })

  it('[T8] is nowhere if it lies in another text', () => {
    const { doc, fragment, titleEn } = registerWith({ en: 'body' }, { th: '', km: '', en: 'title' })
    expect(spotOf(doc, fragment, relativeOf(titleEn, { path: [], offset: 2 }))).toBeNull()
  })
})

describe('nodeAt', () => {
  it.each([
    ['Khmer with a subscript', 'ក្រុម', 2, 0],
    ['Khmer with a vowel', 'កាត', 1, 0],
    ['Khmer between clusters', 'កាត', 2, 2],
    ['Thai with vowel and tone', 'ที่นี่', 2, 0],
    ['Thai between letters', 'ที่นี่', 3, 3],
    ['a surrogate pair', '😀x', 1, 0],
  ])('[T7] never stands inside a letter: %s', (_name, words, offset, snapped) => {
    const { root } = bodyWith(`<p>${words}</p>`)
    expect(nodeAt(root, { path: [0], offset })?.offset).toBe(snapped)
  })

  it('counts through emphasis', () => {
    const { root } = bodyWith('<p>ab<strong>cd</strong>ef</p>')
    const place = nodeAt(root, { path: [0], offset: 5 })
    expect([place?.node.textContent, place?.offset]).toEqual(['ef', 1])
  })
})
