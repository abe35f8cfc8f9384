// A page that has failed: says so, keeps the rest of the app alive, and offers to load it again.
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { CONTENT_ID } from './page-focus.ts'

export function PageFailure({ error }: { error: unknown }) {
  const t = useT()
  const errorText = useErrorText()
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="page">
      <h1 className="visually-hidden">{t('shell.errorTitle')}</h1>
      <EmptyState
        title={t('shell.errorTitle')}
        action={
          <Button tone="primary" onPress={() => location.reload()}>
            {t('ui.reload')}
          </Button>
        }
      >
        {errorText(error)}
      </EmptyState>
    </main>
  )
}
