// The own account: name in three scripts, language and appearance, password, and where it is signed in.
import { useMe } from '#client/api/use-me.ts'
import { useT } from '#client/i18n/language.tsx'
import { Card, Section } from '#client/ui/card.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { useTheme } from './preferences.ts'
import { Sessions } from './sessions.tsx'
import './account.css'

export function AccountPage() {
  const t = useT()
  const account = useMe().data?.account
  useDocumentTitle(t('account.title'), t('shell.app'))
  if (!account) return null
  return (
    <div className="account">
      <div>
        <h1>{t('account.title')}</h1>
        <p className="muted">{t('account.email', { email: account.email })}</p>
      </div>
      <Section title={t('account.display')}>
        <Card padded>
          <Display />
        </Card>
      </Section>
      <Section title={t('account.name')}>
        <Card padded>
          <NameForm name={account.name} />
        </Card>
      </Section>
      <Section title={t('account.password')}>
        <Card padded>
          <PasswordForm email={account.email} />
        </Card>
      </Section>
      <Section title={t('account.sessions')}>
        <Card>
          <Sessions />
        </Card>
      </Section>
    </div>
  )
}

function Display() {
  const t = useT()
  const [theme, choose] = useTheme()
  return (
    <div className="stack">
      <div className="row wrap">
        <LanguageSwitch />
        <Segmented
          label={t('shell.theme')}
          value={theme}
          onChange={choose}
          choices={[
            { value: 'system', text: t('shell.themeSystem') },
            { value: 'light', text: t('shell.themeLight') },
            { value: 'dark', text: t('shell.themeDark') },
          ]}
        />
      </div>
      <p className="muted small">{t('account.displayHint')}</p>
    </div>
  )
}
