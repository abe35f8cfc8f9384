/** One shared connection per register for all screens of this page. A register with unsaved text outlives the screen that showed it. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { openRoom, type Room, type RoomState } from './room.ts'

interface Held {
  room: Room
  users: number
  closing: ReturnType<typeof setTimeout> | undefined
}

/** Going from one screen to the next must not hang up in between. */
const LINGER = 3_000

const held = new Map<string, Held>()

function holdRoom(registerId: string, accountId: string): Held {
  const known = held.get(registerId)
  if (known) return known
  const url = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/collab`
  const made: Held = { room: openRoom({ url, registerId, accountId }), users: 0, closing: undefined }
  held.set(registerId, made)
  return made
}

function closeWhenSaved(registerId: string, entry: Held): void {
  clearTimeout(entry.closing)
  entry.closing = setTimeout(() => {
    if (entry.users > 0) return
    if (entry.room.state().unsaved > 0) return closeWhenSaved(registerId, entry)
    entry.room.close()
    held.delete(registerId)
  }, LINGER)
}

export interface RegisterView extends RoomState {
  room: Room
}

/** The register's document and connection; the document arrives empty and `loaded` says when it is complete. */
export function useRegister(registerId: string, accountId: string): RegisterView {
  const { room } = useMemo(() => holdRoom(registerId, accountId), [registerId, accountId])
  useEffect(() => {
    const entry = holdRoom(registerId, accountId)
    entry.users += 1
    return () => {
      entry.users -= 1
      if (entry.users === 0) closeWhenSaved(registerId, entry)
    }
  }, [registerId, accountId])
  useEffect(() => {
    if (room.accountId() !== accountId) room.renew(accountId)
  }, [room, accountId])
  useEffect(guardLeaving, [])
  const subscribe = useCallback((listener: () => void) => room.subscribe(listener), [room])
  const state = useSyncExternalStore(subscribe, room.state)
  return useMemo(() => ({ ...state, room }), [state, room])
}

/** All local changes on this page that are not known to be stored. */
export function unsavedOnPage(): number {
  let count = 0
  for (const { room } of held.values()) count += room.state().unsaved
  return count
}

let isGuarding = false

function guardLeaving(): void {
  if (isGuarding) return
  isGuarding = true
  addEventListener('beforeunload', (event) => {
    if (unsavedOnPage() > 0) event.preventDefault()
  })
}
