// The state of each language of a point, from its recorded versions and the words on this screen.
import { useDeferredValue, useMemo } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { useVersions } from '#client/api/use-points.ts'
import { useLocalContent } from '#client/collab/use-points.ts'
import { type LanguageState, languageState } from './language-state.ts'
import { useRoom } from './room-context.tsx'

export function useLanguageStates(row: PointRow): Record<Language, LanguageState | null> {
  const { register } = useRoom()
  const versions = useVersions(row.id).data
  // Typing comes first: these words may follow a moment later.
  const now = useDeferredValue(useLocalContent(register?.session, row.id))
  return useMemo(() => {
    const states = LANGUAGES.map((language) => [language, languageState(language, row, versions ?? [], now)])
    return Object.fromEntries(states) as Record<Language, LanguageState | null>
  }, [row, versions, now])
}
