// A short word with a tint: a state, a delegation's code, a language. Never the only carrier of a meaning.
import type { ReactNode } from 'react'
import './tag.css'

export type TagTone = 'plain' | 'first' | 'second' | 'signed' | 'stale' | 'object'

export function Tag({
  tone = 'plain',
  lang,
  children,
}: {
  tone?: TagTone
  lang?: string
  children: ReactNode
}) {
  return (
    <span className={`tag ${tone}`} lang={lang}>
      {children}
    </span>
  )
}

/** A counter beside a word; `hot` when it asks for the reader. The label says what is counted. */
export function Count({ value, hot = false, label }: { value: number; hot?: boolean; label: string }) {
  return (
    <span className={`count${hot && value > 0 ? ' hot' : ''}`}>
      <span aria-hidden="true">{value}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
