// One point in the agenda. The row is a link to the point; a chair also drags it, or moves and deletes it from its menu.
import { Link } from '@tanstack/react-router'
import { EllipsisVertical } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { type Peer, usePeers, type Visitor, visitorsOf } from '#client/collab/presence.ts'
import type { Session } from '#client/collab/session.ts'
import { usePointFields, usePointTitle } from '#client/collab/use-points.ts'
import { sideOf } from '#client/features/names.tsx'
import { PointLamps } from '#client/features/point-lamps.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase, usePhrase } from '#client/i18n/phrase.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, MenuItem } from '#client/ui/menu.tsx'
import { useRoom } from './room-context.tsx'
import type { Ordering } from './use-ordering.ts'

interface AgendaRowProps {
  id: string
  number: number
  isChosen: boolean
  onSelect: (id: string) => void
  neighbours: { before: string | undefined; after: string | undefined }
  /** Null for those who may not order the agenda. */
  ordering: Ordering | null
}

export function AgendaRow(props: AgendaRowProps) {
  const { id, isChosen, ordering } = props
  const { points, register } = useRoom()
  const row = points.find((point) => point.id === id)
  const place = useRef<HTMLLIElement>(null)
  const menu = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const dropping = useDrop(id, ordering)
  const names = [
    'agenda-row',
    isChosen && 'chosen',
    row?.agreed && 'agreed',
    dropping.edge && `drop-${dropping.edge}`,
  ]
  return (
    <li ref={place} className={names.filter(Boolean).join(' ')} {...dropping.on}>
      <RowLink {...props} row={row} onMenu={() => menu.current?.querySelector('button')?.click()} />
      {register && <RowVisitors session={register.session} id={id} />}
      {ordering && (
        <span ref={menu} className="agenda-menu">
          <RowMenu {...props} ordering={ordering} />
        </span>
      )}
    </li>
  )
}

function RowLink(props: AgendaRowProps & { row: PointRow | undefined; onMenu: () => void }) {
  const { id, number, isChosen, row, ordering } = props
  const { rights, register, slug, meeting, workspace } = useRoom()
  const t = useT()
  const live = usePointTitle(register?.session, id)
  const title = live ?? row?.title ?? { th: '', km: '', en: '' }
  return (
    <Link
      to="/w/$slug/meetings/$meetingId/point/$pointId"
      params={{ slug, meetingId: meeting.id, pointId: id }}
      resetScroll={false}
      aria-current={isChosen ? 'true' : undefined}
      data-point={id}
      draggable={ordering !== null}
      onClick={() => props.onSelect(id)}
      onKeyDown={(event) => handleKey(event, props)}
    >
      <span className="agenda-number figure">{number}</span>
      <span className="agenda-words">
        <span className="agenda-title">
          <Phrase of={title} empty={<i>{t('meeting-room.untitled')}</i>} />
        </span>
        <RowMeta id={id} row={row} />
      </span>
      {row && <PointLamps point={row} delegations={workspace.delegations} reader={rights ?? undefined} />}
    </Link>
  )
}

/** Arrows go through the list, with Alt and Shift they move the point, and M opens its menu. Alt alone belongs to the room. */
function handleKey(
  event: KeyboardEvent,
  { id, neighbours, ordering, onMenu }: AgendaRowProps & { onMenu: () => void },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey !== event.shiftKey) return
  const step = STEPS[event.code]
  if (event.code === 'KeyM' && ordering) onMenu()
  else if (!step) return
  else if (event.altKey) ordering?.step(id, step)
  else focusRow(step === -1 ? neighbours.before : neighbours.after)
  event.preventDefault()
}

const STEPS: Readonly<Partial<Record<string, -1 | 1>>> = { ArrowUp: -1, ArrowDown: 1 }

function focusRow(id: string | undefined): void {
  if (id) document.querySelector<HTMLElement>(`.agenda [data-point="${id}"]`)?.focus()
}

function RowMenu({ id, number, neighbours, ordering }: AgendaRowProps & { ordering: Ordering }) {
  const t = useT()
  const label = t('meeting-room.movePoint', { number })
  return (
    <Menu label={label} trigger={<IconButton label={label} icon={<EllipsisVertical aria-hidden="true" />} />}>
      <MenuItem
        text={t('meeting-room.moveUp')}
        isDisabled={neighbours.before === undefined}
        onAction={() => ordering.step(id, -1)}
      />
      <MenuItem
        text={t('meeting-room.moveDown')}
        isDisabled={neighbours.after === undefined}
        onAction={() => ordering.step(id, 1)}
      />
    </Menu>
  )
}

function RowMeta({ id, row }: { id: string; row: PointRow | undefined }) {
  const t = useT()
  const { register } = useRoom()
  const live = usePointFields(register?.session, id)
  const minutes = (live ?? row?.fields)?.['minutes']
  const words = [
    row?.sealed && t('ui.sealed'),
    row?.agreed && t('ui.agreed'),
    typeof minutes === 'number' && t('meeting-room.minutesShort', { count: minutes }),
  ].filter(Boolean)
  return <span className="agenda-meta">{words.join(' · ')}</span>
}

/** Small marks for the others who look at this point; the names are in the label. */
function RowVisitors({ session, id }: { session: Session; id: string }) {
  const t = useT()
  const phrase = usePhrase()
  const { workspace, accountId } = useRoom()
  const select = useCallback((peers: Peer[]) => here(peers, id, accountId), [id, accountId])
  const visitors = usePeers(session.awareness, select)
  if (visitors.length === 0) return null
  const names = visitors.map(({ who }) => phrase(who.name)).join(', ')
  return (
    <span
      className="agenda-visitors"
      role="img"
      aria-label={t('meeting-room.hereNow', { names })}
      title={t('meeting-room.hereNow', { names })}
    >
      {visitors.slice(0, 6).map(({ who }) => (
        <i
          key={who.accountId}
          className={['first', 'second'][sideOf(who.delegation, workspace.delegations) ?? 2] ?? 'guest'}
        />
      ))}
    </span>
  )
}

function here(peers: readonly Peer[], pointId: string, accountId: string): Visitor[] {
  return visitorsOf(peers).filter(
    (visitor) => visitor.who.accountId !== accountId && visitor.points.includes(pointId),
  )
}

function useDrop(id: string, ordering: Ordering | null) {
  const [edge, setEdge] = useState<'before' | 'after' | null>(null)
  if (!ordering) return { edge: null, on: {} }
  const edgeOf = (event: DragEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  const on = {
    onDragStart: (event: DragEvent<HTMLElement>) => {
      event.dataTransfer.effectAllowed = 'move'
      ordering.drag(id)
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!ordering.dragged) return
      event.preventDefault()
      setEdge(ordering.dragged === id ? null : edgeOf(event))
    },
    onDragLeave: () => setEdge(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault()
      setEdge(null)
      ordering.drop(id, edgeOf(event))
    },
    onDragEnd: () => ordering.drag(null),
  }
  return { edge, on }
}
