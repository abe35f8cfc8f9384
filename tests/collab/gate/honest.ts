// Worlds of honest people on plain Yjs: typing, formatting, structure, undo, offline batches and lost order of delivery, all through the gate.
import * as Y from 'yjs'
import { STEP_2_LIMITS } from '#server/collab/gate/limits.ts'
import type { Verdict } from '#server/collab/gate/gate.ts'
import { addPoint, bodyOf, pointOf, pointsOf, sideOf, titleText } from '#shared/register.ts'
import { type Chance, chanceOf } from './chance.ts'
import { edit } from './edits.ts'
import { everything, newPoint, register, type Register, replay, show } from './register.ts'

/** How a person changes a replica: bare Yjs here, a real editor in tiptap.ts. */
export interface Hands {
  edit(): void
  undo(): void
  redo(): void
  leave(): void
}

export type HandsOf = (doc: Y.Doc, chance: Chance) => Hands

interface Person {
  doc: Y.Doc
  hands: Hands
  read: number
  unsent: Uint8Array[]
  sent: Uint8Array[]
  isOnline: boolean
}

interface World {
  all: Register
  chance: Chance
  people: Person[]
  verdicts: Record<string, number>
}

export interface HonestOutcome {
  verdicts: Record<string, number>
  shown: Set<string>
}

export function honestWorld(seed: number, handsOf: HandsOf = bareHands, steps = 80): HonestOutcome {
  const chance = chanceOf(seed)
  const all = register(['p1', 'p2'], chance.oneIn(4))
  const world: World = { all, chance, people: [], verdicts: {} }
  for (let digit = 0; digit < 2 + chance.below(3); digit++) {
    world.people.push(person(all, 300 + chance.below(100) * 10 + digit, chance, handsOf))
  }
  for (let step = 0; step < steps; step++) takeStep(world)
  settle(world)
  for (const { hands } of world.people) hands.leave()
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

const bareHands: HandsOf = (doc, chance) => {
  const undo = new Y.UndoManager(textsOf(doc), { captureTimeout: 0, trackedOrigins: new Set(['self']) })
  return {
    edit: () => doc.transact(() => edit(chance, doc), 'self'),
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    leave: () => undo.destroy(),
  }
}

function person(all: Register, clientId: number, chance: Chance, handsOf: HandsOf): Person {
  const doc = new Y.Doc({ gc: !chance.oneIn(4) })
  doc.clientID = clientId
  for (const update of all.log) Y.applyUpdate(doc, update, 'server')
  const unsent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') unsent.push(update)
  })
  return { doc, hands: handsOf(doc, chance), read: all.log.length, unsent, sent: [], isOnline: true }
}

function textsOf(doc: Y.Doc): Y.AbstractType<unknown>[] {
  return ['p1', 'p2'].flatMap((id) => {
    const point = pointOf(doc, id)
    if (point === undefined) return []
    return [titleText(point, 'en'), bodyOf(point, 'en'), sideOf(point, 'TH')].filter(
      (text) => text !== undefined,
    )
  }) as Y.AbstractType<unknown>[]
}

function takeStep(world: World): void {
  const { chance, people, all } = world
  const someone = chance.pick(people)
  const dice = chance.below(20)
  if (dice < 10) someone.hands.edit()
  else if (dice < 12) undoOrRedo(chance, someone)
  else if (dice < 15 && someone.isOnline) send(world, someone)
  else if (dice < 18 && someone.isOnline) read(all, someone, 1 + chance.below(5))
  else if (dice === 18) someone.isOnline = !someone.isOnline
  else if (someone.isOnline) sync(world, someone)
  if (chance.oneIn(30)) serverEdits(world)
}

function undoOrRedo(chance: Chance, { hands }: Person): void {
  if (chance.oneIn(3)) hands.redo()
  else hands.undo()
}

/** The server works on its own part meanwhile. */
function serverEdits({ all, chance }: World): void {
  const name = `p${3 + chance.below(5)}`
  all.edit((doc) => {
    if (pointOf(doc, name) === undefined) addPoint(doc, newPoint(name))
    else
      pointsOf(doc)
        .get(name)
        ?.set('order', `b${chance.below(100)}`)
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
  someone.sent.push(...updates)
  repeat(world, someone)
}

/** Some old frame and the latest one again, as after a lost acknowledgement: nothing new, and nothing to refuse. */
function repeat({ all, verdicts }: World, { sent }: Person): void {
  for (const update of [sent[(sent.length * 7) % 11], sent.at(-1)]) {
    if (update === undefined) continue
    const verdict = all.send(update, everything(), STEP_2_LIMITS)
    if (verdict.kind !== 'nothing') throw new Error(`an update again: ${JSON.stringify(verdict)}`)
    verdicts['again'] = (verdicts['again'] ?? 0) + 1
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

/** Until nobody has anything to send or to read; an editor may answer what it reads with a change of its own. */
function settle(world: World): void {
  const { people, all } = world
  for (const each of people) sync(world, each)
  for (let round = 0; round < 20; round++) {
    for (const each of people) {
      read(all, each, Infinity)
      send(world, each)
    }
    if (people.every((each) => each.unsent.length === 0 && each.read === all.log.length)) return
  }
  throw new Error('they never come to rest')
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
