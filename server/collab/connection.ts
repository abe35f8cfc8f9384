/** One socket as the engine sees it: whose it is, what it may, what it was sent. It decides nothing about documents. */
import type { WebSocket } from 'ws'
import { CLOSE, LIMITS, type Stamp } from '#shared/protocol.ts'
import type { RegisterRecord } from '../domain/registers.ts'
import type { Actor, SignedIn } from '../context.ts'
import type { Room } from './room.ts'
import { countOne, type Stats } from './stats.ts'
import type { Frame } from './wire.ts'

/** More close codes of the protocol itself; a stock client connects again after them. */
export const RECONNECT = { bug: 1011, accessChanged: 1012, rewritten: 1012, unavailable: 1013 } as const

/** Who asks to be connected, as http found out. */
export interface Upgrade {
  registerId: string
  signedIn: SignedIn | null
  /** The editor's schema as the page names it (`?schema=`); stock clients name none. */
  schema?: string | undefined
  address: string
  requestId: string
}

/** What a socket is allowed to do, decided when it came and again whenever rights may have changed. */
export interface Admission {
  actor: Actor
  register: RegisterRecord
  access: 'write' | 'read'
  stamp: Stamp
}

export interface Connection {
  readonly ws: WebSocket
  readonly upgrade: Upgrade
  readonly stats: Stats
  /** `opening`: access is not decided yet. `checking`: it is being decided anew. `closing`: nothing more is read or sent. */
  state: 'opening' | 'open' | 'checking' | 'closing'
  /** Frames that came while nothing may be decided about them. */
  waiting: Frame[]
  waitingBytes: number
  admission: Admission | null
  room: Room | null
  /** Frames with something to store that were judged; the client counts what it sent. */
  judged: number
  /** The frames before the first one that came too early to be kept; null while nothing is missing. */
  gapFrom: number | null
  /** Our step 1 that it has not answered yet: until then it may well send what follows on something that we lack. */
  asked: { at: number; early: number } | null
  /** Client ids of its own that it brought along. */
  claims: number
  /** The one client id under which it shows presence. */
  presenceId: number | null
  /** Answered the last ping. */
  isAlive: boolean
  /** Bytes of a whole state under way: a slow network may take its time for those. */
  allowance: number
  /** When it was told to close; one that does not listen is cut a little later. */
  closedAt: number
  hasForged: boolean
  /** Its rights may have changed since they were last looked up. */
  isInDoubt: boolean
  messages: Bucket
  bytes: Bucket
  questions: Bucket
  gaps: Bucket
}

/** How many of its frames are kept, or known to be of no account. */
export function coveredFrames({ judged, gapFrom }: Connection): number {
  return gapFrom ?? judged
}

/** A budget that fills again evenly. */
export interface Bucket {
  left: number
  at: number
}

export function connectionOf(ws: WebSocket, upgrade: Upgrade, stats: Stats): Connection {
  return {
    ws,
    upgrade,
    stats,
    state: 'opening',
    waiting: [],
    waitingBytes: 0,
    admission: null,
    room: null,
    judged: 0,
    gapFrom: null,
    asked: null,
    claims: 0,
    presenceId: null,
    isAlive: true,
    allowance: 0,
    closedAt: 0,
    hasForged: false,
    isInDoubt: false,
    messages: { left: Number.POSITIVE_INFINITY, at: 0 },
    bytes: { left: Number.POSITIVE_INFINITY, at: 0 },
    questions: { left: Number.POSITIVE_INFINITY, at: 0 },
    gaps: { left: Number.POSITIVE_INFINITY, at: 0 },
  }
}

/** Takes `amount` from a budget of `burst` that gains `perSecond`; false if there is not enough. */
export function spend(bucket: Bucket, amount: number, perSecond: number, burst: number): boolean {
  const now = performance.now()
  const gained = ((now - bucket.at) / 1000) * perSecond
  bucket.left = Math.min(burst, bucket.left + gained) - amount
  bucket.at = now
  return bucket.left >= 0
}

/** The same Buffer may go to many sockets. One that leaves too much unread is cut: its room must not pay for it. */
export function send(connection: Connection, frame: Uint8Array): void {
  if (connection.state === 'closing') return
  const { ws } = connection
  const unread = ws.bufferedAmount
  if (unread > LIMITS.bufferedBytes + connection.allowance) {
    close(connection, CLOSE.tooSlow, 'too slow to read')
    return
  }
  if (unread === 0) connection.allowance = 0
  ws.send(frame)
}

export function close(connection: Connection, code: number, reason: string): void {
  if (connection.state === 'closing') return
  connection.state = 'closing'
  connection.waiting = []
  connection.waitingBytes = 0
  connection.closedAt = performance.now()
  countOne(connection.stats.closes, code)
  connection.room?.leave(connection)
  connection.ws.close(code, reason)
}
