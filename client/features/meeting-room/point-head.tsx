// The head of a point: its number and state, its fields, who changed it last, its title in the reader's language, and for a chair its menu.
import { ChevronLeft, ChevronRight, EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { can } from '#shared/policy.ts'
import { usePointTitle } from '#client/collab/use-points.ts'
import { RelativeTime } from '#client/i18n/clock.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase, usePhrase } from '#client/i18n/phrase.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, MenuItem } from '#client/ui/menu.tsx'
import { Tag, type TagTone } from '#client/ui/tag.tsx'
import type { Key } from '#client/i18n/translate.ts'
import { neighbour } from './agenda-order.ts'
import { DeletePointDialog } from './delete-point.tsx'
import { PointFields } from './point-fields.tsx'
import { useRoom } from './room-context.tsx'

interface PointHeadProps {
  row: PointRow
  number: number
  ids: readonly string[]
  onSelect: (id: string) => void
}

export function PointHead({ row, number, ids, onSelect }: PointHeadProps) {
  const t = useT()
  const { register, rights, meeting } = useRoom()
  const live = usePointTitle(register?.session, row.id)
  const state = stateOf(row)
  const mayDelete = rights !== null && can(rights, 'point.delete') && meeting.state !== 'closed'
  return (
    <header className="point-head">
      <div className="point-line">
        <div className="point-tags">
          <Tag>{t('ui.point', { number })}</Tag>
          <Tag tone={state.tone}>{t(state.words)}</Tag>
          <PointFields row={row} />
        </div>
        <LastEdit row={row} />
        <span className="point-tools">
          <span className="phone-only">
            <StepButton ids={ids} id={row.id} step={-1} onSelect={onSelect} />
            <StepButton ids={ids} id={row.id} step={1} onSelect={onSelect} />
          </span>
          {mayDelete && <PointMenu row={row} number={number} ids={ids} onSelect={onSelect} />}
        </span>
      </div>
      <h1 id="point-title">
        <Phrase of={live ?? row.title} empty={t('meeting-room.untitled')} />
      </h1>
    </header>
  )
}

type StateWords = Extract<
  Key,
  | 'ui.sealed'
  | 'ui.agreed'
  | 'meeting-room.stateObjected'
  | 'meeting-room.stateChanged'
  | 'meeting-room.stateOpen'
>

/** The one word for the point as a whole; the lamps say it for each side. */
export function stateOf(row: PointRow): { words: StateWords; tone: TagTone } {
  const states = Object.values(row.signOffs).map((signOff) => signOff.state)
  if (row.sealed) return { words: 'ui.sealed', tone: 'signed' }
  if (row.agreed) return { words: 'ui.agreed', tone: 'signed' }
  if (states.includes('objected')) return { words: 'meeting-room.stateObjected', tone: 'object' }
  if (states.includes('stale')) return { words: 'meeting-room.stateChanged', tone: 'stale' }
  return { words: 'meeting-room.stateOpen', tone: 'plain' }
}

function LastEdit({ row }: { row: PointRow }) {
  const t = useT()
  const phrase = usePhrase()
  const { workspace } = useRoom()
  const names = row.changedBy.flatMap((accountId) => {
    const member = workspace.members.find((each) => each.accountId === accountId)
    return member ? [phrase(member.name)] : []
  })
  return (
    <span className="last-edit small muted">
      {names.length > 0
        ? t('meeting-room.lastEditBy', { name: names.join(', ') })
        : t('meeting-room.lastEdit')}{' '}
      <RelativeTime at={row.changedAt} />
    </span>
  )
}

interface StepButtonProps {
  ids: readonly string[]
  id: string
  step: -1 | 1
  onSelect: (id: string) => void
}

function StepButton({ ids, id, step, onSelect }: StepButtonProps) {
  const t = useT()
  const next = neighbour(ids, id, step)
  const Icon = step === -1 ? ChevronLeft : ChevronRight
  return (
    <IconButton
      label={t(step === -1 ? 'meeting-room.previousPoint' : 'meeting-room.nextPoint')}
      icon={<Icon aria-hidden="true" />}
      isDisabled={next === undefined}
      onPress={() => next && onSelect(next)}
    />
  )
}

function PointMenu({ row, number, ids, onSelect }: PointHeadProps) {
  const t = useT()
  const [deleting, setDeleting] = useState(false)
  const after = () => {
    const next = neighbour(ids, row.id, 1) ?? neighbour(ids, row.id, -1)
    if (next) onSelect(next)
  }
  return (
    <>
      <Menu
        label={t('meeting-room.pointMenu', { number })}
        trigger={
          <IconButton
            label={t('meeting-room.pointMenu', { number })}
            icon={<EllipsisVertical aria-hidden="true" />}
          />
        }
      >
        <MenuItem tone="danger" text={t('meeting-room.deletePoint')} onAction={() => setDeleting(true)} />
      </Menu>
      {deleting && (
        <DeletePointDialog row={row} number={number} onClose={() => setDeleting(false)} onDeleted={after} />
      )}
    </>
  )
}
