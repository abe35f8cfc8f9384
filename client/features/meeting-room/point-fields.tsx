// The fields of an agenda point, changed in place by those who may: who presents it, what it leads to, how long it may take.
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { AgendaFields, OUTCOMES, type PointRow } from '#shared/api/points.ts'
import { can } from '#shared/policy.ts'
import { useUpdatePoint } from '#client/api/use-points.ts'
import { usePointFields } from '#client/collab/use-points.ts'
import { sideTone } from '#client/features/names.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import type { Key } from '#client/i18n/translate.ts'
import { Menu, MenuChoice } from '#client/ui/menu.tsx'
import { Tag } from '#client/ui/tag.tsx'
import { minutesOf } from './minutes.ts'
import { useRoom } from './room-context.tsx'
import { signersOfCurrent } from './signed-words.ts'

const OUTCOME_WORDS = {
  information: 'meeting-room.information',
  decision: 'meeting-room.decision',
  commitment: 'meeting-room.commitment',
} as const satisfies Record<(typeof OUTCOMES)[number], Key>

type Change = { [K in keyof AgendaFields]?: AgendaFields[K] | null }

export function PointFields({ row }: { row: PointRow }) {
  const errorText = useErrorText()
  const { register, rights, meeting, sides } = useRoom()
  const live = usePointFields(register?.session, row.id)
  const update = useUpdatePoint(meeting.registerId)
  const fields = AgendaFields.safeParse(live ?? row.fields).data ?? {}
  const may = rights !== null && can(rights, 'fields.edit') && !row.sealed && meeting.state !== 'closed'
  // Presenter and outcome are signed for; minutes are not.
  const mayChangeSigned = may && signersOfCurrent(row, sides).length === 0
  const change = (next: Change) => update.mutate({ point: row.id, fields: next })
  return (
    <>
      <Presenter
        code={fields.presenter}
        may={mayChangeSigned}
        onChange={(presenter) => change({ presenter })}
      />
      <Outcome outcome={fields.outcome} may={mayChangeSigned} onChange={(outcome) => change({ outcome })} />
      <Minutes minutes={fields.minutes} may={may} onChange={(minutes) => change({ minutes })} />
      {update.isError && (
        <span role="alert" className="small field-problem">
          {errorText(update.error)}
        </span>
      )}
    </>
  )
}

const NONE = '-'

interface PresenterProps {
  code: string | undefined
  may: boolean
  onChange: (code: string | null) => void
}

function Presenter({ code, may, onChange }: PresenterProps) {
  const t = useT()
  const phrase = usePhrase()
  const { workspace } = useRoom()
  const delegations = workspace.delegations
  const name = (wanted: string) => {
    const found = delegations.find((each) => each.code === wanted)
    return found ? phrase(found.name) : wanted
  }
  const tone = sideTone(code ?? null, delegations)
  const words = code ? t('meeting-room.presentedBy', { who: name(code) }) : t('meeting-room.noPresenter')
  if (!may) return code ? <Tag tone={tone}>{words}</Tag> : null
  return (
    <Menu
      label={t('meeting-room.presenter')}
      trigger={<AriaButton className={`tag tag-button ${tone}`}>{words}</AriaButton>}
    >
      <MenuChoice
        title={t('meeting-room.presenter')}
        value={code ?? NONE}
        choices={[
          ...delegations.map((each) => ({ value: each.code, text: phrase(each.name) })),
          { value: NONE, text: t('meeting-room.noPresenter') },
        ]}
        onChange={(value) => onChange(value === NONE ? null : value)}
      />
    </Menu>
  )
}

interface OutcomeProps {
  outcome: AgendaFields['outcome']
  may: boolean
  onChange: (outcome: (typeof OUTCOMES)[number] | null) => void
}

function Outcome({ outcome, may, onChange }: OutcomeProps) {
  const t = useT()
  const words = outcome ? t(OUTCOME_WORDS[outcome]) : t('meeting-room.noOutcome')
  if (!may) return outcome ? <Tag>{words}</Tag> : null
  return (
    <Menu
      label={t('meeting-room.outcome')}
      trigger={<AriaButton className="tag tag-button">{words}</AriaButton>}
    >
      <MenuChoice
        title={t('meeting-room.outcome')}
        value={outcome ?? NONE}
        choices={[
          ...OUTCOMES.map((value) => ({ value: value as string, text: t(OUTCOME_WORDS[value]) })),
          { value: NONE, text: t('meeting-room.noOutcome') },
        ]}
        onChange={(value) => onChange(OUTCOMES.find((each) => each === value) ?? null)}
      />
    </Menu>
  )
}

interface MinutesProps {
  minutes: number | undefined
  may: boolean
  onChange: (minutes: number | null) => void
}

function Minutes({ minutes, may, onChange }: MinutesProps) {
  const t = useT()
  /** What is being typed; null while the field shows what is stored. */
  const [draft, setDraft] = useState<string | null>(null)
  const typed = draft ?? String(minutes ?? '')
  if (!may)
    return minutes === undefined ? null : <Tag>{t('meeting-room.minutesShort', { count: minutes })}</Tag>
  const count = minutesOf(typed)
  const commit = () => {
    if (count === undefined) return
    if (count !== (minutes ?? null)) onChange(count)
    setDraft(null)
  }
  return (
    <label className="tag minutes">
      <span className="visually-hidden">{t('meeting-room.minutes')}</span>
      <input
        inputMode="numeric"
        value={typed}
        maxLength={5}
        placeholder="–"
        aria-invalid={count === undefined}
        title={count === undefined ? t('meeting-room.minutesWrong') : t('meeting-room.minutes')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      <span aria-hidden="true">{t('meeting-room.minutesUnit')}</span>
      {count === undefined && (
        <span role="alert" className="visually-hidden">
          {t('meeting-room.minutesWrong')}
        </span>
      )}
    </label>
  )
}
