/** A lean client of /collab: writers keep a document and type, readers only count what arrives. Also speaks to the plain relay. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { MESSAGE, Welcome } from '#shared/protocol.ts'
import { bodyOf, orderedPointIds, pointOf } from '#shared/register.ts'

export interface Listener {
  /** An update of somebody, as it stands in the frame. */
  update(bytes: Uint8Array): void
  saved?(seq: number): void
}

export interface WireClient {
  socket: WebSocket
  doc: Y.Doc
  /** Resolves once the document is here; rejects if the socket closes before. */
  synced: Promise<void>
}

/** `cookie` null: the plain relay, which sends no first state. */
export function connect(
  url: string,
  cookie: string | null,
  listener: Listener,
  keepsDocument: boolean,
): WireClient {
  const origin = new URL(url.replace('ws', 'http')).origin
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: cookie ? { cookie, origin } : {} })
  const doc = new Y.Doc()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const client: WireClient = { socket, doc, synced: promise }
  if (!cookie) socket.on('open', () => resolve())
  socket.on('message', (frame: Buffer) => read(client, frame, listener, keepsDocument, resolve))
  socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
  socket.on('error', reject)
  return client
}

function read(
  client: WireClient,
  frame: Buffer,
  listener: Listener,
  keepsDocument: boolean,
  synced: () => void,
): void {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  if (type === MESSAGE.welcome) {
    client.doc.clientID = Welcome.parse(JSON.parse(decoding.readVarString(decoder))).clientId
    client.socket.send(stepOne(client.doc))
  } else if (type === MESSAGE.saved) listener.saved?.(decoding.readVarUint(decoder))
  else if (type === MESSAGE.sync) readSync(client, decoder, listener, keepsDocument, synced)
}

function readSync(
  client: WireClient,
  decoder: decoding.Decoder,
  listener: Listener,
  keepsDocument: boolean,
  synced: () => void,
): void {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === syncProtocol.messageYjsUpdate) listener.update(bytes)
  if (step === syncProtocol.messageYjsSyncStep1 && keepsDocument)
    client.socket.send(stepTwo(client.doc, bytes))
  if (step === syncProtocol.messageYjsSyncStep1) return
  if (keepsDocument) Y.applyUpdate(client.doc, bytes, 'server')
  if (step === syncProtocol.messageYjsSyncStep2) synced()
}

export function stepOne(doc: Y.Doc): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    syncProtocol.writeSyncStep1(encoder, doc)
  })
}

function stepTwo(doc: Y.Doc, vector: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    syncProtocol.writeSyncStep2(encoder, doc, vector)
  })
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    syncProtocol.writeUpdate(encoder, update)
  })
}

/** The run of text that the first point's English body begins with. */
export function firstText(doc: Y.Doc): Y.XmlText {
  const point = pointOf(doc, orderedPointIds(doc)[0] ?? '')
  const paragraph = point && bodyOf(point, 'en')?.get(0)
  const text = paragraph instanceof Y.XmlElement && paragraph.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('the register has no text to type into')
  return text
}
