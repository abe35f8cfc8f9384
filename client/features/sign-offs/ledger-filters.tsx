// Narrows the ledger by point, delegation and act; the choice stands in the address, so that it can be sent as a link.
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { LedgerEntry } from '#shared/ledger.ts'
import { ActName, ACTS } from '#shared/sign-offs.ts'
import { useT } from '#client/i18n/language.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { type PointName, usePointText } from './point-names.ts'
import type { Speech } from './speech.ts'

export interface LedgerFilter {
  point?: string | undefined
  delegation?: string | undefined
  act?: ActName | undefined
}

export function useLedgerFilter(): [LedgerFilter, (filter: LedgerFilter) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const act = ActName.safeParse(search['act'])
  const filter: LedgerFilter = {
    point: textOf(search['point']),
    delegation: textOf(search['delegation']),
    act: act.success ? act.data : undefined,
  }
  const choose = ({ point, delegation, act: chosen }: LedgerFilter) =>
    void navigate({
      to: '.',
      search: { point, delegation, act: chosen } as never,
      replace: true,
      resetScroll: false,
    })
  return [filter, choose]
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const ACT_WORDS = {
  sign: 'ledger.actSign',
  initial: 'ledger.actInitial',
  reserve: 'ledger.actReserve',
  object: 'ledger.actObject',
  withdraw: 'ledger.actWithdraw',
  seal: 'ledger.actSeal',
  reopen: 'ledger.actReopen',
  release: 'ledger.actRelease',
  conceal: 'ledger.actConceal',
} as const

/** A list cannot hold an empty value. */
const ALL = 'all'

interface LedgerFiltersProps {
  entries: readonly LedgerEntry[]
  names: ReadonlyMap<string, PointName>
  speech: Speech
  filter: LedgerFilter
  onChange: (filter: LedgerFilter) => void
}

export function LedgerFilters({ entries, names, speech, filter, onChange }: LedgerFiltersProps) {
  const t = useT()
  const pointText = usePointText()
  const everything = { value: ALL, text: t('ledger.all') }
  const points = [...new Set(entries.map((entry) => entry.pointId))]
  const titleOf = (id: string) => {
    const name = names.get(id)
    return name
      ? `${pointText(name)}: ${speech.phrase(name.row.title)}`
      : `${pointText(name)} (${id.slice(-6)})`
  }
  const given = (value: string) => (value === ALL ? undefined : value)
  return (
    <div className="ledger-filters">
      <SelectField
        label={t('ledger.filterPoint')}
        choices={[everything, ...points.map((id) => ({ value: id, text: titleOf(id) }))]}
        value={filter.point && points.includes(filter.point) ? filter.point : ALL}
        onChange={(point) => onChange({ ...filter, point: given(point) })}
      />
      <SelectField
        label={t('ledger.filterDelegation')}
        choices={[
          everything,
          ...speech.delegations.map(({ code, name }) => ({ value: code, text: speech.phrase(name) })),
        ]}
        value={filter.delegation ?? ALL}
        onChange={(delegation) => onChange({ ...filter, delegation: given(delegation) })}
      />
      <SelectField
        label={t('ledger.filterAct')}
        choices={[everything, ...ACTS.map((act) => ({ value: act as string, text: t(ACT_WORDS[act]) }))]}
        value={filter.act ?? ALL}
        onChange={(act) => onChange({ ...filter, act: ActName.safeParse(act).data })}
      />
    </div>
  )
}
