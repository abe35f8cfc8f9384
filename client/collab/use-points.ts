/** The points of a register as a screen reads them from the live document. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { type Content, contentOf } from '#shared/content.ts'
import type { Language, Trilingual } from '#shared/locale.ts'
import {
  bodyOf,
  fieldsOf,
  orderedPointIds,
  type PointMap,
  pointOf,
  pointsOf,
  sideOf,
  titleOf,
  titleText,
} from '#shared/register.ts'
import { useVersion } from './changes.ts'
import { type AnyType, type TextType, wordsAt } from './places.ts'
import type { Session } from './session.ts'

/** The ids in the order of the agenda; a new array only when it differs. */
export function usePointIds(session: Session | undefined): readonly string[] {
  const known = useRef<readonly string[]>([])
  const subscribe = useCallback(
    (listener: () => void) =>
      session ? session.changes.subscribe(pointsOf(session.doc) as unknown as AnyType, listener) : () => {},
    [session],
  )
  return useSyncExternalStore(subscribe, () => {
    const ids = session ? orderedPointIds(session.doc) : []
    if (ids.join(' ') !== known.current.join(' ')) known.current = ids
    return known.current
  })
}

export function usePointTitle(session: Session | undefined, pointId: string): Trilingual | null {
  const point = session && pointOf(session.doc, pointId)
  const version = useVersion(session?.changes, point?.get('title'))
  // oxlint-disable-next-line react/exhaustive-deps -- the version says when the words of the same map have changed
  return useMemo(() => (point ? titleOf(point) : null), [point, version])
}

export function usePointFields(
  session: Session | undefined,
  pointId: string,
): Record<string, unknown> | null {
  const point = session && pointOf(session.doc, pointId)
  const version = useVersion(session?.changes, point?.get('fields'))
  // oxlint-disable-next-line react/exhaustive-deps -- the version says when the fields of the same map have changed
  return useMemo(() => (point ? fieldsOf(point) : null), [point, version])
}

/** The text types of a point; undefined while it is not in the document. */
export function titleTextOf(session: Session, pointId: string, language: Language) {
  const point = pointOf(session.doc, pointId)
  return point && titleText(point, language)
}

export function bodyFragmentOf(session: Session, pointId: string, language: Language) {
  const point = pointOf(session.doc, pointId)
  return point && bodyOf(point, language)
}

export function sideFragmentOf(session: Session, pointId: string, delegation: string) {
  const point = pointOf(session.doc, pointId)
  return point && sideOf(point, delegation)
}

const contents = new WeakMap<PointMap, { version: number; content: Content | null }>()

/** The canonical content as it is on this screen now; null while the point is not here or has no canonical form. */
export function localContent(session: Session, pointId: string): Content | null {
  const point = pointOf(session.doc, pointId)
  if (!point) return null
  const version = session.changes.version(point as unknown as AnyType)
  const known = contents.get(point)
  if (known?.version === version) return known.content
  const content = canonicalOrNull(pointId, point)
  contents.set(point, { version, content })
  return content
}

function canonicalOrNull(pointId: string, point: PointMap): Content | null {
  try {
    return contentOf(pointId, point)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The canonical content, renewed with every change of the point. Costs a few milliseconds for a long one: for one point at a time. */
export function useLocalContent(session: Session | undefined, pointId: string): Content | null {
  const point = session && pointOf(session.doc, pointId)
  const version = useVersion(session?.changes, point)
  // oxlint-disable-next-line react/exhaustive-deps -- the version says when anything in the same point has changed
  return useMemo(() => (session ? localContent(session, pointId) : null), [session, pointId, version])
}

/** The language that a text seems to be written in, by its script; for the columns that have no language of their own. */
export function useWrittenLanguage(
  session: Session | undefined,
  text: TextType | undefined,
): Language | null {
  useVersion(session?.changes, text)
  return text ? languageOfScript(wordsAt(text)) : null
}

export function languageOfScript(words: string): Language | null {
  if (/\p{Script=Khmer}/u.test(words)) return 'km'
  if (/\p{Script=Thai}/u.test(words)) return 'th'
  return /\p{Script=Latin}/u.test(words) ? 'en' : null
}
