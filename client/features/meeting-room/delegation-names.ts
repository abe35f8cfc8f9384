// The names of delegations as a list in the reader's language: "Thailand and Cambodia".
import { useCallback } from 'react'
import { inLanguage } from '#shared/locale.ts'
import { useLanguage } from '#client/i18n/language.tsx'
import { listText } from '#client/i18n/numbers.ts'
import { useRoom } from './room-context.tsx'

export function useDelegationNames(): (codes: readonly string[]) => string {
  const { language } = useLanguage()
  const { workspace } = useRoom()
  return useCallback(
    (codes) => {
      const names = codes.map((code) => {
        const delegation = workspace.delegations.find((each) => each.code === code)
        return delegation ? inLanguage(delegation.name, language).text : code
      })
      return listText(names, language)
    },
    [workspace, language],
  )
}
