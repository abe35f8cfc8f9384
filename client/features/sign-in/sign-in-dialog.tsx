// Signing in again over a page whose session has ended, so that nothing on the page is lost. Another account starts afresh.
import type { Account } from '#shared/api/accounts.ts'
import { useT } from '#client/i18n/language.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface SignInDialogProps {
  account: Account
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export function SignInDialog({ account, isOpen, onOpenChange }: SignInDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={t('shell.signInAgain')}
      closeLabel={t('ui.close')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div className="form">
        <p>{t('sign-in.signInAs', { email: account.email })}</p>
        <SignInForm email={account.email} onSignedIn={() => onOpenChange(false)} />
      </div>
    </Dialog>
  )
}
