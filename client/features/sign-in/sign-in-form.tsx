// Email and password. Too many tries say how long to wait, in words that count down.
import { type FormEvent, useRef, useState } from 'react'
import { useSignIn } from '#client/api/use-me.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { PasswordField, TextField } from '#client/ui/text-field.tsx'
import { RefusalBanner } from './refusal-banner.tsx'

/** On a phone the focus would push half of the page away with its keyboard. */
const KEYBOARD = matchMedia('(pointer: fine)').matches

interface SignInFormProps {
  /** Signing in again: the address is known and stays. */
  email?: string
  onSignedIn?: (accountId: string) => void
}

export function SignInForm({ email: known, onSignedIn }: SignInFormProps) {
  const t = useT()
  const { language } = useLanguage()
  const firstLanguage = useRef(language)
  const signIn = useSignIn()
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const missing = (value: string, field: string) =>
    tried && value === '' ? t('ui.fieldRequired', { field }) : null

  const tryAgain = () => {
    setPassword('')
    setTried(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (email.trim() === '' || password === '' || signIn.isPending) return
    // A language that was chosen on this page outweighs what the account remembers.
    const chosen = language === firstLanguage.current ? undefined : language
    signIn.mutate(
      { email: email.trim(), password, language: chosen },
      { onSuccess: ({ account }) => onSignedIn?.(account.id), onError: tryAgain },
    )
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <RefusalBanner error={signIn.error} at={signIn.submittedAt} />
      {known === undefined && (
        <TextField
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          takesFocus={KEYBOARD}
          value={email}
          onChange={setEmail}
          error={missing(email.trim(), t('sign-in.email'))}
        />
      )}
      <PasswordField
        label={t('sign-in.password')}
        showLabel={t('sign-in.show')}
        hideLabel={t('sign-in.hide')}
        autoComplete="current-password"
        takesFocus={known !== undefined}
        value={password}
        onChange={setPassword}
        error={missing(password, t('sign-in.password'))}
      />
      <Button type="submit" tone="primary" wide waiting={signIn.isPending}>
        {t('sign-in.submit')}
      </Button>
    </form>
  )
}
