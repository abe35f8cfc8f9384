/**
 * One Y.Doc with its socket: the y-websocket protocol plus our messages 100–103. It reports what happens and decides nothing;
 * a session whose document must not be trusted any more is ended and replaced, never repaired.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import { Beacon, MESSAGE, readJson, Refused, Welcome } from '#shared/protocol.ts'
import { keepMarkers } from '#shared/replica.ts'
import { SCHEMA_VERSION } from '#shared/schema.ts'
import { type Changes, watchChanges } from './changes.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { type AnyType, placeKey, placeOf } from './places.ts'
import type { Place } from '#shared/register.ts'

export interface Session {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly changes: Changes
  /** Set by the welcome: nothing may be typed under an id that the server did not give. */
  welcome: Welcome | null
  /** Places changed here since everything was last stored. */
  touched(): Place[]
  unsaved(): number
  connect(): void
  /** Lets go of the line without ending the session. */
  disconnect(): void
  end(): void
}

export interface SessionPort {
  /** May end this session: then nothing of what follows on the socket is read. */
  welcomed(welcome: Welcome): void
  synced(): void
  closed(code: number): void
  refused(refused: Refused): void
  beacon(beacon: Beacon): void
  unsaved(count: number): void
}

export interface SessionOptions {
  /** `ws(s)://host/collab`. */
  url: string
  registerId: string
  WebSocket?: typeof WebSocket | undefined
}

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1

export function startSession(options: SessionOptions, port: SessionPort): Session {
  const doc = keepMarkers(new Y.Doc())
  const awareness = new Awareness(doc)
  // Until the welcome there is no id that the server would let us speak under.
  awareness.setLocalState(null)
  const provider = new WebsocketProvider(options.url, options.registerId, doc, {
    connect: false,
    awareness,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION) },
    shouldReconnect: (event) => !(event.code >= 4400 && event.code < 4500),
    ...(options.WebSocket && { WebSocketPolyfill: options.WebSocket }),
  })
  const touched = new Map<string, Place>()
  const outbox = createOutbox({
    send: (update) => sendFrame(provider, (encoder) => writeUpdate(encoder, update)),
    ask: () => sendFrame(provider, (encoder) => writeSyncStep1(encoder, doc)),
    changed(count) {
      if (count === 0) touched.clear()
      port.unsaved(count)
    },
  })
  const changes = watchChanges(doc)

  const session: Session = {
    doc,
    awareness,
    changes,
    welcome: null,
    touched: () => [...touched.values()],
    unsaved: outbox.count,
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    end() {
      outbox.stop()
      changes.stop()
      provider.destroy()
      doc.destroy()
    },
  }

  sendOwnChangesOnly(provider, outbox, touched)
  sendOwnPresenceOnly(provider)
  readOurMessages(provider, port, outbox)
  spreadRetries(provider)
  provider.on('connection-close', (event) => {
    outbox.dropped()
    port.closed(event?.code ?? 1006)
  })
  return session
}

function sendFrame(provider: WebsocketProvider, write: (encoder: encoding.Encoder) => void): void {
  const { ws } = provider
  if (!ws || ws.readyState !== ws.OPEN) return
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  write(encoder)
  ws.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
}

/** The provider would send every change the moment it happens; the outbox sends it in countable frames. */
function sendOwnChangesOnly(provider: WebsocketProvider, outbox: Outbox, touched: Map<string, Place>): void {
  const { doc } = provider
  doc.off('update', provider._updateHandler)
  doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === provider) return
    for (const type of transaction.changed.keys()) {
      const place = placeOf(type as unknown as AnyType)
      if (place) touched.set(placeKey(place), place)
    }
    outbox.add(update)
  })
}

/** The provider would echo everybody's presence back to the server. */
function sendOwnPresenceOnly(provider: WebsocketProvider): void {
  const { awareness } = provider
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', (_change: unknown, origin: unknown) => {
    const { ws } = provider
    if (origin !== 'local' || !ws || ws.readyState !== ws.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    ws.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
  })
}

type Reading = WebsocketProvider['messageHandlers'][number]

function readOurMessages(provider: WebsocketProvider, port: SessionPort, outbox: Outbox): void {
  const on = (message: number, handler: Reading) => {
    provider.messageHandlers[message] = handler
  }
  const sync = provider.messageHandlers[MESSAGE.sync]
  on(MESSAGE.sync, (encoder, decoder, ...rest) => {
    const step = decoding.peekVarUint(decoder)
    const wasSynced = provider.synced
    sync?.(encoder, decoder, ...rest)
    if (step === SYNC_STEP_1) outbox.sentEverything()
    if (step !== SYNC_STEP_2) return
    outbox.answered()
    if (!wasSynced) port.synced()
  })
  on(MESSAGE.welcome, (_encoder, decoder) => port.welcomed(readJson(decoder, Welcome)))
  on(MESSAGE.saved, (_encoder, decoder) => {
    decoding.readVarUint(decoder)
    // A server that does not count leaves it to the answer of our next question.
    if (decoding.hasContent(decoder)) outbox.saved(decoding.readVarUint(decoder))
  })
  on(MESSAGE.refused, (_encoder, decoder) => port.refused(readJson(decoder, Refused)))
  on(MESSAGE.beacon, (_encoder, decoder) => port.beacon(readJson(decoder, Beacon)))
}

/** Takes the id that the server gave. Kept over reconnects: ids are a budget of the register, and this page is one author. */
export function takeClientId(session: Session, welcome: Welcome): void {
  const isFirst = session.welcome === null
  session.welcome = isFirst
    ? welcome
    : { ...welcome, clientId: session.welcome?.clientId ?? welcome.clientId }
  if (!isFirst) return
  session.doc.clientID = welcome.clientId
  session.awareness.clientID = welcome.clientId
}

/** Five hundred browsers must not come back in step: each picks its own moment within the provider's back-off. */
function spreadRetries(provider: WebsocketProvider): void {
  provider.on('connection-close', () => {
    const ceiling = Math.min(200 * 2 ** provider.wsUnsuccessfulReconnects, 4_000)
    provider.maxBackoffTime = ceiling * (0.5 + Math.random() / 2)
  })
}
