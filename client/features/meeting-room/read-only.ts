// Why a text can only be read, in the order in which a person would want to know. It asks the one rights table and decides nothing else.
import { can, type Rights } from '#shared/policy.ts'
import type { Place } from '#shared/register.ts'
import { type Connection, mayType } from '#client/collab/connection.ts'

export type ReadOnlyWhy = 'closed' | 'sealed' | 'role' | 'otherSide' | 'register' | 'connection'

export interface ReadOnlyFacts {
  rights: Rights | null
  access: 'write' | 'read'
  meetingClosed: boolean
  sealed: boolean
  /** Null while there is no live document. */
  connection: Connection | null
}

export function whyReadOnly(facts: ReadOnlyFacts, place: Pick<Place, 'part' | 'key'>): ReadOnlyWhy | null {
  const { rights } = facts
  if (!rights || !mayWrite(rights, place)) {
    return place.part === 'bySide' && rights?.delegation ? 'otherSide' : 'role'
  }
  if (facts.meetingClosed) return 'closed'
  if (facts.sealed) return 'sealed'
  return facts.access === 'read' ? 'register' : whyNotNow(facts.connection)
}

function whyNotNow(connection: Connection | null): ReadOnlyWhy | null {
  if (connection?.access === 'read') return 'register'
  return connection && mayType(connection) ? null : 'connection'
}

function mayWrite(rights: Rights, place: Pick<Place, 'part' | 'key'>): boolean {
  return place.part === 'bySide'
    ? can(rights, 'side.write', { delegation: place.key })
    : can(rights, 'text.edit')
}
