// After a change of page the focus stands at its content, and its title is said. Going from point to point is no change of page.
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { announce } from '#client/ui/live-region.tsx'

export const CONTENT_ID = 'content'

export function usePageFocus(): void {
  const page = useRouterState({
    select: (state) => (state.resolvedLocation ?? state.location).pathname.replace(/\/point\/[^/]+$/, ''),
  })
  const shown = useRef(page)
  useEffect(() => {
    if (shown.current === page) return
    shown.current = page
    const content = document.getElementById(CONTENT_ID)
    // A page that has already put the focus inside itself knows better.
    if (content && !content.contains(document.activeElement)) content.focus({ preventScroll: true })
    // The title is set by the page's own effect, which may still be loading.
    const timer = setTimeout(() => announce(document.title), 300)
    return () => clearTimeout(timer)
  }, [page])
}
