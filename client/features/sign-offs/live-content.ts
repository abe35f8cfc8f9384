// The words of a point as they are on this page now, with the version that this browser computes for them.
import { useEffect, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { type Content, versionOf } from '#shared/content.ts'
import { usePoint } from '#client/api/use-points.ts'
import { type Named, namedContent } from './canonical.ts'

/** Between two looks at the live text, in milliseconds: "at once" to a person, nothing to a processor. */
const LOOK_EVERY = 250

export type GetContent = () => Content | null

/** Null while the text is not complete here. Changes only when the words do. */
export function useLiveContent(getContent: GetContent): Named | null {
  const [live, setLive] = useState<Named | null>(() => namedNow(getContent, null))
  useEffect(() => {
    const look = () => setLive((known) => namedNow(getContent, known))
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [getContent])
  return live
}

function namedNow(getContent: GetContent, known: Named | null): Named | null {
  const content = getContent()
  if (!content) return null
  const version = versionOf(content)
  return known?.version === version ? known : { content, version }
}

/** The words as the server gave them over HTTP, for screens and people without a live document; null if they do not match their version. */
export function useStoredContent(pointId: string | undefined): Named | null {
  const point = usePoint(pointId).data
  return point ? namedContent(point.content, point.version) : null
}

/**
 * The row as it stands on the words that are on the screen: a signature on other words is stale the moment they differ here,
 * before the server has said so. That it holds again is for the server to say.
 */
export function standingOn(row: PointRow, version: string): PointRow {
  if (row.version === version) return row
  const signOffs = Object.fromEntries(
    Object.entries(row.signOffs).map(([code, signOff]) => {
      const holds = signOff.state === 'signed' || signOff.state === 'reserved'
      const isStale = holds && signOff.version !== version
      return [code, isStale ? { ...signOff, state: 'stale' as const, restored: false } : signOff]
    }),
  )
  const initials = row.initials.map((initial) => ({ ...initial, current: initial.version === version }))
  const agreed = row.agreed && Object.values(signOffs).every((signOff) => signOff.state !== 'stale')
  return { ...row, version, signOffs, initials, agreed }
}
