// The lamps of a point, one for each delegation in the order of the workspace, named in the language of the interface.
import { useContext } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import { inLanguage } from '#shared/locale.ts'
import type { Rights } from '#shared/policy.ts'
import type { SignOffState } from '#shared/sign-offs.ts'
import { ZoneContext } from '#client/i18n/clock.tsx'
import { bareTime } from '#client/i18n/dates.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import type { Key } from '#client/i18n/translate.ts'
import { Lamp } from '#client/ui/lamp.tsx'
import { waitsFor } from './waiting.ts'
import './point-lamps.css'

const WORDS = {
  open: 'ui.stateOpen',
  signed: 'ui.stateSigned',
  stale: 'ui.stateStale',
  reserved: 'ui.stateReserved',
  objected: 'ui.stateObjected',
} as const satisfies Record<SignOffState, Key>

interface PointLampsProps {
  point: PointRow
  delegations: readonly Delegation[]
  /** Whose missing signature gets a ring. */
  reader?: Rights | undefined
  size?: 'normal' | 'large'
}

export function PointLamps({ point, delegations, reader, size = 'normal' }: PointLampsProps) {
  const label = useLampLabel()
  return (
    <span className="point-lamps">
      {delegations.map((delegation) => (
        <Lamp
          key={delegation.code}
          size={size}
          state={point.signOffs[delegation.code]?.state ?? 'open'}
          label={label(point, delegation)}
          yours={delegation.code === reader?.delegation && waitsFor(point, reader)}
        />
      ))}
    </span>
  )
}

/** `Thailand: signed, text changed since · 21 Nov 2026, 14:02`. */
export function useLampLabel(): (point: PointRow, delegation: Delegation) => string {
  const t = useT()
  const { language } = useLanguage()
  const zone = useContext(ZoneContext)
  return (point, delegation) => {
    const signOff = point.signOffs[delegation.code]
    const who = inLanguage(delegation.name, language).text
    const words = t('ui.lamp', { who, state: t(WORDS[signOff?.state ?? 'open']) })
    return signOff?.at ? `${words} · ${bareTime(signOff.at, 'dateTime', language, zone)}` : words
  }
}
