// Says why something was refused; where the answer is to wait, the time left counts down and the banner goes when it is over.
import { AppError } from '#shared/errors.ts'
import { useNow } from '#client/i18n/clock.tsx'
import { errorText } from '#client/i18n/error-text.ts'
import { useLanguage } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'

/** `at` is when the refused request was made, in milliseconds since the epoch. */
export function RefusalBanner({ error, at }: { error: unknown; at: number }) {
  const { language } = useLanguage()
  if (!error) return null
  const wait = error instanceof AppError ? error.details['retryAfter'] : undefined
  if (error instanceof AppError && typeof wait === 'number')
    return <WaitBanner error={error} until={at + wait * 1000} />
  return <Banner tone="error">{errorText(error, language)}</Banner>
}

function WaitBanner({ error, until }: { error: AppError; until: number }) {
  const { language } = useLanguage()
  const left = Math.ceil((until - useNow(1000)) / 1000)
  if (left <= 0) return null
  const now = new AppError(error.code, { ...error.details, retryAfter: left })
  return <Banner tone="error">{errorText(now, language)}</Banner>
}
