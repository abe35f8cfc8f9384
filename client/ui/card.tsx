// A bordered surface, and a section with a heading above one.
import { type ReactNode, useId } from 'react'
import './card.css'

export function Card({ children, padded = false }: { children: ReactNode; padded?: boolean }) {
  return <div className={padded ? 'card padded' : 'card'}>{children}</div>
}

interface SectionProps {
  title: ReactNode
  /** Stands at the other end of the heading's line. */
  aside?: ReactNode
  children: ReactNode
}

export function Section({ title, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
