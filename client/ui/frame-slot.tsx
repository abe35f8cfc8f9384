// Places in the frame that a page may fill: the right end of the top bar and of the rail, and the banner above the content.
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

export type SlotName = 'top' | 'rail' | 'banner'

const places = new Map<SlotName, HTMLElement>()
const listeners = new Set<() => void>()

/** Stands in the frame, once for each name. */
export function FramePlace({ name, className }: { name: SlotName; className?: string }) {
  return (
    <div
      className={className}
      ref={(element) => {
        if (element) places.set(name, element)
        else places.delete(name)
        for (const listener of listeners) listener()
      }}
    />
  )
}

/** Stands in a page; its children appear in the frame for as long as the page is there. */
export function FrameSlot({ name, children }: { name: SlotName; children: ReactNode }) {
  const place = useSyncExternalStore(subscribe, () => places.get(name))
  return place ? createPortal(children, place) : null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
