// What a refusal or a failure says to the person in front of the screen.
import { AppError, errorMessage } from '#shared/errors.ts'
import type { Language } from '#shared/locale.ts'
import { durationText } from './durations.ts'
import { useLanguage } from './language.tsx'
import { translator } from './translate.ts'

export function errorText(error: unknown, language: Language): string {
  const t = translator(language)
  if (error instanceof Error && error.name === 'Unreachable') return t('ui.noAnswer')
  if (!(error instanceof AppError)) return t('ui.unexpected')
  const { retryAfter, requestId } = error.details
  if (error.code === 'auth.too_many_tries' && typeof retryAfter === 'number') {
    return t('ui.tooManyTries', { time: durationText(retryAfter, language) })
  }
  if (error.code === 'server.bug' && typeof requestId === 'string') return t('ui.serverError', { requestId })
  return errorMessage(error.code, language)
}

export function useErrorText(): (error: unknown) => string {
  const { language } = useLanguage()
  return (error) => errorText(error, language)
}
