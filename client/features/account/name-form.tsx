// Changes the own name. Signatures keep the name they were given under.
import { type FormEvent, useState } from 'react'
import type { Trilingual } from '#shared/locale.ts'
import { useUpdateMe } from '#client/api/use-me.ts'
import { fieldError } from '#client/features/field-errors.ts'
import { isNamed, NameFields } from '#client/features/name-fields.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'

export function NameForm({ name: before }: { name: Trilingual }) {
  const t = useT()
  const errorText = useErrorText()
  const update = useUpdateMe()
  const [name, setName] = useState(before)
  const labels = { th: t('sign-in.nameTh'), km: t('sign-in.nameKm'), en: t('sign-in.nameEn') }
  const errorOf = (language: keyof Trilingual) =>
    fieldError(update.error, `name.${language}`, labels[language], t) ?? ''
  const errors = { th: errorOf('th'), km: errorOf('km'), en: errorOf('en') }
  const unnamed = !isNamed(name)
  const changed = name.th !== before.th || name.km !== before.km || name.en !== before.en

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unnamed && changed && !update.isPending) update.mutate({ name })
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <NameFields
        labels={labels}
        value={name}
        onChange={setName}
        error={unnamed ? t('sign-in.nameMissing') : null}
        errors={errors}
      />
      <p className="muted small">{t('account.nameHint')}</p>
      {update.isError && !Object.values(errors).some(Boolean) && (
        <Banner tone="error">{errorText(update.error)}</Banner>
      )}
      {update.isSuccess && !changed && <Banner>{t('account.nameSaved')}</Banner>}
      <div className="row">
        <Button type="submit" tone="primary" isDisabled={unnamed || !changed} waiting={update.isPending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}
