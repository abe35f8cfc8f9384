// The languages of the interface, each written in itself.
import { LANGUAGES } from '#shared/locale.ts'
import { LANGUAGE_NAMES, useT } from '#client/i18n/language.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { useLanguageChoice } from './preferences.ts'

export const LANGUAGE_CHOICES = LANGUAGES.map((value) => ({
  value,
  text: LANGUAGE_NAMES[value],
  lang: value,
}))

export function LanguageSwitch() {
  const t = useT()
  const [language, choose] = useLanguageChoice()
  return (
    <Segmented label={t('shell.language')} choices={LANGUAGE_CHOICES} value={language} onChange={choose} />
  )
}
