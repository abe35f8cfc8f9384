// Worlds in which one writer invents neighbours while others type honestly on partial views; tells whether all end with one text.
import * as Y from 'yjs'
import { bodyOf, type PointMap, pointOf, titleText } from '#shared/register.ts'
import { type Chance, chanceOf } from './chance.ts'
import { craft, type CraftedStruct, element, type Id, id, mark, text, values } from './craft.ts'
import { edit } from './edits.ts'
import { everything, register, type Register, replay, show } from './register.ts'

export interface Outcome {
  accepted: number
  refused: number
  /** What the replicas and a replay of the log show; one entry if they agree. */
  shown: Set<string>
}

interface Person {
  doc: Y.Doc
  /** How far the person has read the log. */
  read: number
  unsent: Uint8Array[]
}

interface Ordering {
  all: Register
  chance: Chance
  people: Person[]
  hostileIds: number[]
  /** False: what a server without a gate would do. */
  isGated: boolean
  outcome: Outcome
}

const STEPS = 40

export function orderingWorld(seed: number, isGated: boolean): Outcome {
  const chance = chanceOf(seed)
  const all = register(['p1'])
  all.edit((doc) => titleOf(doc).delete(0, titleOf(doc).length))
  all.edit((doc) => titleOf(doc).insert(0, 'abc'))
  // Who stands left of whom depends on the ids, so they are drawn anew for every world; the last digit keeps them apart.
  const people = [0, 1, 2].map((digit) => person(all, 300 + chance.below(100) * 10 + digit))
  const hostileIds = [3, 4, 5].slice(chance.below(3)).map((digit) => 300 + chance.below(100) * 10 + digit)
  const outcome: Outcome = { accepted: 0, refused: 0, shown: new Set() }
  const world: Ordering = { all, chance, people, hostileIds, isGated, outcome }
  for (let step = 0; step < STEPS; step++) takeStep(world)
  for (const each of people) sendAll(world, each)
  for (const each of people) readLog(world, each, Infinity)
  const docs = [all.doc, replay(all), ...people.map(({ doc }) => doc)]
  outcome.shown = new Set(docs.map(show))
  return outcome
}

function person(all: Register, clientId: number): Person {
  const doc = new Y.Doc({ gc: clientId % 2 === 0 })
  // Yjs tidies markers after what others wrote, which may change marks (seed 25177); these worlds are about order alone.
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    transaction.local = true
  })
  doc.clientID = clientId
  for (const update of all.log) Y.applyUpdate(doc, update, 'server')
  const self: Person = { doc, read: all.log.length, unsent: [] }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') self.unsent.push(update)
  })
  return self
}

function titleOf(doc: Y.Doc): Y.Text {
  const point = pointOf(doc, 'p1')
  const title = point && titleText(point, 'en')
  if (title === undefined) throw new Error('no title')
  return title
}

function takeStep(world: Ordering): void {
  const { chance, people } = world
  const someone = chance.pick(people)
  const dice = chance.below(10)
  if (dice < 3) type(world, someone)
  else if (dice < 5) sendAll(world, someone)
  else if (dice < 7) readLog(world, someone, 1 + chance.below(4))
  else invent(world)
}

function type({ chance }: Ordering, { doc }: Person): void {
  if (chance.oneIn(2)) return doc.transact(() => edit(chance, doc))
  const title = titleOf(doc)
  const at = chance.below(title.length + 1)
  if (chance.oneIn(4) && at < title.length) title.delete(at, 1)
  else title.insert(at, 'xyz'.slice(0, 1 + chance.below(3)))
}

function sendAll({ all }: Ordering, { unsent }: Person): void {
  for (const update of unsent.splice(0)) {
    const verdict = all.send(update, everything())
    if (verdict.kind === 'refused' || verdict.kind === 'behind')
      throw new Error(`an honest update: ${JSON.stringify(verdict)}`)
  }
}

function readLog({ all }: Ordering, someone: Person, rows: number): void {
  for (let left = rows; left > 0 && someone.read < all.log.length; left--) {
    Y.applyUpdate(someone.doc, all.log[someone.read++] as Uint8Array, 'server')
  }
}

/** A sequence to be hostile in, and what stands in it. */
interface Target {
  ids: Id[]
  parent: Id
  key?: string
  make: (chance: Chance, place: Place) => [CraftedStruct, length: number]
}

type Place = ReturnType<typeof inventPlace>

/** A few structs with neighbours out of thin air, now and then in the right order. */
function invent(world: Ordering): void {
  const { all, chance, hostileIds } = world
  const client = chance.pick(hostileIds)
  const { ids, parent, key, make } = targetIn(chance, all.doc)
  const clock = Y.getState(all.doc.store, client)
  const structs: CraftedStruct[] = []
  let next = clock
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const [struct, length] = make(chance, inventPlace(chance, ids, parent, key))
    structs.push(struct)
    ids.splice(chance.below(ids.length + 1), 0, id(client, next))
    next += length
  }
  attack(world, craft([{ client, clock, structs }]))
}

function attack({ all, isGated, outcome }: Ordering, update: Uint8Array): void {
  if (!isGated) {
    Y.applyUpdate(all.doc, update)
    all.log.push(update)
    outcome.accepted++
  } else if (all.send(update, everything()).kind === 'accepted') outcome.accepted++
  else outcome.refused++
}

function targetIn(chance: Chance, doc: Y.Doc): Target {
  const title = titleOf(doc)
  const body = bodyOf(pointOf(doc, 'p1') as PointMap, 'en') as Y.XmlFragment
  const block = body.length > 0 ? body.get(chance.below(body.length)) : null
  const child = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null
  const dice = chance.below(6)
  if (dice === 0) return { ids: idsOf(body._start), parent: itemId(body), make: makeElement }
  if (dice === 1 && block instanceof Y.XmlElement && block.nodeName === 'heading') {
    const ids = idsOf(firstOf(block._map.get('level') ?? null))
    return { ids, parent: itemId(block), key: 'level', make: (_chance, place) => [values([2], place), 1] }
  }
  if (dice < 4 && child instanceof Y.XmlText) {
    return { ids: idsOf(child._start), parent: itemId(child), make: dice === 2 ? makeMark : makeText }
  }
  return { ids: idsOf(title._start), parent: itemId(title), make: makeText }
}

function makeText(chance: Chance, place: Place): [CraftedStruct, number] {
  const characters = 'MNOP'.slice(0, 1 + chance.below(4))
  return [text(characters, place), characters.length]
}

function makeMark(chance: Chance, place: Place): [CraftedStruct, number] {
  return [mark(chance.pick(['bold', 'italic']), chance.pick(['{}', 'null']), place), 1]
}

function makeElement(_chance: Chance, place: Place): [CraftedStruct, number] {
  return [element('paragraph', place), 1]
}

function itemId(shared: Y.Text | Y.XmlFragment): Id {
  return shared._item?.id as Id
}

function firstOf(item: Y.Item | null): Y.Item | null {
  let first = item
  while (first?.left) first = first.left
  return first
}

function idsOf(start: Y.Item | null): Id[] {
  const ids: Id[] = []
  for (let item = start; item !== null; item = item.right) {
    for (let i = 0; i < item.length; i++) ids.push(id(item.id.client, item.id.clock + i))
  }
  return ids
}

function inventPlace(chance: Chance, ids: readonly Id[], parent: Id, key?: string) {
  const left = chance.below(ids.length + 1) - 1
  const right = chance.oneIn(4) ? chance.below(ids.length + 1) : left + 1 + chance.below(4)
  const origin = ids[left]
  const rightOrigin = key === undefined ? ids[right] : undefined
  const isAlone = !origin && !rightOrigin
  return {
    ...(origin && { origin }),
    ...(rightOrigin && { rightOrigin }),
    ...(isAlone && { parent, ...(key !== undefined && { key }) }),
  }
}
