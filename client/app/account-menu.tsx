// The menu of the person who is signed in: account, language, appearance, leaving.
import { useNavigate } from '@tanstack/react-router'
import { LogOut, UserRound } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useMe, useSignOut } from '#client/api/use-me.ts'
import { LANGUAGE_CHOICES } from '#client/features/account/language-switch.tsx'
import { useLanguageChoice, useTheme } from '#client/features/account/preferences.ts'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Menu, MenuChoice, MenuItem, MenuNote, MenuSeparator } from '#client/ui/menu.tsx'

export function AccountMenu({ side }: { side: number | null }) {
  const t = useT()
  const phrase = usePhrase()
  const navigate = useNavigate()
  const account = useMe().data?.account
  const signOut = useSignOut()
  const [language, chooseLanguage] = useLanguageChoice()
  const [theme, chooseTheme] = useTheme()
  if (!account) return null
  const name = phrase(account.name) || account.email
  return (
    <Menu
      label={t('shell.menuOf', { name })}
      trigger={
        <Button className="avatar-button" aria-label={t('shell.menuOf', { name })}>
          <Avatar name={name} side={side} />
        </Button>
      }
    >
      <MenuNote>{name}</MenuNote>
      <MenuItem
        icon={<UserRound aria-hidden="true" />}
        text={t('shell.account')}
        onAction={() => void navigate({ to: '/account' })}
      />
      <MenuSeparator />
      <MenuChoice
        title={t('shell.language')}
        choices={LANGUAGE_CHOICES}
        value={language}
        onChange={chooseLanguage}
      />
      <MenuSeparator />
      <MenuChoice
        title={t('shell.theme')}
        value={theme}
        onChange={chooseTheme}
        choices={[
          { value: 'system', text: t('shell.themeSystem') },
          { value: 'light', text: t('shell.themeLight') },
          { value: 'dark', text: t('shell.themeDark') },
        ]}
      />
      <MenuSeparator />
      <MenuItem
        icon={<LogOut aria-hidden="true" />}
        text={t('shell.signOut')}
        onAction={() => signOut.mutate()}
      />
    </Menu>
  )
}
