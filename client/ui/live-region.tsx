// The one polite announcer of the page. What others type is never announced; signatures, points and connection are.
import { useSyncExternalStore } from 'react'

let said = { text: '', turn: 0 }
const listeners = new Set<() => void>()

/** Says one sentence in the language of the interface, after what the reader is hearing now. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 }
  for (const listener of listeners) listener()
}

export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said)
  // The same sentence twice is a new one to a screen reader only in a new element.
  return (
    <div aria-live="polite" className="visually-hidden">
      <span key={turn}>{text}</span>
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
