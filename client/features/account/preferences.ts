// Language and theme: applied at once, remembered in this browser, and with the account once somebody is signed in.
import { useEffect, useSyncExternalStore } from 'react'
import { THEMES } from '#shared/api/accounts.ts'
import type { Language } from '#shared/locale.ts'
import { useMe, useUpdateMe } from '#client/api/use-me.ts'
import { useLanguage } from '#client/i18n/language.tsx'

export type Theme = (typeof THEMES)[number]

const STORED = 'samakki.theme'
const listeners = new Set<() => void>()

/** `system` leaves the choice to the style sheet. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  for (const listener of listeners) listener()
}

export function storedTheme(): Theme {
  return THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system'
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, storedTheme)
  const me = useMe().data
  const update = useUpdateMe()
  const choose = (next: Theme) => {
    applyTheme(next)
    if (me) update.mutate({ theme: next })
  }
  return [theme, choose]
}

export function useLanguageChoice(): [Language, (language: Language) => void] {
  const { language, setLanguage } = useLanguage()
  const me = useMe().data
  const update = useUpdateMe()
  const choose = (next: Language) => {
    setLanguage(next)
    if (me) update.mutate({ language: next })
  }
  return [language, choose]
}

/** Takes over what the account remembers, once for each account that signs in. */
export function useAccountPreferences(): void {
  const account = useMe().data?.account
  const { setLanguage } = useLanguage()
  const id = account?.id
  useEffect(() => {
    if (!account) return
    if (account.language) setLanguage(account.language)
    applyTheme(account.theme)
    // oxlint-disable-next-line react/exhaustive-deps -- a later change of the account comes from a choice that is applied already
  }, [id])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
