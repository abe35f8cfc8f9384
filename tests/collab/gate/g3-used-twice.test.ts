// G3.2: two replicas on one client id, as a cloned tab or a script makes them, never lose text in silence; honest repetition is nothing new.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { STEP_2_LIMITS } from '#server/collab/gate/limits.ts'
import type { Verdict } from '#server/collab/gate/gate.ts'
import { bodyOf, pointOf, titleText } from '#shared/register.ts'
import { collected, craft, type CraftedStruct, deleted, mark, text, values } from './craft.ts'
import { at, OTHER, own, OWN, refusalOf, type Scene, scene } from './hostile.ts'
import { accepted, everything, firstText, replicaOf, updatesOf } from './register.ts'

const titleIn = (doc: Y.Doc) => titleText(pointOf(doc, 'p1') as Y.Map<unknown>, 'en') as Y.Text

function bodyIn(doc: Y.Doc): Y.XmlFragment {
  return bodyOf(pointOf(doc, 'p1') as Y.Map<unknown>, 'en') as Y.XmlFragment
}

function typing(words: string, index = 0) {
  return (doc: Y.Doc) => titleIn(doc).insert(index, words)
}

function splitting(doc: Y.Doc): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('half')])
  bodyIn(doc).insert(1, [paragraph])
}

function heading(level: number) {
  return (doc: Y.Doc) => {
    const element = new Y.XmlElement<{ level: number }>('heading')
    element.setAttribute('level', level)
    bodyIn(doc).insert(1, [element as unknown as Y.XmlElement])
  }
}

const formatting = (name: string, value: unknown) => (doc: Y.Doc) =>
  firstText(doc).format(0, 3, { [name]: value })

type Change = (doc: Y.Doc) => void

function changed(all: Scene, change: Change): Y.Doc {
  const doc = replicaOf(all, OWN, false)
  doc.transact(() => change(doc))
  return doc
}

/** What a second replica on the id of the first is told about its own change, made apart. */
function second(first: Change, other: Change): (whole: boolean) => { all: Scene; update: Uint8Array } {
  return (whole) => {
    const all = scene()
    const [one, two] = [changed(all, first), changed(all, other)]
    const before = Y.encodeStateVector(all.doc)
    accepted(all.send(Y.encodeStateAsUpdate(one, before), all.writer))
    return { all, update: Y.encodeStateAsUpdate(two, whole ? undefined : before) }
  }
}

const PAIRS: [string, Change, Change][] = [
  ['words', typing('lost'), typing('kept')],
  ['longer words', typing('one'), typing('two and more')],
  ['words that begin alike', typing('agreed'), typing('agrees')],
  ['a mark', formatting('bold', {}), formatting('italic', {})],
  ['the value of a mark', ...links('https://a.example/', 'https://b.example/')],
  ['a paragraph', splitting, typing('words')],
  ['another element', splitting, heading(2)],
  ['the value of an attribute', heading(2), heading(3)],
  ['words for a mark', formatting('bold', {}), typing('x')],
]

function links(one: string, two: string): [Change, Change] {
  return [formatting('link', { href: one }), formatting('link', { href: two })]
}

describe('a client id that two replicas of one account use', () => {
  for (const [what, first, other] of PAIRS) {
    it(`[G3.2] is refused when known clocks say another thing: ${what}`, () => {
      for (const whole of [false, true]) {
        const { all, update } = second(first, other)(whole)
        const refusal = refusalOf(all, update)
        expect([refusal.rule, refusal.code]).toEqual(['G3.2', 'update.refused'])
      }
    })
  }

  it('[G3.2] is refused whole, with what is new in the same update', () => {
    const all = scene()
    all.send(own(all, text('ab', { origin: at(all.title, 0), rightOrigin: at(all.title, 1) })), all.writer)
    const place = { origin: at(all.title, 0), rightOrigin: at(all.title, 3) }
    const update = craft([{ client: OWN, clock: 0, structs: [text('aX and more', place)] }])
    expect(refusalOf(all, update).rule).toBe('G3.2')
  })

  it('[G3.2] is seen behind structs that tell nothing', () => {
    const { all, update } = knownTitle('abcdef', (place) => [
      collected(2),
      deleted(2, place),
      text('XY', place),
    ])
    expect(refusalOf(all, update).rule).toBe('G3.2')
  })
})

type Place = { origin: ReturnType<typeof at>; rightOrigin: ReturnType<typeof at> }

/** The server has these characters as clocks 0 and on; the update says something about them. */
function knownTitle(characters: string, say: (place: Place) => CraftedStruct[]) {
  const all = scene()
  const place: Place = { origin: at(all.title, 0), rightOrigin: at(all.title, 1) }
  accepted(all.send(own(all, text(characters, place)), all.writer))
  return { all, place, update: craft([{ client: OWN, clock: 0, structs: say(place) }]) }
}

const verdictOf = ({ all, update }: { all: Scene; update: Uint8Array }): Verdict['kind'] =>
  all.send(update, all.writer, STEP_2_LIMITS).kind

describe('honest repetition', () => {
  it('[G3] is nothing new: every frame again after a lost acknowledgement', () => {
    const all = scene()
    const doc = replicaOf(all, OWN)
    const changes = [typing('one 😀'), splitting, formatting('bold', {}), heading(2), typing('in', 2)]
    const sent = changes.flatMap((change) => updatesOf(doc, () => change(doc)))
    for (const update of sent) accepted(all.send(update, all.writer))
    for (const update of sent) expect(all.send(update, all.writer).kind).toBe('nothing')
    expect(all.send(Y.encodeStateAsUpdate(doc), all.writer, STEP_2_LIMITS).kind).toBe('nothing')
  })

  it('[G3] is nothing new: all at once what the server has in pieces, and the rest is taken', () => {
    const { all, update } = knownTitle('abcdef', (place) => [text('abcdef and more', place)])
    const cutter = replicaOf(all, OTHER)
    const [cut] = updatesOf(cutter, () => titleIn(cutter).insert(4, '|'))
    accepted(all.send(cut as Uint8Array, everything()))
    expect(verdictOf({ all, update })).toBe('accepted')
    expect(all.title.toString()).toBe('Aabc|def and moregenda item')
  })

  for (const gc of [false, true]) {
    it(`[G3] is nothing new: what was deleted meanwhile (${gc ? 'collected' : 'kept'})`, () => {
      const all = scene({}, gc)
      const doc = replicaOf(all, OWN)
      const sent = [typing('abcdef'), splitting].flatMap((change) => updatesOf(doc, () => change(doc)))
      for (const update of sent) accepted(all.send(update, all.writer))
      const other = replicaOf(all, OTHER)
      const erasing = updatesOf(other, () => {
        titleIn(other).delete(2, 2)
        bodyIn(other).delete(1, 1)
      })
      for (const update of erasing) accepted(all.send(update, everything()))
      for (const update of sent) expect(all.send(update, all.writer).kind).toBe('nothing')
    })
  }

  it('[G3] is nothing new: what the sender deleted and collected itself', () => {
    const { all, update } = knownTitle('abcdef', (place) => [
      text('ab', place),
      deleted(2, place),
      collected(2),
    ])
    expect(verdictOf({ all, update })).toBe('nothing')
  })

  it('[G3] is nothing new: an emoji that Yjs cut in two on one side', () => {
    const whole = knownTitle('a😀b', (place) => [text('a\uFFFD', place), text('\uFFFDb', place)])
    expect(verdictOf(whole)).toBe('nothing')
    const cut = knownTitle('a\uFFFD\uFFFDb', (place) => [text('a😀b', place)])
    expect(verdictOf(cut)).toBe('nothing')
    const other = knownTitle('a😀b', (place) => [text('a\uFFFDxb', place)])
    expect(refusalOf(other.all, other.update).rule).toBe('G3.2')
  })

  it('[G3] looks at nobody else’s structs, nor at the server’s', () => {
    const { all, place } = knownTitle('abc', (where) => [text('abc', where)])
    const foreign = replicaOf(all, OTHER)
    for (const update of updatesOf(foreign, () => titleIn(foreign).insert(0, 'theirs')))
      accepted(all.send(update, everything()))
    const update = craft([
      { client: OTHER, clock: 0, structs: [mark('bold', '{}', place)] },
      { client: 1, clock: 0, structs: [values([null], place)] },
    ])
    expect(verdictOf({ all, update })).toBe('nothing')
  })
})
