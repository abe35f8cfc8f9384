/**
 * The live side of one register in this page: its session, its connection state and what to do when they part. It offers text
 * back to its author where the server would not take it, and never pushes text again by itself.
 */
import type * as Y from 'yjs'
import { newId } from '#shared/ids.ts'
import { contentHash } from '#shared/beacon.ts'
import type { Beacon, Refused, Welcome } from '#shared/protocol.ts'
import type { Place } from '#shared/register.ts'
import {
  type Connection,
  type ConnectionEvent,
  initialConnection,
  nextConnection,
  retryDelay,
} from './connection.ts'
import { textAt, wordsAt } from './places.ts'
import { type KeptText, keepTexts, type KeptWhy } from './recovery.ts'
import { type Session, startSession, takeClientId } from './session.ts'

export interface RoomState {
  /** Replaced when the document has to be thrown away; everything that shows text starts anew with it. */
  session: Session
  connection: Connection
  /** The document has been complete at least once. */
  loaded: boolean
  unsaved: number
  /** When the last local change was stored, in milliseconds; null until then. */
  savedAt: number | null
  refused: Refused | null
}

export interface Room {
  readonly registerId: string
  /** Whose text this page holds. */
  accountId(): string
  state(): RoomState
  subscribe(listener: () => void): () => void
  /** Connects again after a sign-in, a refusal taken note of, or on demand. Another account never sends this one's text. */
  renew(accountId: string): void
  /** One undo history per text and person. */
  undoOf(type: Y.Text | Y.XmlFragment, make: () => Y.UndoManager): Y.UndoManager
  close(): void
}

export interface RoomOptions {
  url: string
  registerId: string
  accountId: string
  WebSocket?: typeof WebSocket | undefined
  now?: () => number
}

const MAX_REFUSALS = 4
const REFUSALS_WITHIN = 60_000
const RENEW_AT_MOST_EVERY = 60_000

export function openRoom(options: RoomOptions): Room {
  const now = options.now ?? Date.now
  const listeners = new Set<() => void>()
  let { accountId } = options
  let undos = new WeakMap<object, Y.UndoManager>()
  let retry: ReturnType<typeof setTimeout> | undefined
  /** When updates of ours were refused lately; a page that is refused again and again stops by itself. */
  let refusals: number[] = []
  let renewedAt = 0
  let state: RoomState = {
    session: begin(),
    connection: initialConnection(now()),
    loaded: false,
    unsaved: 0,
    savedAt: null,
    refused: null,
  }

  function change(part: Partial<RoomState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  function happened(event: ConnectionEvent): void {
    const connection = nextConnection(state.connection, event, now())
    if (connection !== state.connection) change({ connection })
  }

  function begin(): Session {
    const session: Session = startSession(options, {
      welcomed: (welcome) => mine(session) && welcomed(welcome),
      synced() {
        if (!mine(session)) return
        happened({ type: 'synced' })
        change({ loaded: true })
      },
      closed: (code) => mine(session) && closed(code),
      refused(refused) {
        if (!mine(session)) return
        if (refused.rule === 'schema') happened({ type: 'outdated' })
        change({ refused })
      },
      beacon: (beacon) => mine(session) && compare(beacon),
      unsaved(count) {
        if (mine(session)) change({ unsaved: count, ...(count === 0 && { savedAt: now() }) })
      },
    })
    return session
  }

  const mine = (session: Session) => session === state.session

  function welcomed(welcome: Welcome): void {
    const { session } = state
    const before = session.welcome
    const why = before ? partingReason(before, welcome, state.unsaved > 0) : null
    if (why) startOver(why)
    else {
      takeClientId(session, welcome)
      happened({ type: 'welcomed', access: welcome.access })
      session.awareness.setLocalState(session.awareness.getLocalState() ?? {})
    }
  }

  /** The beacon comes in order with all changes: whoever has nothing of its own under way shows the same or is wrong. */
  function compare(beacon: Beacon): void {
    const { session, connection, unsaved } = state
    if (connection.phase !== 'live' || unsaved > 0 || contentHash(session.doc) === beacon.hash) return
    if (now() - renewedAt < RENEW_AT_MOST_EVERY) return
    renewedAt = now()
    startOver(null)
  }

  function closed(code: number): void {
    happened({ type: 'closed', code })
    const { phase } = state.connection
    if (phase === 'removed') setAside('access')
    if (phase === 'refused') return afterRefusal()
    const delay = code >= 4400 && code < 4500 ? retryDelay(state.connection) : null
    clearTimeout(retry)
    if (delay !== null) retry = setTimeout(() => state.session.connect(), delay)
  }

  function afterRefusal(): void {
    setAside('refused')
    refusals = [...refusals.filter((at) => at > now() - REFUSALS_WITHIN), now()]
    if (state.loaded && refusals.length < MAX_REFUSALS) startOver(null)
  }

  /** Keeps the words of every text changed here and not stored. */
  function setAside(why: KeptWhy): void {
    const { session } = state
    const texts = session.touched().flatMap((place) => keptText(session.doc, place, why))
    keepTexts(accountId, texts)
  }

  function keptText(doc: Y.Doc, place: Place, why: KeptWhy): KeptText[] {
    const text = textAt(doc, place)
    if (!text) return []
    const refused = why === 'refused' ? state.refused : null
    const reason = { why, code: refused?.code ?? null, rule: refused?.rule ?? null }
    const at = new Date(now()).toISOString()
    return [{ id: newId(now()), registerId: options.registerId, at, ...reason, place, text: wordsAt(text) }]
  }

  function startOver(why: KeptWhy | null): void {
    if (why) setAside(why)
    const old = state.session
    undos = new WeakMap()
    change({ session: begin(), loaded: false, unsaved: 0, refused: null })
    old.end()
    happened({ type: 'renewed' })
    state.session.connect()
  }

  const network = () => {
    const online = navigator.onLine !== false
    happened({ type: 'network', online })
    // A socket that slept through the gap may look open for half a minute more.
    if (!online || state.connection.phase !== 'reconnecting') return
    state.session.disconnect()
    state.session.connect()
  }
  globalThis.addEventListener?.('online', network)
  globalThis.addEventListener?.('offline', network)
  if (navigator.onLine === false) network()
  state.session.connect()

  return {
    registerId: options.registerId,
    accountId: () => accountId,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    renew(nextAccountId) {
      const { phase } = state.connection
      if (nextAccountId !== accountId) {
        if (state.unsaved > 0) setAside('other')
        accountId = nextAccountId
        startOver(null)
      } else if (phase === 'refused' || phase === 'removed') startOver(null)
      else {
        happened({ type: 'renewed' })
        state.session.connect()
      }
    },
    undoOf(type, make) {
      const undo = undos.get(type) ?? make()
      undos.set(type, undo)
      return undo
    },
    close() {
      clearTimeout(retry)
      globalThis.removeEventListener?.('online', network)
      globalThis.removeEventListener?.('offline', network)
      state.session.end()
    },
  }
}

/** Why text of an earlier welcome must not be sent under this one; null when it may. */
export function partingReason(before: Welcome, after: Welcome, hasUnsaved: boolean): KeptWhy | null {
  if (before.epoch !== after.epoch) return 'restored'
  return after.access === 'read' && hasUnsaved ? 'access' : null
}
