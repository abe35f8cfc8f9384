// What stands where nothing is yet: says so, and what to do next.
import type { ReactNode } from 'react'
import './empty-state.css'

interface EmptyStateProps {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Stands in a card or a column instead of a whole page. */
  small?: boolean
}

export function EmptyState({ title, children, action, small = false }: EmptyStateProps) {
  return (
    <div className={small ? 'empty small-empty' : 'empty'}>
      <div className="empty-title">{title}</div>
      {children && <div className="muted">{children}</div>}
      {action && <div className="row">{action}</div>}
    </div>
  )
}
