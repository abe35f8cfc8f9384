/** Builds a Y.Doc from a content vector; runs in Node and in the browser alike. */
import * as Y from 'yjs'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { addPoint, bodyOf, pointOf } from '#shared/register.ts'

export type VectorNode =
  | string
  | [string, Record<string, unknown>]
  | [string, Record<string, unknown>, VectorNode[]]

export interface Vector {
  name: string
  same?: string
  differs?: string
  title: Record<Language, string>
  body: Record<Language, VectorNode[]>
  fields: Record<string, unknown>
  canonical?: string
  version?: string
}

export const VECTOR_POINT_ID = '01JZZZZZZZZZZZZZZZZZZZZZZZ'

export function vectorDoc(vector: Vector): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    addPoint(doc, {
      id: VECTOR_POINT_ID,
      kind: 'agenda',
      order: 'a0',
      title: vector.title,
      fields: vector.fields,
      sides: ['TH', 'KH'],
    })
    const point = pointOf(doc, VECTOR_POINT_ID)
    for (const language of LANGUAGES) {
      const body = point && bodyOf(point, language)
      body?.delete(0, body.length)
      body?.insert(0, vector.body[language].map(element))
    }
  })
  return doc
}

function element(node: VectorNode): Y.XmlElement | Y.XmlText {
  if (typeof node === 'string' || node.length !== 3) throw new Error('a block is [type, attrs, children]')
  const [type, attrs, children] = node
  const made = new Y.XmlElement(type)
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value as string)
  if (type === 'paragraph' || type === 'heading') {
    if (children.length > 0) made.insert(0, [textOf(children)])
  } else made.insert(0, children.map(element))
  return made
}

function textOf(runs: VectorNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    runs.map((run) => (typeof run === 'string' ? { insert: run } : { insert: run[0], attributes: run[1] })),
  )
  return text
}
