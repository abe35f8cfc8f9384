// Nominates to the own delegation. Who has no account yet gets a one-time link, shown here and nowhere else.
import { type FormEvent, useState } from 'react'
import type { Delegation } from '#shared/api/workspaces.ts'
import { useNominate } from '#client/api/use-workspace.ts'
import { fieldError } from '#client/features/field-errors.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type Place, PlaceFields } from './place-fields.tsx'

interface NominateProps {
  slug: string
  delegation: Delegation
  onClose: () => void
}

export function Nominate({ slug, delegation, onClose }: NominateProps) {
  const t = useT()
  const phrase = usePhrase()
  const nominate = useNominate(slug)
  const [email, setEmail] = useState('')
  const answer = nominate.data
  const title = answer?.setUpPath
    ? t('members.linkTitle', { email: email.trim() })
    : t('members.nominateFor', { delegation: phrase(delegation.name) })
  return (
    <Dialog
      title={title}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      dismissable={!answer}
    >
      {answer ? (
        <Nominated
          path={answer.setUpPath}
          name={answer.member && phrase(answer.member.name)}
          onDone={onClose}
        />
      ) : (
        <NominateForm
          nominate={nominate}
          delegation={delegation}
          email={email}
          setEmail={setEmail}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}

interface NominateFormProps {
  nominate: ReturnType<typeof useNominate>
  delegation: Delegation
  email: string
  setEmail: (email: string) => void
  onCancel: () => void
}

function NominateForm({ nominate, delegation, email, setEmail, onCancel }: NominateFormProps) {
  const t = useT()
  const errorText = useErrorText()
  const [place, setPlace] = useState<Place>({ role: 'liaison', agency: '', signatory: false })
  const [tried, setTried] = useState(false)
  const looksRight = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (looksRight && !nominate.isPending)
      nominate.mutate({ ...place, email: email.trim(), delegation: delegation.code })
  }
  const refused = fieldError(nominate.error, 'email', t('members.email'), t)
  return (
    <form className="form" onSubmit={submit} noValidate>
      {nominate.isError && !refused && <Banner tone="error">{errorText(nominate.error)}</Banner>}
      <TextField
        label={t('members.email')}
        type="email"
        autoComplete="off"
        takesFocus
        value={email}
        onChange={setEmail}
        error={tried && !looksRight ? t('members.emailInvalid') : refused}
      />
      <PlaceFields value={place} onChange={setPlace} />
      <div className="row form-end">
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" waiting={nominate.isPending}>
          {t('members.submit')}
        </Button>
      </div>
    </form>
  )
}

interface NominatedProps {
  /** Null where an account was there already. */
  path: string | null
  name: string | null
  onDone: () => void
}

function Nominated({ path, name, onDone }: NominatedProps) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const link = path && new URL(path, location.origin).href
  const copy = async () => {
    await navigator.clipboard.writeText(link ?? '')
    setCopied(true)
  }
  return (
    <div className="form">
      {link ? (
        <>
          <p>{t('members.linkText')}</p>
          <div className="set-up-link">
            <TextField
              label={t('members.link')}
              value={link}
              isReadOnly
              onFocus={(event) => (event.target as HTMLInputElement).select()}
            />
            <Button onPress={() => void copy()}>{t(copied ? 'ui.copied' : 'ui.copy')}</Button>
          </div>
          <Banner tone="warning">{t('members.linkOnce')}</Banner>
        </>
      ) : (
        <p>{t('members.added', { name: name ?? '' })}</p>
      )}
      <div className="row form-end">
        <Button tone="primary" onPress={onDone}>
          {t('members.done')}
        </Button>
      </div>
    </div>
  )
}
