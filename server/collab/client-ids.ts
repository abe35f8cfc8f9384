/** Which account writes with which client id in one register, as far as this room knows; what is new is shown to nobody before it is stored. */
import { uint32 } from 'lib0/random'
import type * as Y from 'yjs'
import { FIRST_CLIENT_ID } from '#shared/protocol.ts'
import type { Binding } from './update-log.ts'

/** Kept by our client for starting offline. */
export const SPARES = 3

/** Ids that one connection may bring along: its own, and those of earlier pages whose typing it still holds. */
export const MAX_CLAIMS = 32

/** Yjs draws 32-bit ids; a larger one belongs to a client of another kind. */
const LAST_CLIENT_ID = 0xffff_ffff

export interface ClientIds {
  readonly owners: Map<number, string>
  readonly unstored: Set<number>
}

export function clientIdsOf(owners: Map<number, string>): ClientIds {
  return { owners, unstored: new Set() }
}

export function bindingOf(
  ids: ClientIds,
  doc: Y.Doc,
  clientId: number,
  accountId: string,
): 'own' | 'free' | 'other' {
  const owner = ids.owners.get(clientId)
  if (owner !== undefined) return owner === accountId ? 'own' : 'other'
  return isFree(ids, doc, clientId) ? 'free' : 'other'
}

/** Counts at once for whoever is judged next. */
export function bind(ids: ClientIds, clientId: number, accountId: string): Binding {
  ids.owners.set(clientId, accountId)
  ids.unstored.add(clientId)
  return { clientId, accountId }
}

/** What the log says of them now. Somebody else may have been first with one, on another node: what was written under it is then refused. */
export function rebind(ids: ClientIds, stored: Map<number, string>): ClientIds {
  const unstored = new Set<number>()
  for (const clientId of ids.unstored) {
    const accountId = ids.owners.get(clientId)
    if (accountId === undefined || stored.has(clientId)) continue
    stored.set(clientId, accountId)
    unstored.add(clientId)
  }
  return { owners: stored, unstored }
}

/** An id that nobody ever had; two pages on one id would lose text silently. */
export function freshClientId(ids: ClientIds, doc: Y.Doc): number {
  for (;;) {
    const clientId = uint32()
    if (isFree(ids, doc, clientId)) return clientId
  }
}

function isFree(ids: ClientIds, doc: Y.Doc, clientId: number): boolean {
  const isInRange = Number.isInteger(clientId) && clientId >= FIRST_CLIENT_ID && clientId <= LAST_CLIENT_ID
  return isInRange && !ids.owners.has(clientId) && !doc.store.clients.has(clientId)
}
