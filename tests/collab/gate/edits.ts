// What honest people do to a register, at random: type, mark, split, join, list, delete. It follows the schema, as an editor would.
import * as Y from 'yjs'
import { bodyOf, pointOf, sideOf, titleText } from '#shared/register.ts'
import type { Chance } from './chance.ts'

const WORDS = ['ก', 'การ', 'កា', 'word', ' ', '😀', 'ทดสอบ ', 'é']

/** One change of a random text of the first two points. */
export function edit(chance: Chance, doc: Y.Doc): void {
  const point = pointOf(doc, chance.pick(['p1', 'p2']))
  if (point === undefined) return
  if (chance.oneIn(4)) editText(chance, titleText(point, 'en') as Y.Text, false)
  else editBody(chance, (chance.oneIn(3) ? sideOf(point, 'TH') : bodyOf(point, 'en')) as Y.XmlFragment)
}

function editText(chance: Chance, text: Y.Text, hasMarks: boolean): void {
  const written = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  const at = boundary(chance, written)
  const end = boundary(chance, written, at)
  const dice = chance.below(hasMarks ? 6 : 3)
  if (dice < 2) text.insert(at, chance.pick(WORDS))
  else if (dice === 2) text.delete(at, end - at)
  else if (dice === 3) text.insert(at, chance.pick(WORDS), marks(chance))
  else if (end > at) text.format(at, end - at, marks(chance))
}

/** A place between characters; never inside of one that takes two code units. */
function boundary(chance: Chance, text: string, from = 0): number {
  const at = from + chance.below(text.length - from + 1)
  const code = text.charCodeAt(at)
  return at < text.length && code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}

function marks(chance: Chance): Record<string, unknown> {
  const href = { href: `https://example.org/${chance.below(3)}` }
  const all = [{ bold: {} }, { bold: null }, { italic: {} }, { italic: null }, { link: href }, { link: null }]
  return { ...chance.pick(all), ...(chance.oneIn(3) && chance.pick(all)) }
}

function editBody(chance: Chance, body: Y.XmlFragment): void {
  const at = chance.below(body.length + 1)
  const block = body.length > 0 ? body.get(Math.min(at, body.length - 1)) : null
  const dice = chance.below(12)
  if (dice < 5 && block instanceof Y.XmlElement) editBlock(chance, block)
  else if (dice < 7) body.insert(at, [chance.oneIn(3) ? list(chance) : paragraph(chance)])
  else if (dice === 7 && at < body.length) body.delete(at, 1)
  else if (dice === 8) split(body, at)
  else if (dice === 9) join(body, at)
  else if (block instanceof Y.XmlElement) editAttributes(chance, block)
}

function textIn(element: Y.XmlElement): Y.XmlText | null {
  const [first] = element.toArray()
  if (first instanceof Y.XmlText) return first
  return first instanceof Y.XmlElement ? textIn(first) : null
}

function editBlock(chance: Chance, block: Y.XmlElement): void {
  if (block.nodeName.endsWith('List')) return editList(chance, block)
  const text = textIn(block)
  if (text === null) block.insert(0, [new Y.XmlText(chance.pick(WORDS))])
  else editText(chance, text, true)
}

function editList(chance: Chance, block: Y.XmlElement): void {
  const at = chance.below(block.length + 1)
  const entry = block.length > 0 ? block.get(Math.min(at, block.length - 1)) : null
  const dice = chance.below(5)
  if (dice === 0) block.insert(at, [item(chance)])
  else if (dice === 1 && at < block.length) block.delete(at, 1)
  else if (dice === 2 && entry instanceof Y.XmlElement) entry.insert(entry.length, [list(chance)])
  else if (entry instanceof Y.XmlElement) {
    const text = textIn(entry)
    if (text !== null) editText(chance, text, true)
  }
}

function editAttributes(chance: Chance, block: Y.XmlElement): void {
  const [name, value] =
    block.nodeName === 'heading' ? ['level', 1 + chance.below(3)] : ['start', 1 + chance.below(99)]
  if (block.nodeName !== 'heading' && block.nodeName !== 'orderedList') return
  if (chance.oneIn(4)) block.removeAttribute(name as string)
  else block.setAttribute(name as string, value as unknown as string)
}

function paragraph(chance: Chance, content = chance.pick(WORDS)): Y.XmlElement {
  const element = new Y.XmlElement(chance.oneIn(3) ? 'heading' : 'paragraph')
  if (element.nodeName === 'heading')
    element.setAttribute('level', (1 + chance.below(3)) as unknown as string)
  const text = new Y.XmlText()
  text.applyDelta([{ insert: content, ...(chance.oneIn(3) && { attributes: { bold: {} } }) }])
  element.insert(0, [text])
  return element
}

function list(chance: Chance): Y.XmlElement {
  const element = new Y.XmlElement(chance.oneIn(2) ? 'bulletList' : 'orderedList')
  element.insert(0, [item(chance)])
  return element
}

function item(chance: Chance): Y.XmlElement {
  const element = new Y.XmlElement('listItem')
  const inner = new Y.XmlElement('paragraph')
  inner.insert(0, [new Y.XmlText(chance.pick(WORDS))])
  element.insert(0, [inner])
  return element
}

/** Enter in the middle of a paragraph: the tail moves into a new one. */
function split(body: Y.XmlFragment, at: number): void {
  const block = at < body.length ? body.get(at) : null
  const text = block instanceof Y.XmlElement && !block.nodeName.endsWith('List') ? textIn(block) : null
  if (text === null || text.length < 2) return
  const cut = Math.floor(text.length / 2)
  const tail = text.toDelta() as { insert: string }[]
  const element = new Y.XmlElement('paragraph')
  const moved = new Y.XmlText()
  moved.applyDelta(tail)
  element.insert(0, [moved])
  body.insert(at + 1, [element])
  moved.delete(0, cut)
  text.delete(cut, text.length - cut)
}

/** Backspace at the beginning of a paragraph: its text goes to the end of the one before. */
function join(body: Y.XmlFragment, at: number): void {
  if (at + 1 >= body.length) return
  const [first, second] = [body.get(at), body.get(at + 1)]
  if (!(first instanceof Y.XmlElement && second instanceof Y.XmlElement)) return
  const [left, right] = [textIn(first), textIn(second)]
  if (left === null || right === null) return
  left.applyDelta([{ retain: left.length }, ...(right.toDelta() as { insert: string }[])])
  body.delete(at + 1, 1)
}
