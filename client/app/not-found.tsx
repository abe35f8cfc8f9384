// An address that leads nowhere, or to what the reader may not see: both look alike on purpose.
import { Link } from '@tanstack/react-router'
import { useT } from '#client/i18n/language.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { CONTENT_ID } from './page-focus.ts'
import { TopBar } from './top-bar.tsx'

/** With a bar of its own, where no frame stands around it. */
export function LostPage() {
  return (
    <>
      <TopBar />
      <NotFound />
    </>
  )
}

export function NotFound() {
  const t = useT()
  useDocumentTitle(t('shell.notFoundTitle'), t('shell.app'))
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="page">
      <h1 className="visually-hidden">{t('shell.notFoundTitle')}</h1>
      <EmptyState
        title={t('shell.notFoundTitle')}
        action={
          <Link to="/" className="btn primary">
            {t('shell.toHome')}
          </Link>
        }
      >
        {t('shell.notFoundText')}
      </EmptyState>
    </main>
  )
}
