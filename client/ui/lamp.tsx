// The lamp: where one delegation (or, for an initial, one member) stands on one point. The only place that draws it.
import type { ReactNode } from 'react'
import './lamp.css'

export type LampState = 'open' | 'signed' | 'stale' | 'reserved' | 'objected' | 'initialled'

interface LampProps {
  state: LampState
  /** The full sentence in the language of the interface: `Thailand: signed, text changed since`. */
  label: string
  size?: 'normal' | 'large'
  /** The reader's own signature is missing. */
  yours?: boolean
  /** An initial that was given for an earlier version. */
  past?: boolean
}

const GLYPHS: Readonly<Record<LampState, ReactNode>> = {
  open: null,
  signed: <path d="M2 6.4 4.8 9.2 10 3" />,
  initialled: <path d="M2 6.4 4.8 9.2 10 3" />,
  stale: <path d="M6 2.2 10.2 9.8H1.8Z" />,
  objected: <path d="M2.6 2.6 9.4 9.4M9.4 2.6 2.6 9.4" />,
  reserved: <path d="M6 1.6V10.4M2.2 3.8 9.8 8.2M9.8 3.8 2.2 8.2" />,
}

export function Lamp({ state, label, size = 'normal', yours = false, past = false }: LampProps) {
  const names = ['lamp', state, size === 'large' && 'large', yours && 'yours', past && 'past']
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      data-lamp={state}
      className={names.filter(Boolean).join(' ')}
    >
      <svg
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {GLYPHS[state]}
      </svg>
    </span>
  )
}
