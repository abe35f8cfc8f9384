// Changes the own password, which signs all other devices out.
import { type FormEvent, useState } from 'react'
import { isRefusal } from '#client/api/call.ts'
import { useChangePassword } from '#client/api/use-me.ts'
import { RefusalBanner } from '#client/features/sign-in/refusal-banner.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { PasswordField } from '#client/ui/text-field.tsx'

export function PasswordForm({ email }: { email: string }) {
  const t = useT()
  const errorText = useErrorText()
  const change = useChangePassword()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (current === '' || next === '' || change.isPending) return
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('')
          setNext('')
          setTried(false)
        },
      },
    )
  }
  const missing = (value: string, field: string) =>
    tried && value === '' ? t('ui.fieldRequired', { field }) : null
  const wrong = isRefusal(change.error, 'auth.invalid_credentials')
  const weak = isRefusal(change.error, 'account.password_weak')
  const words = { showLabel: t('sign-in.show'), hideLabel: t('sign-in.hide') }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        {...words}
        label={t('account.current')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={wrong ? t('account.wrongCurrent') : missing(current, t('account.current'))}
      />
      <PasswordField
        {...words}
        label={t('account.next')}
        hint={t('sign-in.passwordHint')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        error={weak ? errorText(change.error) : missing(next, t('account.next'))}
      />
      {change.isError && !wrong && !weak && <RefusalBanner error={change.error} at={change.submittedAt} />}
      {change.isSuccess && <Banner>{t('account.changed')}</Banner>}
      <div className="row wrap">
        <Button type="submit" tone="primary" waiting={change.isPending}>
          {t('account.change')}
        </Button>
        <span className="muted small">{t('account.changeNote')}</span>
      </div>
    </form>
  )
}
