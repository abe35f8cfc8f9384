// What a screen shows until its answer is there, and when the answer is a refusal.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Skeleton } from '#client/ui/spinner.tsx'

/** Keeps showing the last answer while a newer one is on its way or fails. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (answer: T) => ReactNode
}) {
  const t = useT()
  const errorText = useErrorText()
  if (query.data !== undefined) return children(query.data)
  if (!query.isError) return <Skeleton label={t('ui.loading')} />
  return (
    <Banner tone="error" actions={<Button onPress={() => void query.refetch()}>{t('ui.tryAgain')}</Button>}>
      {errorText(query.error)}
    </Banner>
  )
}
