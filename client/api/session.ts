// Whether the session of this page has ended. Told by any refused call, socket or stream; the page stays as it is and asks to sign in again.
import { useSyncExternalStore } from 'react'

let ended = false
const listeners = new Set<() => void>()

export function reportSessionEnd(): void {
  setEnded(true)
}

export function reportSessionStart(): void {
  setEnded(false)
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended)
}

function setEnded(now: boolean): void {
  if (ended === now) return
  ended = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
