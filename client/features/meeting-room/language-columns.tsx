// The three texts side by side; on a narrow screen behind tabs, of which the last one used is remembered.
import { useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { Language, LANGUAGES } from '#shared/locale.ts'
import { LANGUAGE_NAMES, useT } from '#client/i18n/language.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { LanguageColumn } from './language-column.tsx'
import { useMedia } from './use-media.ts'
import { useLanguageStates } from './use-language-states.ts'

const STORED = 'samakki.column'

export const NARROW = '(max-width: 900px)'

export function LanguageColumns({ row }: { row: PointRow }) {
  const t = useT()
  const narrow = useMedia(NARROW)
  const states = useLanguageStates(row)
  const [shown, setShown] = useState<Language>(
    () => Language.safeParse(localStorage.getItem(STORED)).data ?? 'th',
  )
  const choose = (language: Language) => {
    localStorage.setItem(STORED, language)
    setShown(language)
  }
  if (!narrow) {
    return (
      <div className="columns">
        {LANGUAGES.map((language) => (
          <LanguageColumn key={language} row={row} language={language} state={states[language]} />
        ))}
      </div>
    )
  }
  const items = LANGUAGES.map((language) => ({
    id: language,
    lang: language,
    title: (
      <>
        {LANGUAGE_NAMES[language]}
        {states[language]?.kind === 'changed' && (
          <i className="tab-dot" role="img" aria-label={t('meeting-room.changedSinceSigned')} />
        )}
      </>
    ),
    content: (
      <div className="columns">
        <LanguageColumn row={row} language={language} state={states[language]} />
      </div>
    ),
  }))
  return <Tabs label={t('meeting-room.languages')} items={items} selected={shown} onSelect={choose} />
}
