// The sign-in page: languages first, each in its own script; one neutral error; it stands on whatever address was asked for.
import type { ReactNode } from 'react'
import { LanguageSwitch } from '#client/features/account/language-switch.tsx'
import { useT } from '#client/i18n/language.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { Mark } from '#client/ui/mark.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { ThemeButton } from './theme-button.tsx'
import './sign-in.css'

export function SignInPage({ contentId }: { contentId: string }) {
  const t = useT()
  useDocumentTitle(t('sign-in.title'), t('shell.app'))
  return (
    <DoorPage contentId={contentId}>
      <h1>{t('sign-in.title')}</h1>
      <SignInForm />
      <p className="muted small">{t('sign-in.forgot')}</p>
    </DoorPage>
  )
}

/** The frame of the pages before a session: sign-in and set-up. */
export function DoorPage({
  contentId,
  children,
  wide = false,
}: {
  contentId: string
  children: ReactNode
  wide?: boolean
}) {
  const t = useT()
  return (
    <div className="door">
      <header>
        <LanguageSwitch />
        <ThemeButton />
      </header>
      <main id={contentId} tabIndex={-1} className={wide ? 'wide' : undefined}>
        <div className="door-brand">
          <Mark size={36} />
          <div>
            <p className="door-name">{t('shell.app')}</p>
            <p className="muted small">{t('sign-in.tagline')}</p>
          </div>
        </div>
        <div className="door-card">{children}</div>
      </main>
    </div>
  )
}
