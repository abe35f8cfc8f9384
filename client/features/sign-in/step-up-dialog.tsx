// Asks for the password again before a deed that needs it, then lets the deed go on.
import { type FormEvent, useEffect, useState } from 'react'
import { isRefusal } from '#client/api/call.ts'
import { useStepUpQuestion } from '#client/api/step-up.ts'
import { useMe, useStepUp } from '#client/api/use-me.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { PasswordField } from '#client/ui/text-field.tsx'

export function StepUpDialog() {
  const t = useT()
  const question = useStepUpQuestion()
  return (
    <Dialog
      title={t('sign-in.stepUpTitle')}
      closeLabel={t('ui.cancel')}
      isOpen={question !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) question?.cancelled()
      }}
    >
      {question && <StepUpForm onProved={question.proved} onCancel={question.cancelled} />}
    </Dialog>
  )
}

function StepUpForm({ onProved, onCancel }: { onProved: () => void; onCancel: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const email = useMe().data?.account.email ?? ''
  const stepUp = useStepUp()
  const [password, setPassword] = useState('')
  useEffect(() => onCancel, [onCancel])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '' || stepUp.isPending) return
    stepUp.mutate({ password }, { onSuccess: onProved, onError: () => setPassword('') })
  }
  const wrong = isRefusal(stepUp.error, 'auth.invalid_credentials')

  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="muted">{t('sign-in.stepUpText')}</p>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t('sign-in.password')}
        showLabel={t('sign-in.show')}
        hideLabel={t('sign-in.hide')}
        autoComplete="current-password"
        takesFocus
        value={password}
        onChange={setPassword}
        error={wrong ? t('sign-in.stepUpWrong') : stepUp.isError ? errorText(stepUp.error) : null}
      />
      <div className="row form-end">
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" waiting={stepUp.isPending}>
          {t('sign-in.stepUpSubmit')}
        </Button>
      </div>
    </form>
  )
}
