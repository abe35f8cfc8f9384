/** Tells each component when the one text it shows has changed, and no other. One listener on the document serves them all. */
import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { AnyType } from './places.ts'

export interface Changes {
  /** Grows with every change in or below the type. */
  version(type: AnyType): number
  subscribe(type: AnyType, listener: () => void): () => void
  stop(): void
}

export function watchChanges(doc: Y.Doc): Changes {
  const versions = new WeakMap<AnyType, number>()
  const listeners = new Map<AnyType, Set<() => void>>()

  const afterTransaction = (transaction: Y.Transaction) => {
    const changed = [...transaction.changedParentTypes.keys()] as unknown as AnyType[]
    for (const type of changed) versions.set(type, (versions.get(type) ?? 0) + 1)
    for (const type of changed) for (const listener of listeners.get(type) ?? []) listener()
  }
  doc.on('afterTransaction', afterTransaction)

  return {
    version: (type) => versions.get(type) ?? 0,
    subscribe(type, listener) {
      const set = listeners.get(type) ?? new Set()
      listeners.set(type, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(type)
      }
    },
    stop: () => doc.off('afterTransaction', afterTransaction),
  }
}

/** Renders the caller again whenever something in or below the type changes; the number is for memo dependencies. */
export function useVersion(changes: Changes | undefined, type: unknown): number {
  const known = type as AnyType | undefined
  const subscribe = useCallback(
    (listener: () => void) => (known && changes ? changes.subscribe(known, listener) : () => {}),
    [changes, known],
  )
  return useSyncExternalStore(subscribe, () => (known && changes ? changes.version(known) : 0))
}
