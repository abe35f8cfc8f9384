// After a change of page the focus stands at its content, and its title is said. Going from point to point is no change of page.
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMe } from '#client/api/use-me.ts'
import { announce } from '#client/ui/live-region.tsx'

export const CONTENT_ID = 'content'

/** When to look whether the focus has found its place, in milliseconds: a page may first have to load. */
const LOOKS = [0, 150, 600, 1500]
/** By then the page has set its title. */
const SAID = 600

/** Signing in is a change of page, too: what stood here before is gone, and the focus with it. */
export function usePageFocus(): void {
  const pathname = useRouterState({ select: (state) => (state.resolvedLocation ?? state.location).pathname })
  const me = useMe().data
  const path = pathname.replace(/\/point\/[^/]+$/, '')
  const page = me === undefined ? null : `${me === null ? 'out' : 'in'} ${path}`
  const shown = useRef<string | null>(null)
  useEffect(() => {
    const before = shown.current
    if (page === null || before === page) return undefined
    shown.current = page
    // The first page of a visit begins at its beginning.
    if (before === null) return undefined
    const timers = LOOKS.map((wait, place) => setTimeout(() => focusContent(place === 0), wait))
    timers.push(setTimeout(() => announce(document.title), SAID))
    return () => timers.forEach(clearTimeout)
  }, [page])
}

/** Leaves the tab that led here; somebody who has gone on meanwhile, or a page that took the focus itself, is left alone. */
function focusContent(fromTab: boolean): void {
  const content = document.getElementById(CONTENT_ID)
  const { activeElement } = document
  const lost = activeElement === null || activeElement === document.body
  if (content && (lost || (fromTab && activeElement.closest('.rail, .top'))))
    content.focus({ preventScroll: true })
}
