// Alt+L goes to the next language of the interface, from anywhere, by the place of the key and not by its letter.
import { useEffect, useEffectEvent } from 'react'
import { LANGUAGES } from '#shared/locale.ts'
import { useLanguageChoice } from '#client/features/account/preferences.ts'
import { LANGUAGE_NAMES } from '#client/i18n/language.tsx'
import { announce } from '#client/ui/live-region.tsx'

export function useLanguageKey(): void {
  const [language, choose] = useLanguageChoice()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const next = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? 'en'
    choose(next)
    announce(LANGUAGE_NAMES[next])
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
