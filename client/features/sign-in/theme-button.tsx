// Light or dark with one press, for pages without a menu.
import { Moon, Sun } from 'lucide-react'
import { useTheme } from '#client/features/account/preferences.ts'
import { useT } from '#client/i18n/language.tsx'
import { IconButton } from '#client/ui/button.tsx'

export function ThemeButton() {
  const t = useT()
  const [theme, choose] = useTheme()
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <IconButton
      label={`${t('shell.theme')}: ${t(dark ? 'shell.themeLight' : 'shell.themeDark')}`}
      icon={dark ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
      onPress={() => choose(dark ? 'light' : 'dark')}
    />
  )
}
