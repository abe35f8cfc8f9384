// Changes or ends a membership of the own side. Ending asks once more and says what it does.
import { type FormEvent, useState } from 'react'
import type { Member } from '#shared/api/members.ts'
import { useUpdateMember } from '#client/api/use-workspace.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { PlaceFields } from './place-fields.tsx'

interface EditMemberProps {
  slug: string
  member: Member
  onClose: () => void
}

export function EditMember({ slug, member, onClose }: EditMemberProps) {
  const t = useT()
  const name = usePhrase()(member.name)
  const [ending, setEnding] = useState(false)
  return (
    <Dialog
      title={ending ? t('members.endTitle', { name }) : name}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      {ending ? (
        <EndMembership slug={slug} member={member} onBack={() => setEnding(false)} onDone={onClose} />
      ) : (
        <>
          <ChangeForm slug={slug} member={member} onDone={onClose} />
          <div className="ends">
            <Button tone="danger" onPress={() => setEnding(true)}>
              {t('members.end')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

function ChangeForm({ slug, member, onDone }: { slug: string; member: Member; onDone: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const update = useUpdateMember(slug)
  const [place, setPlace] = useState({
    role: member.role,
    agency: member.agency,
    signatory: member.signatory,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!update.isPending) update.mutate({ member: member.id, ...place }, { onSuccess: onDone })
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      {update.isError && <Banner tone="error">{errorText(update.error)}</Banner>}
      <PlaceFields value={place} onChange={setPlace} />
      <div className="row form-end">
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" waiting={update.isPending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

interface EndMembershipProps {
  slug: string
  member: Member
  onBack: () => void
  onDone: () => void
}

function EndMembership({ slug, member, onBack, onDone }: EndMembershipProps) {
  const t = useT()
  const errorText = useErrorText()
  const update = useUpdateMember(slug)
  return (
    <div className="form">
      <p>{t('members.endText')}</p>
      {update.isError && <Banner tone="error">{errorText(update.error)}</Banner>}
      <div className="row form-end">
        <Button onPress={onBack}>{t('ui.back')}</Button>
        <Button
          tone="danger"
          waiting={update.isPending}
          onPress={() => update.mutate({ member: member.id, ended: true }, { onSuccess: onDone })}
        >
          {t('members.end')}
        </Button>
      </div>
    </div>
  )
}
