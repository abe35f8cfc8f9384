// The password once more, in the sheet itself, so that nobody signs at a desk that somebody left.
import { type FormEvent, useState } from 'react'
import { isRefusal } from '#client/api/call.ts'
import { useStepUp } from '#client/api/use-me.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { PasswordField } from '#client/ui/text-field.tsx'

export function PasswordStep({ onProved, onCancel }: { onProved: () => void; onCancel: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const stepUp = useStepUp()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return setMissing(true)
    return stepUp.mutate({ password }, { onSuccess: onProved, onError: () => setPassword('') })
  }
  const refused = stepUp.isError
    ? isRefusal(stepUp.error, 'auth.invalid_credentials')
      ? t('sign-in.stepUpWrong')
      : errorText(stepUp.error)
    : null
  return (
    <form className="password-step" onSubmit={submit} noValidate>
      <PasswordField
        label={t('signing.passwordLabel')}
        hint={t('sign-in.stepUpText')}
        error={missing ? t('signing.passwordMissing') : refused}
        showLabel={t('sign-in.show')}
        hideLabel={t('sign-in.hide')}
        autoComplete="current-password"
        takesFocus
        value={password}
        onChange={(text) => {
          setMissing(false)
          setPassword(text)
        }}
      />
      <div className="row">
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="sign" waiting={stepUp.isPending}>
          {t('signing.passwordSubmit')}
        </Button>
      </div>
    </form>
  )
}
