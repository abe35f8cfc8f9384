// Makes an account from a one-time link: says for which place it is, asks for name and password, and signs in.
import { type FormEvent, useState } from 'react'
import type { SetUp } from '#shared/api/set-up.ts'
import { isRefusal } from '#client/api/call.ts'
import { useSetUpAccount, useSetUpLink } from '#client/api/use-me.ts'
import { fieldError } from '#client/features/field-errors.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { isNamed, NameFields, NO_NAME } from '#client/features/name-fields.tsx'
import { ROLE_WORDS } from '#client/features/names.tsx'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Button } from '#client/ui/button.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { PasswordField, TextField } from '#client/ui/text-field.tsx'
import { RefusalBanner } from './refusal-banner.tsx'
import { DoorPage } from './sign-in-page.tsx'

interface SetUpPageProps {
  contentId: string
  token: string
  onDone: () => void
}

export function SetUpPage({ contentId, token, onDone }: SetUpPageProps) {
  const t = useT()
  const link = useSetUpLink(token)
  useDocumentTitle(t('sign-in.setUpTitle'), t('shell.app'))
  // One that was cut off on its way is no address of the server's, and gets the same advice.
  const used = ['set_up.link_invalid', 'input.invalid', 'not_found'].some((code) =>
    isRefusal(link.error, code),
  )
  return (
    <DoorPage contentId={contentId} wide>
      {used ? (
        <EmptyState
          small
          title={<h1>{t('sign-in.setUpUsed')}</h1>}
          action={
            <a className="btn primary" href="/">
              {t('sign-in.title')}
            </a>
          }
        >
          {t('sign-in.setUpUsedText')}
        </EmptyState>
      ) : (
        <Loaded query={link}>{(setUp) => <SetUpForm setUp={setUp} token={token} onDone={onDone} />}</Loaded>
      )}
    </DoorPage>
  )
}

const MIN_PASSWORD = 15

function SetUpForm({ setUp, token, onDone }: { setUp: SetUp; token: string; onDone: () => void }) {
  const t = useT()
  const phrase = usePhrase()
  const create = useSetUpAccount()
  const [name, setName] = useState(NO_NAME)
  const [email, setEmail] = useState(setUp.email ?? '')
  const [agency, setAgency] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)

  const complete = isNamed(name) && email.trim() !== '' && password.length >= MIN_PASSWORD
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (complete && !create.isPending)
      create.mutate({ token, name, email, agency, password }, { onSuccess: onDone })
  }
  const refused = (path: string, field: string) => fieldError(create.error, path, field, t)
  const emptyEmail =
    tried && email.trim() === '' ? t('ui.fieldRequired', { field: t('sign-in.email') }) : null

  return (
    <>
      <div>
        <h1>{t('sign-in.setUpTitle')}</h1>
        <p className="muted">
          {t('sign-in.setUpFor', {
            workspace: phrase(setUp.workspace.name),
            delegation: phrase(setUp.delegation.name),
            role: t(ROLE_WORDS[setUp.role]),
          })}
        </p>
      </div>
      <form className="form" onSubmit={submit} noValidate>
        <RefusalBanner error={create.error} at={create.submittedAt} />
        <fieldset className="form">
          <legend>{t('sign-in.setUpName')}</legend>
          <p className="field-hint">{t('sign-in.setUpNameHint')}</p>
          <NameFields
            labels={{ th: t('sign-in.nameTh'), km: t('sign-in.nameKm'), en: t('sign-in.nameEn') }}
            value={name}
            onChange={setName}
            error={tried && !isNamed(name) ? t('sign-in.nameMissing') : null}
          />
        </fieldset>
        <TextField label={t('sign-in.agency')} maxLength={200} value={agency} onChange={setAgency} />
        <TextField
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          isReadOnly={setUp.email !== null}
          value={email}
          onChange={setEmail}
          error={emptyEmail ?? refused('email', t('sign-in.email'))}
        />
        <PasswordField
          label={t('sign-in.newPassword')}
          hint={t('sign-in.passwordHint')}
          showLabel={t('sign-in.show')}
          hideLabel={t('sign-in.hide')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={tried && password.length < MIN_PASSWORD ? t('sign-in.passwordHint') : null}
        />
        <Button type="submit" tone="primary" wide waiting={create.isPending}>
          {t('sign-in.setUpSubmit')}
        </Button>
      </form>
    </>
  )
}
