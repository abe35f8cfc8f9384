// Above the texts, where the sign-off does not stand beside them: whose signature stands on other words than these, and in which languages they differ.
import type { PointRow } from '#shared/api/points.ts'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { useT } from '#client/i18n/language.tsx'
import { LANGUAGE_WORDS } from '#client/features/names.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { useDelegationNames } from './delegation-names.ts'
import { useRoom } from './room-context.tsx'
import { staleSigners } from './signed-words.ts'
import { useLanguageStates } from './use-language-states.ts'

export function StaleHint({ row }: { row: PointRow }) {
  const t = useT()
  const { sides } = useRoom()
  const names = useDelegationNames()
  const states = useLanguageStates(row)
  const stale = staleSigners(row, sides)
  if (stale.length === 0) return null
  const changed = LANGUAGES.filter((language) => states[language]?.kind === 'changed')
  const who = names(stale)
  return (
    <div className="stale-hint">
      <Banner tone="warning">
        {changed.length === 0
          ? t('meeting-room.staleFields', { who })
          : t('meeting-room.staleTexts', {
              who,
              languages: joined(changed, (language) => t(LANGUAGE_WORDS[language])),
            })}
      </Banner>
    </div>
  )
}

function joined(languages: readonly Language[], name: (language: Language) => string): string {
  return languages.map((language) => name(language)).join(', ')
}
