// A client of the bare socket: sends whatever bytes a test wants and keeps every frame that it hears, in order.
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { emptyDocument } from '#server/collab/document.ts'
import { step1Frame, step2Frame, updateFrame } from '#server/collab/wire.ts'
import { Beacon, MESSAGE, readJson, Refused, Welcome } from '#shared/protocol.ts'
import { pointOf, titleText } from '#shared/register.ts'
import { type Addressed, originOf } from './stock-client.ts'

export type Heard =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'step2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; states: { clientId: number; clock: number; state: unknown }[] }
  | { kind: 'saved'; seq: number; frames: number }
  | { kind: 'refused'; refused: Refused }
  | { kind: 'welcome'; welcome: Welcome }
  | { kind: 'beacon'; beacon: Beacon }

type HeardOf<K extends Heard['kind']> = Extract<Heard, { kind: K }>

export interface RawClient {
  ws: WebSocket
  /** Everything that came, oldest first. */
  heard: Heard[]
  /** What it was told applied; it writes under the client id of its welcome. */
  doc: Y.Doc
  /** Waits for the first frame of a kind that `next` has not handed out yet. */
  next<K extends Heard['kind']>(kind: K): Promise<HeardOf<K>>
  send(bytes: Uint8Array): void
  /** Changes its own document and hands back the update, not sent. */
  change(change: (doc: Y.Doc) => void): Uint8Array
  /** Changes its own document and sends what changed. */
  edit(change: (doc: Y.Doc) => void): Uint8Array
  type(pointId: string, text: string, at?: number): Uint8Array
  title(pointId: string): string
  /** Opens, takes the offered id, syncs. */
  ready(): Promise<Welcome>
  closed: Promise<{ code: number; reason: string }>
  leave(): void
}

export interface RawOptions {
  registerId?: string
  query?: string
}

export function rawClient(stage: Addressed, cookie: string, options: RawOptions = {}): RawClient {
  const { registerId = stage.registerId, query = '' } = options
  const headers = { origin: originOf(stage.url), ...(cookie && { cookie }) }
  const ws = new WebSocket(`${stage.url}/${registerId}${query}`, { headers })
  const heard: Heard[] = []
  const handedOut = new Map<string, number>()
  const doc = emptyDocument()
  ws.on('error', () => undefined)
  ws.on('message', (data: Buffer) => {
    const frame = readHeard(new Uint8Array(data))
    heard.push(frame)
    if (frame.kind === 'step2' || frame.kind === 'update') Y.applyUpdate(doc, frame.update, 'server')
    if (frame.kind === 'welcome') doc.clientID = frame.welcome.clientId
  })
  const closed = once(ws, 'close').then(([code, reason]) => ({
    code: code as number,
    reason: String(reason),
  }))

  const client: RawClient = {
    ws,
    heard,
    doc,
    closed,
    async next(kind) {
      const skip = handedOut.get(kind) ?? 0
      const end = Date.now() + 8_000
      for (;;) {
        const found = heard.filter((frame) => frame.kind === kind)[skip]
        if (found) {
          handedOut.set(kind, skip + 1)
          return found as HeardOf<typeof kind>
        }
        if (Date.now() > end)
          throw new Error(`no ${kind} came; heard: ${heard.map((each) => each.kind).join(' ')}`)
        await pause(5)
      }
    },
    send: (bytes) => ws.send(bytes),
    change(change) {
      const updates: Uint8Array[] = []
      const collect = (update: Uint8Array) => void updates.push(update)
      doc.on('update', collect)
      doc.transact(() => change(doc))
      doc.off('update', collect)
      return updates[0] ?? new Uint8Array([0, 0])
    },
    edit(change) {
      const update = client.change(change)
      ws.send(updateFrame(update))
      return update
    },
    type: (pointId, text, at = 0) => client.edit((own) => titleIn(own, pointId).insert(at, text)),
    title: (pointId) => titleIn(doc, pointId).toString(),
    async ready() {
      const { welcome } = await client.next('welcome')
      ws.send(step1Frame(Y.encodeStateVector(doc)))
      await client.next('step2')
      return welcome
    },
    leave: () => ws.terminate(),
  }
  return client
}

export function titleIn(doc: Y.Doc, pointId: string): Y.Text {
  const point = pointOf(doc, pointId)
  const text = point && titleText(point, 'en')
  if (!text) throw new Error(`no title of ${pointId}`)
  return text
}

/** The answer of an honest client to a step 1. */
export function answerTo(client: RawClient, vector: Uint8Array): Uint8Array {
  return step2Frame(Y.encodeStateAsUpdate(client.doc, vector))
}

export function awarenessFrame(states: { clientId: number; clock: number; state: unknown }[]): Uint8Array {
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length)
    for (const { clientId, clock, state } of states) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

function readHeard(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.awareness:
      return {
        kind: 'awareness',
        states: readStates(decoding.createDecoder(decoding.readVarUint8Array(decoder))),
      }
    case MESSAGE.saved:
      return { kind: 'saved', seq: decoding.readVarUint(decoder), frames: decoding.readVarUint(decoder) }
    case MESSAGE.refused:
      return { kind: 'refused', refused: readJson(decoder, Refused) }
    case MESSAGE.welcome:
      return { kind: 'welcome', welcome: readJson(decoder, Welcome) }
    case MESSAGE.beacon:
      return { kind: 'beacon', beacon: readJson(decoder, Beacon) }
    default:
      throw new Error(`the server sent a message of type ${type}`)
  }
}

function readSync(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === 0) return { kind: 'step1', vector: payload }
  return step === 1 ? { kind: 'step2', update: payload } : { kind: 'update', update: payload }
}

function readStates(decoder: decoding.Decoder): HeardOf<'awareness'>['states'] {
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    return { clientId, clock, state: JSON.parse(decoding.readVarString(decoder)) as unknown }
  })
}
