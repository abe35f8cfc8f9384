// What stands around every page: the announcer, the password dialog, React Aria's language, and the focus after a change of page.
import { Outlet } from '@tanstack/react-router'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { Language } from '#shared/locale.ts'
import { applyTheme, storedTheme } from '#client/features/account/preferences.ts'
import { StepUpDialog } from '#client/features/sign-in/step-up-dialog.tsx'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { LiveRegion } from '#client/ui/live-region.tsx'
import { SkipLink } from '#client/ui/skip-link.tsx'
import { useLanguageKey } from './language-key.ts'
import { CONTENT_ID, usePageFocus } from './page-focus.ts'

/** React Aria counts days in the calendar of its locale. Khmer it does not know; British dates stand in the same order. */
const LOCALES: Readonly<Record<Language, string>> = {
  th: 'th-TH-u-ca-buddhist-nu-latn',
  km: 'en-GB',
  en: 'en-GB',
}

applyTheme(storedTheme())

export function Root() {
  const t = useT()
  const { language } = useLanguage()
  usePageFocus()
  useLanguageKey()
  return (
    <I18nProvider locale={LOCALES[language]}>
      <SkipLink text={t('shell.skip')} to={CONTENT_ID} />
      <Outlet />
      <StepUpDialog />
      <LiveRegion />
    </I18nProvider>
  )
}
