// Worlds of honest people on plain Yjs: typing, formatting, structure, undo, offline batches and lost order of delivery, all through the gate.
import * as Y from 'yjs'
import { STEP_2_LIMITS } from '#server/collab/gate/limits.ts'
import type { Verdict } from '#server/collab/gate/gate.ts'
import { addPoint, bodyOf, pointOf, pointsOf, sideOf, titleText } from '#shared/register.ts'
import { type Chance, chanceOf } from './chance.ts'
import { everything, newPoint, register, type Register, replay, show } from './register.ts'

interface Person {
  doc: Y.Doc
  undo: Y.UndoManager
  read: number
  unsent: Uint8Array[]
  isOnline: boolean
}

interface World {
  all: Register
  chance: Chance
  people: Person[]
  /** Points that the server has taken out; who typed there meanwhile is refused, and starts anew. */
  verdicts: Record<string, number>
}

export interface HonestOutcome {
  verdicts: Record<string, number>
  shown: Set<string>
}

export function honestWorld(seed: number, steps = 80): HonestOutcome {
  const chance = chanceOf(seed)
  const all = register(['p1', 'p2'], chance.oneIn(4))
  const world: World = { all, chance, people: [], verdicts: {} }
  for (let digit = 0; digit < 2 + chance.below(3); digit++) {
    world.people.push(person(all, 300 + chance.below(100) * 10 + digit, chance))
  }
  for (let step = 0; step < steps; step++) takeStep(world)
  for (let round = 0; round < 3; round++) for (const each of world.people) settle(world, each)
  const docs = [all.doc, replay(all), plainReplay(all), ...world.people.map(({ doc }) => doc)]
  return { verdicts: world.verdicts, shown: new Set(docs.map(show)) }
}

/** The log as any other Yjs program would load it: at once, so that Yjs tidies no markers of a state in between. */
function plainReplay({ log }: Register): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of log) Y.applyUpdate(doc, update)
  })
  return doc
}

function person(all: Register, clientId: number, chance: Chance): Person {
  const doc = new Y.Doc({ gc: !chance.oneIn(4) })
  doc.clientID = clientId
  for (const update of all.log) Y.applyUpdate(doc, update, 'server')
  const undo = new Y.UndoManager(textsOf(doc), { captureTimeout: 0, trackedOrigins: new Set(['self']) })
  const self: Person = { doc, undo, read: all.log.length, unsent: [], isOnline: true }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') self.unsent.push(update)
  })
  return self
}

function textsOf(doc: Y.Doc): Y.AbstractType<unknown>[] {
  return ['p1', 'p2'].flatMap((id) => {
    const point = pointOf(doc, id)
    if (point === undefined) return []
    return [titleText(point, 'en'), bodyOf(point, 'en'), sideOf(point, 'TH')].filter((text) => text !== undefined)
  }) as Y.AbstractType<unknown>[]
}

function takeStep(world: World): void {
  const { chance, people, all } = world
  const someone = chance.pick(people)
  const dice = chance.below(20)
  if (dice < 10) someone.doc.transact(() => edit(chance, someone.doc), 'self')
  else if (dice < 12) undoOrRedo(chance, someone)
  else if (dice < 15 && someone.isOnline) send(world, someone)
  else if (dice < 18 && someone.isOnline) read(all, someone, 1 + chance.below(5))
  else if (dice === 18) someone.isOnline = !someone.isOnline
  else if (someone.isOnline) sync(world, someone)
  if (chance.oneIn(30)) serverEdits(world)
}

function undoOrRedo(chance: Chance, { undo }: Person): void {
  if (chance.oneIn(3)) undo.redo()
  else undo.undo()
}

/** The server works on its own part meanwhile. */
function serverEdits({ all, chance }: World): void {
  const name = `p${3 + chance.below(5)}`
  all.edit((doc) => {
    if (pointOf(doc, name) === undefined) addPoint(doc, newPoint(name))
    else pointsOf(doc).get(name)?.set('order', `b${chance.below(100)}`)
  })
}

/** Sends what waits; now and then in another order, as two sockets or a retry would. */
function send(world: World, someone: Person): void {
  const updates = someone.unsent.splice(0)
  if (world.chance.oneIn(5)) updates.reverse()
  for (const update of updates) {
    const verdict = world.all.send(update, everything())
    note(world, verdict)
    if (verdict.kind === 'behind') sync(world, someone)
  }
}

/** The sync of y-websocket: each side sends what the other's state vector lacks; some clients send all they have. */
function sync(world: World, someone: Person): void {
  const { all, chance } = world
  const vector = chance.oneIn(3) ? undefined : Y.encodeStateVector(all.doc)
  note(world, all.send(Y.encodeStateAsUpdate(someone.doc, vector), everything(), STEP_2_LIMITS))
  someone.unsent.length = 0
  Y.applyUpdate(someone.doc, Y.encodeStateAsUpdate(all.doc, Y.encodeStateVector(someone.doc)), 'server')
  someone.read = all.log.length
}

function settle(world: World, someone: Person): void {
  sync(world, someone)
  read(world.all, someone, Infinity)
  send(world, someone)
}

function note({ verdicts }: World, verdict: Verdict): void {
  verdicts[verdict.kind] = (verdicts[verdict.kind] ?? 0) + 1
  if (verdict.kind === 'refused') throw new Error(`an honest update: ${JSON.stringify(verdict)}`)
}

function read({ log }: Register, someone: Person, rows: number): void {
  for (let left = rows; left > 0 && someone.read < log.length; left--) {
    Y.applyUpdate(someone.doc, log[someone.read++] as Uint8Array, 'server')
  }
}

const WORDS = ['ก', 'การ', 'កា', 'word', ' ', '😀', 'ทดสอบ ', 'é']

function edit(chance: Chance, doc: Y.Doc): void {
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
  const [name, value] = block.nodeName === 'heading' ? ['level', 1 + chance.below(3)] : ['start', 1 + chance.below(99)]
  if (block.nodeName !== 'heading' && block.nodeName !== 'orderedList') return
  if (chance.oneIn(4)) block.removeAttribute(name as string)
  else block.setAttribute(name as string, value as unknown as string)
}

function paragraph(chance: Chance, content = chance.pick(WORDS)): Y.XmlElement {
  const element = new Y.XmlElement(chance.oneIn(3) ? 'heading' : 'paragraph')
  if (element.nodeName === 'heading') element.setAttribute('level', (1 + chance.below(3)) as unknown as string)
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
