// Stands before the first change of signed words: says whose signature it would undo, and waits for the person's word.
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { useDelegationNames } from './delegation-names.ts'

interface SignedGuardProps {
  signers: readonly string[]
  onAccept: () => void
  onCancel: () => void
}

export function SignedGuard({ signers, onAccept, onCancel }: SignedGuardProps) {
  const t = useT()
  const names = useDelegationNames()
  return (
    <Banner
      tone="warning"
      actions={
        <>
          <Button onPress={onCancel}>{t('ui.cancel')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just tried to type; Enter goes on, Escape does not */}
          <Button tone="primary" autoFocus onPress={onAccept}>
            {t('meeting-room.editAnyway')}
          </Button>
        </>
      }
    >
      {t('meeting-room.signedWords', { who: names(signers) })}
    </Banner>
  )
}
