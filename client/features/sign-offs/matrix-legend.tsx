// What each form of the lamp means, below the matrix.
import { useT } from '#client/i18n/language.tsx'
import { Lamp, type LampState } from '#client/ui/lamp.tsx'

const ENTRIES = [
  ['signed', 'sign-offs.legendSigned'],
  ['reserved', 'sign-offs.legendReserved'],
  ['initialled', 'sign-offs.legendInitialled'],
  ['stale', 'sign-offs.legendStale'],
  ['objected', 'sign-offs.legendObjected'],
  ['open', 'sign-offs.legendOpen'],
] as const satisfies readonly (readonly [LampState, string])[]

export function MatrixLegend({ zone }: { zone: string }) {
  const t = useT()
  return (
    <ul className="plain legend small" aria-label={t('sign-offs.legend')}>
      {ENTRIES.map(([state, words]) => (
        <li key={state}>
          <span aria-hidden="true" className="row">
            <Lamp state={state} label="" />
          </span>
          {t(words)}
        </li>
      ))}
      <li>{t('sign-offs.timesIn', { zone })}</li>
    </ul>
  )
}
