// The border of the session: shows the sign-in page on the same address, or the pages with a banner when the session has ended meanwhile.
import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { useSessionEnded } from '#client/api/session.ts'
import { useMe } from '#client/api/use-me.ts'
import { useAccountPreferences } from '#client/features/account/preferences.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { SignInDialog } from '#client/features/sign-in/sign-in-dialog.tsx'
import { SignInPage } from '#client/features/sign-in/sign-in-page.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { CONTENT_ID } from './page-focus.ts'
import './frame.css'

export function SignedIn() {
  const me = useMe()
  useAccountPreferences()
  if (me.data === null) return <SignInPage contentId={CONTENT_ID} />
  return (
    <div className="app">
      <SessionEndedBanner />
      {me.data ? (
        <Outlet />
      ) : (
        <main id={CONTENT_ID} tabIndex={-1} className="page">
          <Loaded query={me}>{() => null}</Loaded>
        </main>
      )}
    </div>
  )
}

/** The page below stays as it is: what was typed and not yet sent is still on it. */
function SessionEndedBanner() {
  const t = useT()
  const ended = useSessionEnded()
  const account = useMe().data?.account
  const [asking, setAsking] = useState(false)
  if (!ended || !account) return null
  return (
    <div className="page-banner">
      <Banner
        tone="error"
        actions={
          <Button tone="primary" onPress={() => setAsking(true)}>
            {t('shell.signInAgain')}
          </Button>
        }
      >
        <b>{t('shell.signedOut')}</b> {t('shell.signedOutText')}
      </Banner>
      <SignInDialog account={account} isOpen={asking} onOpenChange={setAsking} />
    </div>
  )
}
