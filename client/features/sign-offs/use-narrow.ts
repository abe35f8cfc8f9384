// Whether there is room for one language at a time only, as on a phone.
import { useSyncExternalStore } from 'react'

const QUERY = '(max-width: 760px)'

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches)
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(QUERY)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
