// The bar on top: where we are, what the page has to say at its right end, the language and the own account.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '#client/features/account/language-switch.tsx'
import { useT } from '#client/i18n/language.tsx'
import { FramePlace } from '#client/ui/frame-slot.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { AccountMenu } from './account-menu.tsx'

/** `children` name the place: workspace, then meeting. `side` is the place of the own delegation, for the colour of the avatar. */
export function TopBar({ children, side = null }: { children?: ReactNode; side?: number | null }) {
  const t = useT()
  return (
    <header className="top">
      <Link to="/" className="brand" aria-label={t('shell.app')}>
        <Mark />
        <span className="brand-name">{t('shell.app')}</span>
      </Link>
      {children}
      <span className="grow" />
      <FramePlace name="top" className="frame-top" />
      <span className="wide-only">
        <LanguageSwitch />
      </span>
      <AccountMenu side={side} />
    </header>
  )
}
