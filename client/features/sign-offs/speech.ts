// How sign-offs speak of delegations, people, languages and moments, in the language of the interface.
import { useContext, useMemo } from 'react'
import type { Member } from '#shared/api/members.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import { inLanguage, type Language, type Trilingual } from '#shared/locale.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { LANGUAGE_WORDS } from '#client/features/names.tsx'
import { useNow, ZoneContext } from '#client/i18n/clock.tsx'
import { bareTime, writtenDate, zoneText } from '#client/i18n/dates.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { listText } from '#client/i18n/numbers.ts'

export interface Speech {
  delegations: readonly Delegation[]
  members: readonly Member[]
  delegation: (code: string) => string
  /** `Thailand and Cambodia`. */
  delegationList: (codes: readonly string[]) => string
  member: (accountId: string | null) => string
  phrase: (of: Trilingual) => string
  languages: (of: readonly Language[]) => string
  list: (items: readonly string[]) => string
  /** The time where it is today, else the day with it. */
  moment: (at: string) => string
  /** In full, with zone and the year of the other era; for hover. */
  momentInFull: (at: string) => string
  /** `UTC+7`. */
  zone: string
}

export function useSignOffSpeech(slug: string): Speech {
  const t = useT()
  const { language } = useLanguage()
  const zone = useContext(ZoneContext)
  const now = useNow(60_000)
  const workspace = useWorkspace(slug).data
  return useMemo(() => {
    const delegations = workspace?.delegations ?? []
    const members = workspace?.members ?? []
    const phrase = (of: Trilingual) => inLanguage(of, language).text
    const list = (items: readonly string[]) => listText(items, language)
    const delegation = (code: string) => {
      const found = delegations.find((each) => each.code === code)
      return found ? phrase(found.name) : code
    }
    const day = (at: string) => bareTime(at, 'date', language, zone)
    return {
      delegations,
      members,
      delegation,
      delegationList: (codes) => list(codes.map((code) => delegation(code))),
      member: (accountId) => {
        const found = members.find((member) => member.accountId === accountId)
        return found ? phrase(found.name) : ''
      },
      phrase,
      languages: (of) => list(of.map((each) => t(LANGUAGE_WORDS[each]))),
      list,
      moment: (at) =>
        bareTime(at, day(at) === day(new Date(now).toISOString()) ? 'time' : 'dateTime', language, zone),
      momentInFull: (at) => writtenDate(at, 'dateTime', language, zone).title,
      zone: zoneText(zone, new Date(now)),
    }
  }, [t, language, zone, now, workspace])
}
