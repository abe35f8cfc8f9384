// Worlds in which somebody takes honest updates and bends them: bytes, ids, neighbours, contents and ranges; tells what ever gets through.
import * as Y from 'yjs'
import { applyTrusted } from '#server/collab/gate/apply.ts'
import type { Writer } from '#server/collab/gate/gate.ts'
import type { Place } from '#shared/register.ts'
import { type Chance, chanceOf } from './chance.ts'
import { craft, type CraftedBlock, type CraftedStruct, type Id } from './craft.ts'
import { edit } from './edits.ts'
import { everything, register, type Register, replay, show } from './register.ts'

export interface MutationOutcome {
  accepted: number
  refused: number
  /** What went wrong, in words; empty if all is well. */
  faults: string[]
}

const VICTIM = 500
const HOSTILE = 600

/** The hostile one may write the English texts of the first point, and nothing else. */
const confined: Writer = {
  accountId: 'hostile',
  mayWrite: true,
  binding: (clientId) => (clientId === HOSTILE ? 'own' : 'other'),
  may: ({ pointId, key }: Place) => (pointId === 'p1' && key === 'en' ? true : 'policy.denied'),
}

export function mutationWorld(seed: number, rounds = 60): MutationOutcome {
  const chance = chanceOf(seed)
  const all = register(['p1', 'p2'], chance.oneIn(4))
  const [victim, hostile] = [VICTIM, HOSTILE].map((clientId) => replica(all, clientId)) as [Y.Doc, Y.Doc]
  const outcome: MutationOutcome = { accepted: 0, refused: 0, faults: [] }
  for (let round = 0; round < rounds; round++) {
    for (const update of changesOf(chance, victim))
      all.send(
        update,
        everything((id) => id === VICTIM),
      )
    catchUp(all, victim)
    if (chance.oneIn(3)) catchUp(all, hostile)
    const before = Y.encodeStateVector(hostile)
    for (const honest of changesOf(chance, hostile)) {
      attack(all, chance.oneIn(2) ? bend(chance, honest, all.doc) : flip(chance, honest), outcome)
    }
    if (chance.oneIn(2)) attack(all, Y.encodeStateAsUpdate(hostile, before), outcome)
  }
  compare(all, outcome)
  return outcome
}

function replica(all: Register, clientId: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  catchUp(all, doc)
  return doc
}

function catchUp(all: Register, doc: Y.Doc): void {
  // As Y.applyUpdate, but the hostile replica keeps its client id when its own bent structs come back to it.
  applyTrusted(doc, Y.encodeStateAsUpdate(all.doc, Y.encodeStateVector(doc)), 'server')
}

function changesOf(chance: Chance, doc: Y.Doc): Uint8Array[] {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on('update', listen)
  doc.transact(() => edit(chance, doc))
  doc.off('update', listen)
  return updates
}

function attack(all: Register, update: Uint8Array, outcome: MutationOutcome): void {
  const before = guarded(all.doc)
  const verdict = all.send(update, confined)
  if (verdict.kind === 'accepted') outcome.accepted++
  else outcome.refused++
  const fault = (what: string) => outcome.faults.push(`${what}: ${Buffer.from(update).toString('hex')}`)
  if (guarded(all.doc) !== before) fault('protected state changed')
  if (all.doc.store.pendingStructs !== null || all.doc.store.pendingDs !== null) fault('something waits')
  if (all.doc.share.size !== 1) fault('a root type appeared')
}

/** Lines of `show` that hold the English title and body of the first point, all that the hostile one may write. */
const OWN_LINES = new Set([8, 11])

/** Everything else, and how much everybody else has written. */
function guarded(doc: Y.Doc): string {
  const lines = show(doc).split('\n')
  const others = [...doc.store.clients.keys()].filter((client) => client !== HOSTILE).sort()
  const clocks = others.map((client) => `${client}: ${Y.getState(doc.store, client)}`)
  return [...lines.filter((_line, index) => !OWN_LINES.has(index)), ...clocks].join('\n')
}

function compare(all: Register, outcome: MutationOutcome): void {
  const late = replica(all, 4_000)
  if (new Set([all.doc, replay(all), late].map(show)).size > 1) outcome.faults.push('replicas differ')
}

/** A few bytes changed, removed or doubled. */
function flip(chance: Chance, update: Uint8Array): Uint8Array {
  const bytes = [...update]
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const at = chance.below(bytes.length)
    const way = chance.below(4)
    if (way === 0) bytes.splice(at, 1 + chance.below(3))
    else if (way === 1) bytes.splice(at, 0, chance.below(256))
    else if (way === 2) bytes[at] = chance.below(256)
    else bytes[at] = (bytes[at] as number) ^ (1 << chance.below(8))
  }
  return Uint8Array.from(bytes)
}

/** The same update with other ids, neighbours, parents, keys, contents or ranges in it. */
function bend(chance: Chance, update: Uint8Array, doc: Y.Doc): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const any = () => anyId(chance, doc)
  const bent: CraftedStruct[] = structs.flatMap((struct) =>
    struct instanceof Y.Item ? [bentItem(chance, struct, any)] : [],
  )
  const first = structs[0]
  const client = chance.oneIn(10) ? chance.pick([1, VICTIM, 0, 255, 9_999]) : HOSTILE
  const clock = chance.oneIn(5) ? chance.below(30) : (first?.id.clock ?? 0)
  const blocks: CraftedBlock[] = bent.length > 0 ? [{ client, clock, structs: bent }] : []
  if (chance.oneIn(20) && blocks[0]) blocks.push(blocks[0])
  const ranges = [...ds.clients].flatMap(([from, list]) =>
    list.map(({ clock: start, len }) => ({ client: from, clock: start, length: len })),
  )
  if (chance.oneIn(3)) ranges.push({ ...any(), length: 1 + chance.below(6) })
  return craft(blocks, ranges)
}

function anyId(chance: Chance, doc: Y.Doc): Id {
  const client = chance.pick([...doc.store.clients.keys()])
  return { client, clock: chance.below(Y.getState(doc.store, client) + (chance.oneIn(5) ? 5 : 0)) }
}

function bentItem(chance: Chance, item: Y.Item, any: () => Id): CraftedStruct {
  const origin = chance.oneIn(4) ? any() : item.origin
  const rightOrigin = chance.oneIn(4) ? any() : item.rightOrigin
  const parent = chance.oneIn(8)
    ? chance.pick([any(), 'points', 'hidden'])
    : (item.parent as unknown as Id | string)
  const key = chance.oneIn(6) ? chance.pick(['level', 'order', 'p1', 'en', 'onerror']) : item.parentSub
  return {
    ref: item.content.getRef(),
    ...(origin && { origin }),
    ...(rightOrigin && { rightOrigin }),
    parent: parent ?? any(),
    ...(key !== null && !origin && !rightOrigin && { key }),
    write: (encoder) => {
      const inner = new Y.UpdateEncoderV1()
      inner.restEncoder = encoder
      item.content.write(inner, 0)
    },
  }
}
