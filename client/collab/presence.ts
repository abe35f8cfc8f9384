/** Who is here and where they are. Names and delegations are the server's stamp; what a client says of itself is only its place. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { Stamp } from '#shared/protocol.ts'
import { TEXT_PARTS, type TextPart } from '#shared/register.ts'
import type { Relative } from './text-position.ts'

/** Reading a point, or with the caret in one of its texts. */
export interface Where {
  point: string
  part?: TextPart
  key?: string
  anchor?: Relative
  head?: Relative
}

export interface Peer {
  clientId: number
  who: Stamp
  where: Where | null
  /** This page itself. */
  own: boolean
}

/** Everybody whose presence the server has stamped. */
export function peersOf(awareness: Awareness): Peer[] {
  const peers: Peer[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const who = Stamp.safeParse(state['user'])
    if (who.success) {
      peers.push({
        clientId,
        who: who.data,
        where: whereOf(state['where']),
        own: clientId === awareness.clientID,
      })
    }
  }
  return peers
}

function whereOf(value: unknown): Where | null {
  if (typeof value !== 'object' || value === null) return null
  const { point, part, key, anchor, head } = value as Record<string, unknown>
  if (typeof point !== 'string') return null
  const isInText = TEXT_PARTS.some((known) => known === part) && typeof key === 'string'
  return isInText ? { point, part: part as TextPart, key, anchor, head } : { point }
}

/** What one component needs of the peers; it renders again only when that differs. Keep `select` stable. */
export function usePeers<T>(awareness: Awareness, select: (peers: Peer[]) => T): T {
  const source = useMemo(() => sourceOf(awareness, select), [awareness, select])
  return useSyncExternalStore(source.subscribe, source.read)
}

function sourceOf<T>(awareness: Awareness, select: (peers: Peer[]) => T) {
  let known: { value: T; json: string } | undefined
  return {
    subscribe(listener: () => void) {
      awareness.on('change', listener)
      return () => awareness.off('change', listener)
    },
    read() {
      const value = select(peersOf(awareness))
      const json = JSON.stringify(value)
      if (known?.json !== json) known = { value, json }
      return known.value
    },
  }
}

export interface Visitor {
  who: Stamp
  /** The points that this account looks at, on any of its pages. */
  points: string[]
}

/** One entry per account, the host's order left to the caller. */
export function visitorsOf(peers: readonly Peer[]): Visitor[] {
  const visitors = new Map<string, Visitor>()
  for (const { who, where } of peers) {
    const visitor = visitors.get(who.accountId) ?? { who, points: [] }
    if (where && !visitor.points.includes(where.point)) visitor.points.push(where.point)
    visitors.set(who.accountId, visitor)
  }
  return [...visitors.values()].sort((a, b) => compare(a.who.accountId, b.who.accountId))
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** Frames of a moving caret are bundled to one in this many milliseconds. */
const PACE = 80

const pending = new WeakMap<Awareness, { timer: ReturnType<typeof setTimeout>; where: Where | null }>()

/** Tells the others where this page is. */
export function announce(awareness: Awareness, where: Where | null): void {
  const waiting = pending.get(awareness)
  if (waiting) {
    waiting.where = where
    return
  }
  const entry = { where, timer: setTimeout(() => flush(awareness), PACE) }
  pending.set(awareness, entry)
}

function flush(awareness: Awareness): void {
  const entry = pending.get(awareness)
  pending.delete(awareness)
  if (!entry || awareness.getLocalState() === null) return
  awareness.setLocalState({ ...awareness.getLocalState(), where: entry.where })
}
