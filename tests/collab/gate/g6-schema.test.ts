// G6: only the elements, attributes and marks of shared/schema.ts get in.
import type * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { MAX_TITLE_LENGTH } from '#shared/locale.ts'
import {
  characters,
  craft,
  type CraftedStruct,
  deleted,
  element,
  id,
  mark,
  text,
  type,
  values,
} from './craft.ts'
import { at, idOf, own, OWN, refusalOf, scene, type Scene } from './hostile.ts'

const beside = (all: Scene) => ({ origin: idOf(all.paragraph), rightOrigin: at(all.body, 1) })
const inText = (all: Scene) => ({ origin: at(all.text, 0), rightOrigin: at(all.text, 1) })
const inTitle = (all: Scene) => ({ origin: at(all.title, 0), rightOrigin: at(all.title, 1) })

const refusedBy = (all: Scene, ...structs: CraftedStruct[]) => refusalOf(all, own(all, ...structs)).rule

describe('elements', () => {
  it('[G6.1] refuses what is no element of ours (threat 11)', () => {
    const all = scene()
    for (const name of ['script', 'img', 'iframe', 'codeBlock', 'listItem', 'body', 'constructor', '']) {
      expect(refusedBy(all, element(name, beside(all)))).toBe('G6.1')
    }
  })

  it('[G6.1] refuses elements and characters where the schema has none', () => {
    const all = scene()
    const list = element('bulletList', beside(all))
    const entry = element('listItem', { parent: id(OWN, 0) })
    const cases: CraftedStruct[][] = [
      [text('loose', beside(all))],
      [characters(beside(all))],
      [mark('bold', '{}', beside(all))],
      [text('loose', { parent: idOf(all.paragraph) })],
      [element('paragraph', { parent: idOf(all.paragraph) })],
      [list, element('paragraph', { parent: id(OWN, 0) })],
      [list, entry, characters({ parent: id(OWN, 1) })],
      [list, entry, element('heading', { parent: id(OWN, 1) })],
      [element('paragraph', inText(all))],
      [element('paragraph', inTitle(all))],
      [values([1], beside(all))],
    ]
    for (const structs of cases) expect(refusedBy(all, ...structs)).toBe('G6.1')
  })

  it('[G6.1] refuses shared types that are no part of a text', () => {
    const all = scene()
    for (const ref of [0, 1, 2, 4]) {
      expect(refusedBy(all, type(ref, beside(all)))).toBe('G6.1')
      expect(refusedBy(all, type(ref, inText(all)))).toBe('G6.1')
    }
  })

  it('[G6.1] accepts lists in lists', () => {
    const all = scene()
    const structs = [
      element('orderedList', beside(all)),
      values([3], { parent: id(OWN, 0), key: 'start' }),
      element('listItem', { parent: id(OWN, 0) }),
      element('paragraph', { parent: id(OWN, 2) }),
      element('bulletList', { origin: id(OWN, 3) }),
    ]
    expect(all.send(own(all, ...structs), all.writer).kind).toBe('accepted')
  })
})

describe('attributes', () => {
  it('[G6.2] refuses attributes that are not ours, event handlers above all (threat 11)', () => {
    const all = scene()
    for (const key of ['onerror', 'style', 'href', 'level', 'constructor', '']) {
      expect(refusedBy(all, values([1], { parent: idOf(all.paragraph), key }))).toBe('G6.2')
      expect(refusedBy(all, deleted(1, { parent: idOf(all.paragraph), key }))).toBe('G6.2')
    }
    expect(refusedBy(all, values([1], { parent: idOf(all.text), key: 'level' }))).toBe('G6.2')
    expect(refusedBy(all, values([1], { parent: idOf(all.body), key: 'level' }))).toBe('G6.2')
  })

  it('[G6.2] refuses values that are not ours', () => {
    const all = scene()
    const heading = element('heading', beside(all))
    const parent = { parent: id(OWN, 0), key: 'level' }
    for (const value of [0, 4, 1.5, '2', true, null, undefined, -1, { level: 1 }, [1]]) {
      expect(refusedBy(all, heading, values([value], parent))).toBe('G6.2')
    }
    expect(refusedBy(all, heading, values([2, 9], parent))).toBe('G6.2')
    expect(refusedBy(all, heading, text('2', parent))).toBe('G6.2')
    expect(refusedBy(all, heading, type(1, parent))).toBe('G6.2')
  })

  it('[G6.2] lets a heading change its level: the one before goes with it', () => {
    const all = scene()
    const level = (value: number, place: Parameters<typeof values>[1]) => values([value], place)
    const start = own(all, element('heading', beside(all)), level(2, { parent: id(OWN, 0), key: 'level' }))
    expect(all.send(start, all.writer).kind).toBe('accepted')
    expect(all.send(own(all, level(3, { origin: id(OWN, 1) })), all.writer).kind).toBe('accepted')
    expect((all.body.get(1) as Y.XmlElement).getAttributes()).toEqual({ level: 3 })
  })
})

describe('marks', () => {
  it('[G6.3] refuses an unknown mark on a single character (threat 10)', () => {
    const all = scene()
    for (const name of ['evil', 'bold--', 'bold--toolongforahash', 'BOLD', 'ychange', 'constructor']) {
      expect(refusedBy(all, mark(name, '{}', inText(all)))).toBe('G6.3')
    }
  })

  it('[G6.3] refuses links that run code, and marks with something in them (threat 11)', () => {
    const all = scene()
    const hrefs = [
      'javascript:alert(1)',
      'data:text/html,x',
      '//example.org',
      'https://a b',
      ' https://x',
      'ftp://x',
    ]
    for (const href of hrefs) {
      expect(refusedBy(all, mark('link', JSON.stringify({ href }), inText(all)))).toBe('G6.3')
    }
    for (const json of ['{}', '"https://x"', '{"href":"https://x","onclick":"y"}', '[]', 'true', '1']) {
      expect(refusedBy(all, mark('link', json, inText(all)))).toBe('G6.3')
    }
    for (const json of ['{"a":1}', '"x"', '1', '[]', 'false']) {
      expect(refusedBy(all, mark('bold', json, inText(all)))).toBe('G6.3')
    }
  })

  it('[G6.3] accepts ours, with and without the hash that y-prosemirror adds, and their ends', () => {
    const all = scene()
    const cases = [
      ['bold', '{}'],
      ['bold', 'true'],
      ['italic', 'null'],
      ['link', '{"href":"https://example.org/ก"}'],
      ['link--aB3+/x=9', '{"href":"mailto:a@example.org"}'],
      ['link', 'null'],
    ] as const
    for (const [name, json] of cases) {
      expect(all.send(own(all, mark(name, json, inText(all))), all.writer).kind).toBe('accepted')
    }
  })

  it('[G6.4] keeps titles plain, on one line', () => {
    const all = scene()
    expect(refusedBy(all, mark('bold', '{}', inTitle(all)))).toBe('G6.4')
    expect(refusedBy(all, mark('bold', 'null', inTitle(all)))).toBe('G6.4')
    expect(refusedBy(all, text('one\u2028two', inTitle(all)))).toBe('G6.4')
    expect(all.send(own(all, text('one\u2028two', inText(all))), all.writer).kind).toBe('accepted')
  })
})

describe('length', () => {
  it('[G6.5] keeps titles short, and counts what the same update takes out', () => {
    const all = scene()
    const place = inTitle(all)
    const length = all.title.length
    expect(refusedBy(all, text('x'.repeat(MAX_TITLE_LENGTH), place))).toBe('G6.5')
    const half = text('x'.repeat(MAX_TITLE_LENGTH / 2), place)
    expect(refusedBy(all, half, half)).toBe('G6.5')
    const block = { client: OWN, clock: 0, structs: [half, half] }
    const all250 = { ...id(OWN, 0), length: MAX_TITLE_LENGTH / 2 }
    expect(all.send(craft([block], [all250]), all.writer).kind).toBe('accepted')
    expect(all.title.length).toBe(length + MAX_TITLE_LENGTH / 2)
    const replacing = craft(
      [{ client: OWN, clock: MAX_TITLE_LENGTH, structs: [half] }],
      [{ ...id(OWN, MAX_TITLE_LENGTH / 2), length: MAX_TITLE_LENGTH / 2 }],
    )
    expect(all.send(replacing, all.writer).kind).toBe('accepted')
    expect(all.title.length).toBe(length + MAX_TITLE_LENGTH / 2)
    expect(all.send(own(all, text('x'.repeat(MAX_TITLE_LENGTH), inText(all))), all.writer).kind).toBe(
      'accepted',
    )
  })
})
