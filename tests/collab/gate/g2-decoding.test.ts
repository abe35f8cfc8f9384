// G2: decoding is bounded by the bytes there are, and what no text is made of does not get past it.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { STEP_2_LIMITS, UPDATE_LIMITS } from '#server/collab/gate/limits.ts'
import {
  characters,
  collected,
  craft,
  element,
  id,
  mark,
  raw,
  rawText,
  skip,
  text,
  type,
  values,
} from './craft.ts'
import { at, idOf, own, OWN, refusalOf, scene, type Scene } from './hostile.ts'
import { updatesOf } from './register.ts'

const between = (all: Scene) => ({ origin: at(all.title, 0), rightOrigin: at(all.title, 1) })
const inText = (all: Scene) => ({ origin: at(all.text, 0), rightOrigin: at(all.text, 1) })

describe('counts and sizes', () => {
  it('[G2.2] does not believe a header that promises thirty million structs (threat 15)', () => {
    const all = scene()
    const update = craft([{ client: OWN, clock: 0, structs: [], count: 30_000_000 }])
    expect(refusalOf(all, update).code).toBe('input.too_large')
    const fewer = craft([{ client: OWN, clock: 0, structs: [], count: 15_000 }])
    expect(refusalOf(all, fewer)).toMatchObject({ rule: 'G2.2', code: 'update.refused' })
  })

  it('[G2.1] refuses elements nested deeper than any text (threat 16)', () => {
    const all = scene()
    const structs = [element('bulletList', { origin: idOf(all.paragraph), rightOrigin: at(all.body, 1) })]
    for (let depth = 0; depth < 40; depth++) {
      structs.push(element(depth % 2 === 0 ? 'listItem' : 'bulletList', { parent: id(OWN, depth) }))
    }
    expect(refusalOf(all, own(all, ...structs))).toMatchObject({ rule: 'G2.1', code: 'input.too_large' })
    const sound = own(all, ...structs.slice(0, 20))
    expect(all.send(sound, all.writer).kind).toBe('accepted')
  })

  it('[G2.1] refuses an update of more bytes or structs than a person makes (threat 17)', () => {
    const all = scene()
    const many = Array.from({ length: UPDATE_LIMITS.structs + 1 }, () => collected(1))
    expect(refusalOf(all, own(all, ...many)).code).toBe('input.too_large')
    const large = own(all, text('x'.repeat(UPDATE_LIMITS.bytes), inText(all)))
    expect(refusalOf(all, large).code).toBe('input.too_large')
    expect(all.gate.judge(large, all.writer, STEP_2_LIMITS).kind).toBe('accepted')
  })

  it('[G2.1] refuses thousands of fresh client ids (threat 18)', () => {
    const all = scene({ binding: () => 'free' })
    const blocks = Array.from({ length: 2_000 }, (_, i) => ({
      client: 5_000 + i,
      clock: 0,
      structs: [collected(1)],
    }))
    expect(refusalOf(all, craft(blocks)).code).toBe('input.too_large')
  })

  it('[G2.1] refuses a long map key, mark name and mark value', () => {
    const all = scene()
    const key = 'k'.repeat(100)
    for (const struct of [
      values([1], { parent: idOf(all.paragraph), key }),
      mark(key, '{}', inText(all)),
      mark('bold', `"${'v'.repeat(9_000)}"`, inText(all)),
      mark('bold', `${'['.repeat(4_000)}${']'.repeat(4_000)}`, inText(all)),
    ]) {
      expect(refusalOf(all, own(all, struct)).code).toBe('input.too_large')
    }
  })

  it('[G2.1] stops looking for places in an update that is built to be slow', () => {
    const all = scene({ binding: () => 'own' })
    const paragraphs = (count: number) =>
      Array.from({ length: count }, () => element('paragraph', { parent: idOf(all.side) }))
    // Each of the second client's goes past all of the first client's.
    const update = craft([
      { client: 700, clock: 0, structs: paragraphs(8_000) },
      { client: 600, clock: 0, structs: paragraphs(8_000) },
    ])
    expect(refusalOf(all, update).code).toBe('input.too_large')
  })

  it('[G2.2] refuses clocks and lengths that leave no room for others', () => {
    const all = scene()
    expect(refusalOf(all, own(all, collected(2 ** 50))).rule).toBe('G2.2')
    expect(refusalOf(all, craft([], [{ ...id(OWN, 0), length: 2 ** 52 }])).rule).toBe('G2.2')
    const endless = Uint8Array.from([1, 1, ...Array.from({ length: 12 }, () => 0xff), 0])
    expect(refusalOf(all, endless).rule).toBe('G2.2')
  })
})

describe('shape', () => {
  it('[G2.3] refuses a client id that comes twice (threat 8)', () => {
    const all = scene()
    const block = { client: OWN, clock: 0, structs: [text('x', between(all))] }
    expect(refusalOf(all, craft([block, block])).rule).toBe('G2.3')
  })

  it('[G2.3] refuses a skip', () => {
    const all = scene()
    expect(refusalOf(all, own(all, skip(3), text('x', between(all)))).rule).toBe('G2.3')
  })

  it('[G2.2] refuses bytes after the end', () => {
    const all = scene()
    const update = own(all, text('x', between(all)))
    expect(refusalOf(all, Uint8Array.from([...update, 0])).rule).toBe('G2.2')
  })

  it('[G2.2] refuses an update cut off at any byte', () => {
    const all = scene()
    const update = own(all, text('some words', between(all)), mark('bold', '{}', inText(all)))
    for (let length = 0; length < update.length; length++) {
      expect(refusalOf(all, update.slice(0, length)).rule).toBe('G2.2')
    }
  })

  it('[G2.2] refuses empty structs and unknown contents', () => {
    const all = scene()
    expect(refusalOf(all, own(all, collected(0))).rule).toBe('G2.2')
    expect(refusalOf(all, own(all, text('', between(all)))).rule).toBe('G2.2')
    expect(refusalOf(all, own(all, raw(11, between(all), [0]))).rule).toBe('G2.2')
    expect(refusalOf(all, own(all, type(9, between(all)))).rule).toBe('G2.2')
  })
})

describe('contents', () => {
  it('[G2.4] refuses hooks, subdocuments, embeds, bytes and JSON (threat 11)', () => {
    const all = scene()
    const embed = [2, 0x7b, 0x7d]
    const cases = [
      type(5, { origin: idOf(all.paragraph), rightOrigin: at(all.body, 1) }, 'hook'),
      raw(9, inText(all), [1, 0x61, 118, 0]),
      raw(5, inText(all), embed),
      raw(3, inText(all), [1, 0]),
      raw(2, inText(all), [1, ...embed]),
    ]
    for (const struct of cases) expect(refusalOf(all, own(all, struct)).rule).toBe('G2.4')
  })

  it('[G2.5] refuses the key __proto__ wherever a key can be (threat 12)', () => {
    const all = scene()
    const proto = (value: string) => mark('link', `{"__proto__":${value}}`, inText(all))
    const inAny = [118, 1, 9, ...Buffer.from('__proto__'), 126]
    const cases = [
      values([1], { parent: idOf(all.paragraph), key: '__proto__' }),
      proto('{"href":"https://example.org"}'),
      mark('link', '{"href":{"a":[{"__proto__":1}]}}', inText(all)),
      raw(8, { parent: idOf(all.paragraph), key: 'level' }, [1, ...inAny]),
    ]
    for (const struct of cases) expect(refusalOf(all, own(all, struct)).rule).toBe('G2.5')
  })

  it('[G2.6] refuses bidi overrides, controls, tabs and line breaks (threat 11)', () => {
    const all = scene()
    for (const character of [
      '\u202e',
      '\u2066',
      '\u0000',
      '\u0007',
      '\u001b',
      '\u0085',
      '\t',
      '\n',
      '\r',
      '\u007f',
    ]) {
      expect(refusalOf(all, own(all, text(`a${character}b`, inText(all)))).rule).toBe('G2.6')
    }
  })

  it('[G2.6] lets Thai and Khmer through with the invisible characters they need', () => {
    const all = scene()
    const words = ['ภาษา\u200bไทย', 'ខ្មែរ\u200bភាសា', 'a\u200cb\u200dc', 'ำ', '😀', '\u200e']
    for (const word of words) {
      expect(all.send(own(all, text(word, inText(all))), all.writer).kind).toBe('accepted')
    }
  })

  it('[G2.2] refuses half of a surrogate pair as bytes, and in JSON as an escape', () => {
    const all = scene()
    expect(refusalOf(all, own(all, rawText([0xed, 0xa0, 0x80], inText(all)))).rule).toBe('G2.2')
    const link = mark('link', '{"href":"https://example.org/\\ud800"}', inText(all))
    expect(refusalOf(all, own(all, link)).rule).toBe('G2.6')
  })

  it('[G2.6] refuses the tail of a character that the server has in part', () => {
    const all = scene()
    const place = { parent: idOf(all.side) }
    const start = own(
      all,
      element('paragraph', place),
      characters({ parent: id(OWN, 0) }),
      text('a\uFFFD', { parent: id(OWN, 1) }),
    )
    expect(all.send(start, all.writer).kind).toBe('accepted')
    const overlap = craft([{ client: OWN, clock: 3, structs: [text('😀', { origin: id(OWN, 2) })] }])
    expect(refusalOf(all, overlap).rule).toBe('G2.6')
  })
})

it('[G2] tells V2 updates from V1 by refusing them', () => {
  const all = scene()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(all.doc))
  const [update] = updatesOf(doc, () => doc.getMap('points').set('x', 1)) as [Uint8Array]
  const verdict = all.send(Y.convertUpdateFormatV1ToV2(update), all.writer)
  expect(verdict.kind).toBe('refused')
})
