// The language of the interface: from the account, before sign-in from this browser; switched without a reload.
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react'
import { Language, LANGUAGES } from '#shared/locale.ts'
import { type Translate, translator } from './translate.ts'

const STORED = 'samakki.language'

/** Each language by the name that its own readers use. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { th: 'ไทย', km: 'ខ្មែរ', en: 'English' }

interface Speech {
  language: Language
  setLanguage: (language: Language) => void
  t: Translate
}

const SpeechContext = createContext<Speech | null>(null)

export function LanguageProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [language, choose] = useState<Language>(() => initial ?? firstLanguage())
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speech = useMemo<Speech>(() => {
    const setLanguage = (next: Language) => {
      localStorage.setItem(STORED, next)
      choose(next)
    }
    return { language, setLanguage, t: translator(language) }
  }, [language])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useLanguage(): Pick<Speech, 'language' | 'setLanguage'> {
  return useSpeech()
}

export function useT(): Translate {
  return useSpeech().t
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('no LanguageProvider above')
  return speech
}

/** What was chosen here before, else what the browser asks for, else English. */
function firstLanguage(): Language {
  const stored = Language.safeParse(localStorage.getItem(STORED))
  if (stored.success) return stored.data
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2))
  return LANGUAGES.find((language) => wanted[0] === language) ?? 'en'
}
