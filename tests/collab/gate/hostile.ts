// What hostile tests begin with: a register, the ids of its parts, and a writer who owns exactly one client id.
import * as Y from 'yjs'
import type { Refusal, Verdict, Writer } from '#server/collab/gate/gate.ts'
import { type PointMap, pointOf, sideOf, titleText } from '#shared/register.ts'
import { type CraftedStruct, type Id, craft } from './craft.ts'
import { firstText, register, type Register, show } from './register.ts'

/** The writer's own client id, and somebody else's. */
export const OWN = 1000
export const OTHER = 2000

export interface Scene extends Register {
  writer: Writer
  title: Y.Text
  body: Y.XmlFragment
  paragraph: Y.XmlElement
  text: Y.XmlText
  side: Y.XmlFragment
}

export function scene(change: Partial<Writer> = {}, gc = false): Scene {
  const all = register(['p1', 'p2'], gc)
  const text = firstText(all.doc)
  const paragraph = text.parent as Y.XmlElement
  const body = paragraph.parent as Y.XmlFragment
  const point = pointOf(all.doc, 'p1') as PointMap
  const title = titleText(point, 'en') as Y.Text
  const side = sideOf(point, 'KH') as Y.XmlFragment
  const writer: Writer = {
    accountId: 'own',
    mayWrite: true,
    binding: (clientId) => (clientId === OWN ? 'own' : 'other'),
    may: () => true,
    ...change,
  }
  return { ...all, writer, title, body, paragraph, text, side }
}

type Shared = Y.Text | Y.XmlFragment

export function idOf(type: Shared): Id {
  if (type._item === null) throw new Error('a root type has no id')
  return type._item.id
}

/** The id of the character at an index. */
export function at(type: Shared, index: number): Id {
  let left = index
  for (let item = type._start; item !== null; item = item.right) {
    if (left < item.length) return { client: item.id.client, clock: item.id.clock + left }
    left -= item.length
  }
  throw new RangeError('no such character')
}

/** One block of the writer's own, from what the server has of it. */
export function own({ doc }: Scene, ...structs: CraftedStruct[]): Uint8Array {
  return craft([{ client: OWN, clock: Y.getState(doc.store, OWN), structs }])
}

/** Sends an update that must be refused, and sees to it that nothing at all changed. */
export function refusalOf(all: Scene, update: Uint8Array, writer = all.writer): Refusal {
  const before = stateOf(all)
  const verdict: Verdict = all.send(update, writer)
  if (verdict.kind !== 'refused') throw new Error(`not refused: ${verdict.kind}`)
  if (stateOf(all) !== before) throw new Error('a refused update changed the document')
  return verdict
}

function stateOf({ doc, log }: Scene): string {
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
  return [show(doc), bytes, doc.share.size, log.length, doc.store.pendingStructs, doc.store.pendingDs].join(
    '\n',
  )
}
