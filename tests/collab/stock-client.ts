// A stock y-websocket client that has nothing of ours but the session cookie.
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bodyOf, pointOf, titleText } from '#shared/register.ts'
import type { Language } from '#shared/locale.ts'
import type { Stage } from './stage.ts'

/** All that a client has to know of a server. */
export type Addressed = Pick<Stage, 'url' | 'registerId'>

/** What a page of that server would send as its origin. */
export function originOf(url: string): string {
  return new URL(url.replace(/^ws/, 'http')).origin
}

export interface StockClient {
  doc: Y.Doc
  provider: WebsocketProvider
  synced(): Promise<void>
  /** The text of a title. */
  title(pointId: string, language?: Language): Y.Text
  body(pointId: string, language?: Language): Y.XmlFragment
  leave(): void
}

export interface StockOptions {
  registerId?: string
  doc?: Y.Doc
}

export function stockClient(stage: Addressed, cookie: string, options: StockOptions = {}): StockClient {
  const { registerId = stage.registerId, doc = new Y.Doc() } = options
  // The library says on the console that it does not know our messages; that is all it does with them.
  const provider = new WebsocketProvider(stage.url, registerId, doc, {
    WebSocketPolyfill: signedIn(cookie, originOf(stage.url)),
    disableBc: true,
    maxBackoffTime: 300,
  })
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('no such text')
    return value
  }
  const point = (pointId: string) => there(pointOf(doc, pointId))
  return {
    doc,
    provider,
    synced: () => until(() => provider.synced, 'synced'),
    title: (pointId, language = 'en') => there(titleText(point(pointId), language)),
    body: (pointId, language = 'en') => there(bodyOf(point(pointId), language)),
    leave: () => provider.destroy(),
  }
}

function signedIn(cookie: string, origin: string): typeof globalThis.WebSocket {
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin } })
    }
  }
  return SignedIn as unknown as typeof globalThis.WebSocket
}

/** Resolves once `holds` does; polls, since nothing tells a stock client when others have everything. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  ms = 8_000,
): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await pause(10)
  }
}
