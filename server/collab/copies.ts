/**
 * Copies what a register's document says, without how it came about: points with their texts, marks, attributes and plain
 * values. What it does not know it refuses, rather than leave it out.
 */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { pointsOf } from '#shared/register.ts'

type Attributes = Record<string, object | number | string>

interface Run {
  insert: string
  attributes?: Record<string, unknown>
}

/** One value of a document as plain data; two documents that say the same give deeply equal ones. */
type Part =
  | { is: 'map'; entries: Map<string, Part> }
  | { is: 'text' | 'xmlText'; runs: Run[] }
  | { is: 'fragment'; children: Part[] }
  | { is: 'element'; name: string; attributes: Attributes; children: Part[] }
  | { is: 'value'; value: unknown }

/** `to` is an empty document; it gets everything under its own client id, in one transaction. */
export function copyRegister(from: Y.Doc, to: Y.Doc): void {
  const points = readPoints(from)
  to.transact(() => {
    for (const [id, point] of points) pointsOf(to).set(id, write(point) as Y.Map<unknown>)
  })
}

export function saySame(a: Y.Doc, b: Y.Doc): boolean {
  return isDeepStrictEqual(readPoints(a), readPoints(b))
}

function readPoints(doc: Y.Doc): Map<string, Part> {
  const points = read(pointsOf(doc))
  const isAll = [...doc.share].every(
    ([name, root]) => name === 'points' || root._length + root._map.size === 0,
  )
  if (points.is !== 'map' || !isAll) throw new Error('the document holds more than points')
  return points.entries
}

function read(value: unknown): Part {
  if (value instanceof Y.Doc) throw new Error('a document inside a document is not copied')
  if (!(value instanceof Y.AbstractType)) return { is: 'value', value }
  // By constructor, since an element is a fragment too, and text in an element is a text.
  switch (value.constructor) {
    case Y.Map:
      return {
        is: 'map',
        entries: new Map([...(value as Y.Map<unknown>)].map(([key, each]) => [key, read(each)])),
      }
    case Y.Text:
      return { is: 'text', runs: runsOf(value as Y.Text) }
    case Y.XmlText:
      return { is: 'xmlText', runs: runsOf(value as Y.XmlText) }
    case Y.XmlFragment:
      return { is: 'fragment', children: (value as Y.XmlFragment).toArray().map(read) }
    case Y.XmlElement:
      return readElement(value as Y.XmlElement)
    default:
      throw new Error(`a ${value.constructor.name} is not copied`)
  }
}

function readElement(element: Y.XmlElement): Part {
  const attributes = element.getAttributes() as Attributes
  return { is: 'element', name: element.nodeName, attributes, children: element.toArray().map(read) }
}

/** Where one run ends only because a mark was set twice, there is no border. */
function runsOf(text: Y.Text): Run[] {
  const runs: Run[] = []
  for (const { insert, attributes } of text.toDelta() as {
    insert: unknown
    attributes?: Run['attributes']
  }[]) {
    if (typeof insert !== 'string') throw new Error('what is embedded in a text is not copied')
    const before = runs.at(-1)
    if (before && isDeepStrictEqual(before.attributes, attributes)) before.insert += insert
    else runs.push(attributes ? { insert, attributes } : { insert })
  }
  return runs
}

function write(part: Part): unknown {
  switch (part.is) {
    case 'value':
      return part.value
    case 'map':
      return new Y.Map([...part.entries].map(([key, each]) => [key, write(each)]))
    case 'text':
      return withRuns(new Y.Text(), part.runs)
    case 'xmlText':
      return withRuns(new Y.XmlText(), part.runs)
    case 'fragment':
      return withChildren(new Y.XmlFragment(), part.children)
    case 'element':
      return withChildren(elementOf(part.name, part.attributes), part.children)
  }
}

function elementOf(name: string, attributes: Attributes): Y.XmlElement<Attributes> {
  const element = new Y.XmlElement<Attributes>(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

function withRuns<T extends Y.Text>(text: T, runs: Run[]): T {
  if (runs.length > 0) text.applyDelta(runs)
  return text
}

function withChildren<T extends Y.XmlFragment>(parent: T, children: readonly Part[]): T {
  if (children.length > 0)
    parent.insert(
      0,
      children.map((child) => write(child) as Y.XmlElement | Y.XmlText),
    )
  return parent
}
