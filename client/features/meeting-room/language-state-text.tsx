// The state of one language in a few words.
import { useT } from '#client/i18n/language.tsx'
import { RelativeTime } from '#client/i18n/clock.tsx'
import { useDelegationNames } from './delegation-names.ts'
import type { LanguageState } from './language-state.ts'

export function LanguageStateText({ state }: { state: LanguageState | null }) {
  const t = useT()
  const names = useDelegationNames()
  switch (state?.kind) {
    case 'missing':
      return <span className="column-state warn">{t('meeting-room.noText')}</span>
    case 'changed':
      return (
        <span
          className="column-state warn"
          title={t('meeting-room.changedSince', { who: names(state.since) })}
        >
          {t('meeting-room.changedSinceSigned')}
        </span>
      )
    case 'asSigned':
      return <span className="column-state">{t('meeting-room.asSigned')}</span>
    case 'edited':
      return (
        <span className="column-state">
          <RelativeTime at={state.at} />
        </span>
      )
    default:
      return null
  }
}
