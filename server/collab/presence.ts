/** Takes awareness from sockets and tells rooms: one id per socket, its own, with the name that the server knows. */
import { LIMITS } from '#shared/protocol.ts'
import {
  type AwarenessEntry,
  depart,
  everybody,
  readAwareness,
  show,
  stamped,
  takeNews,
} from './awareness.ts'
import { bindingOf } from './client-ids.ts'
import { type Connection, send } from './connection.ts'
import { refuse } from './refusals.ts'
import type { Room } from './room.ts'

export function receiveAwareness(room: Room, connection: Connection, payload: Uint8Array): void {
  let entries: AwarenessEntry[]
  try {
    entries = readAwareness(payload)
  } catch {
    refuseAwareness(room, connection, 'no awareness message')
    return
  }
  for (const entry of entries) {
    if (connection.state !== 'open') return
    if (isOwn(room, connection, entry)) receiveOwn(room, connection, entry)
    else noteForgery(room, connection, entry)
  }
}

/** The first state of its own settles which id a socket shows; a departure or an echo of others settles nothing. */
function isOwn(room: Room, connection: Connection, { clientId, json }: AwarenessEntry): boolean {
  if (connection.presenceId !== null) return connection.presenceId === clientId
  if (json === 'null' || room.presence.shown.has(clientId)) return false
  const accountId = connection.upgrade.signedIn?.accountId ?? ''
  const binding = bindingOf(room.clientIds, room.doc, clientId, accountId)
  if (binding === 'other') return false
  if (binding === 'free') room.bind(clientId, accountId)
  connection.presenceId = clientId
  return true
}

function receiveOwn(room: Room, connection: Connection, { clientId, clock, json }: AwarenessEntry): void {
  if (json === null) {
    refuseTooLarge(room, connection)
    return
  }
  const { admission } = connection
  if (json === 'null') depart(room.presence, clientId)
  else if (admission) {
    try {
      show(room.presence, connection, { clientId, clock, json: stamped(json, admission.stamp) })
    } catch {
      refuseAwareness(room, connection, 'no awareness state')
      return
    }
  }
  room.engine.presenceChanged(room)
}

/** A stock client repeats what it heard; only what nobody said is forged. Nothing changes either way. */
function noteForgery(room: Room, connection: Connection, { clientId, clock }: AwarenessEntry): void {
  const shown = room.presence.shown.get(clientId)
  const told = shown ? shown.clock + shown.shift : (room.presence.departed.get(clientId) ?? null)
  if (told !== null && clock <= told) return
  room.engine.stats.forgedAwareness++
  if (connection.hasForged) return
  connection.hasForged = true
  const { registerId, signedIn, requestId } = connection.upgrade
  const fields = { registerId, accountId: signedIn?.accountId, clientId, requestId }
  room.engine.ctx.log.warn(fields, 'awareness under a foreign client id was ignored')
}

function refuseTooLarge(room: Room, connection: Connection): void {
  const detail = `a state is larger than ${LIMITS.awarenessBytes} bytes`
  refuse(room.engine.ctx, connection, { code: 'input.too_large', rule: 'W9', detail })
}

function refuseAwareness(room: Room, connection: Connection, detail: string): void {
  refuse(room.engine.ctx, connection, { code: 'update.refused', rule: 'W5', detail })
}

export function tellPresence(room: Room): void {
  if (room.presence.untold.size === 0) return
  const news = takeNews(room.presence, (id) => !room.clientIds.unstored.has(id))
  if (news) room.broadcast(news.frame, news.only)
}

export function greet(room: Room, connection: Connection): void {
  const frame = everybody(room.presence, (id) => !room.clientIds.unstored.has(id))
  if (frame) send(connection, frame)
}

export function leavePresence(room: Room, connection: Connection): void {
  if (connection.presenceId === null) return
  depart(room.presence, connection.presenceId)
  // Clocks of those who left matter to those who are still there.
  if (room.sockets.size === 0) room.presence.departed.clear()
  room.engine.presenceChanged(room)
}
