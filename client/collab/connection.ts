/** The state of a register's connection as a pure table: what happened, and what may now be said to the person. It opens no socket. */
import { CLOSE, type Welcome } from '#shared/protocol.ts'

/**
 * `connecting`: never yet in. `live`: in and up to date. `reconnecting`: the line dropped, we are trying. `offline`: the device
 * says there is no network. `signedOut`, `removed`, `refused`, `outdated`: waiting for the person. `waiting`: the server asked us
 * to come back later.
 */
export type Phase =
  | 'connecting'
  | 'live'
  | 'reconnecting'
  | 'offline'
  | 'signedOut'
  | 'removed'
  | 'refused'
  | 'outdated'
  | 'waiting'

export interface Connection {
  phase: Phase
  /** When the phase began, in milliseconds; for "offline since 14:03". */
  since: number
  access: Welcome['access'] | null
  /** The server has welcomed the socket that is open now. */
  welcomed: boolean
  /** A close that may mean "your rights changed" has been answered by one new try already. */
  rechecked: boolean
  /** Why the server asked to wait. */
  cause: 'slow' | 'many' | null
}

export type ConnectionEvent =
  | { type: 'welcomed'; access: Welcome['access'] }
  | { type: 'synced' }
  | { type: 'closed'; code: number }
  | { type: 'network'; online: boolean }
  | { type: 'outdated' }
  /** The person signed in again, took note of a refusal, or asked to try again. */
  | { type: 'renewed' }

/** Phases that only the person ends; what the socket does meanwhile says nothing new. */
const RESTING: ReadonlySet<Phase> = new Set(['signedOut', 'removed', 'refused', 'outdated'])

export function initialConnection(now: number): Connection {
  return { phase: 'connecting', since: now, access: null, welcomed: false, rechecked: false, cause: null }
}

export function nextConnection(from: Connection, event: ConnectionEvent, now: number): Connection {
  if (event.type === 'renewed') return { ...initialConnection(now), access: from.access }
  if (RESTING.has(from.phase)) return from
  switch (event.type) {
    case 'welcomed':
      return { ...from, access: event.access, welcomed: true }
    case 'synced':
      return { ...moved(from, 'live', now), rechecked: false, cause: null }
    case 'outdated':
      return moved(from, 'outdated', now)
    case 'network':
      return afterNetwork(from, event.online, now)
    case 'closed':
      return { ...afterClose(from, event.code, now), welcomed: false }
  }
}

function afterNetwork(from: Connection, online: boolean, now: number): Connection {
  if (!online) return moved(from, 'offline', now)
  return from.phase === 'offline' ? moved(from, 'reconnecting', now) : from
}

function afterClose(from: Connection, code: number, now: number): Connection {
  switch (code) {
    case CLOSE.noSession:
      return moved(from, 'signedOut', now)
    case CLOSE.noAccess:
    case CLOSE.noRegister:
      return afterAccessClose(from, now)
    case CLOSE.refused:
    case CLOSE.tooLarge:
      return moved(from, 'refused', now)
    case CLOSE.tooSlow:
      return { ...moved(from, 'waiting', now), cause: 'slow' }
    case CLOSE.tooMany:
      return { ...moved(from, 'waiting', now), cause: 'many' }
    default:
      return from.phase === 'live' ? moved(from, 'reconnecting', now) : from
  }
}

/** A changed role closes the socket just as a lost one does; the next try tells which it was. */
function afterAccessClose(from: Connection, now: number): Connection {
  if (!from.welcomed || from.rechecked) return moved(from, 'removed', now)
  return { ...moved(from, 'reconnecting', now), rechecked: true }
}

function moved(from: Connection, phase: Phase, now: number): Connection {
  return from.phase === phase ? from : { ...from, phase, since: now }
}

/** Milliseconds until the next try after a close in the 44xx range; null where trying again changes nothing. */
export function retryDelay(connection: Connection): number | null {
  if (connection.phase === 'reconnecting') return 0
  if (connection.phase !== 'waiting') return null
  return connection.cause === 'many' ? 15_000 : 2_000
}

/** A drop shorter than this shows as a hollow dot only. */
export const BANNER_AFTER = 5_000

export type Banner = Exclude<Phase, 'live' | 'connecting'> | 'blocked'

/** How long a first connection may take before we say that the network seems to block live editing. */
export const BLOCKED_AFTER = 8_000

/** What to say above the page, if anything. */
export function bannerOf(connection: Connection, now: number): Banner | null {
  const age = now - connection.since
  if (connection.phase === 'live') return null
  if (connection.phase === 'connecting') return age >= BLOCKED_AFTER ? 'blocked' : null
  if (connection.phase === 'reconnecting') return age >= BANNER_AFTER ? 'reconnecting' : null
  return connection.phase
}

/** Whether the person may type: in, or in before and only the line is missing. */
export function mayType(connection: Connection): boolean {
  if (connection.access !== 'write') return false
  return ['live', 'reconnecting', 'offline', 'waiting'].includes(connection.phase)
}
