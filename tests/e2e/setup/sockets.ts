// Sockets of somebody who writes their own program: a stock y-websocket client, and one that sends what bytes it likes.
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bodyOf, pointOf, titleText } from '#shared/register.ts'
import { MESSAGE, readJson, Refused } from '#shared/protocol.ts'
import type { Language } from '#shared/locale.ts'
import type { Site } from './people.ts'

export interface StockClient {
  doc: Y.Doc
  provider: WebsocketProvider
  synced(): Promise<void>
  title(pointId: string, language: Language): Y.Text
  body(pointId: string, language: Language): Y.XmlFragment
  leave(): void
}

const collabOf = ({ origin }: Site) => `${origin.replace('http', 'ws')}/collab`

/** Nothing of ours but the session cookie. */
export function stockClient(site: Site, cookie: string, registerId: string): StockClient {
  const headers = { cookie, origin: site.origin }
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(collabOf(site), registerId, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 300,
  })
  // It would say on the console that it does not know these; there is nothing else that it does with them.
  for (const type of [MESSAGE.saved, MESSAGE.refused, MESSAGE.welcome, MESSAGE.beacon]) {
    provider.messageHandlers[type] = () => undefined
  }
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('no such text')
    return value
  }
  const point = (pointId: string) => there(pointOf(doc, pointId))
  return {
    doc,
    provider,
    synced: () => until(() => provider.synced, 'synced'),
    title: (pointId, language) => there(titleText(point(pointId), language)),
    body: (pointId, language) => there(bodyOf(point(pointId), language)),
    leave: () => provider.destroy(),
  }
}

export interface BareSocket {
  send(bytes: Uint8Array): void
  /** What the server refused, once it has. */
  refused(): Promise<Refused>
  closed: Promise<number>
  leave(): void
}

/** Waits until it is open. */
export async function bareSocket(site: Site, cookie: string, registerId: string): Promise<BareSocket> {
  const ws = new WebSocket(`${collabOf(site)}/${registerId}`, { headers: { cookie, origin: site.origin } })
  const refusals: Refused[] = []
  ws.on('message', (bytes: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(bytes))
    if (decoding.readVarUint(decoder) === MESSAGE.refused) refusals.push(readJson(decoder, Refused))
  })
  const closed = once(ws, 'close').then(([code]) => code as number)
  await once(ws, 'open')
  return {
    send: (bytes) => ws.send(bytes),
    refused: async () => {
      await until(() => refusals.length > 0, 'a refusal')
      return refusals[0] as Refused
    },
    closed,
    leave: () => ws.terminate(),
  }
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** Somebody's presence, as the awareness protocol writes it. */
export function presenceFrame(clientId: number, clock: number, state: unknown): Uint8Array {
  const states = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}

/** What a change to a copy of the document would be sent as. */
export function changeOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

export async function until(holds: () => boolean, what: string, ms = 10_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await pause(10)
  }
}
