// A piece of content in the reader's language, marked with the language that it is really in.
import type { ReactNode } from 'react'
import { inLanguage, type Trilingual } from '#shared/locale.ts'
import { useLanguage } from './language.tsx'

/** Falls back to a language that has words; `empty` is shown when none has. */
export function Phrase({
  of,
  empty = '—',
  className,
}: {
  of: Trilingual
  empty?: ReactNode
  className?: string
}) {
  const { language } = useLanguage()
  const found = inLanguage(of, language)
  if (found.text.trim() === '') return <span className={className}>{empty}</span>
  return (
    <span lang={found.language} className={className}>
      {found.text}
    </span>
  )
}

/** For names in labels and titles, where no element can carry `lang`. */
export function usePhrase(): (of: Trilingual) => string {
  const { language } = useLanguage()
  return (of) => inLanguage(of, language).text
}
