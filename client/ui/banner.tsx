// A line above the page that says what is the matter and what to do. One at a time; it does not take the focus.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './banner.css'

export type BannerTone = 'note' | 'warning' | 'error'

const ICONS = { note: Info, warning: TriangleAlert, error: CircleAlert } as const

export function Banner({
  tone = 'note',
  children,
  actions,
}: {
  tone?: BannerTone
  children: ReactNode
  actions?: ReactNode
}) {
  const Icon = ICONS[tone]
  return (
    <div role={tone === 'error' ? 'alert' : 'status'} className={`banner ${tone}`}>
      <Icon aria-hidden="true" />
      <div className="grow">{children}</div>
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}
