// One point in the agenda. The row is a link to the point; a chair also drags it, or moves and deletes it from its menu.
import { Link } from '@tanstack/react-router'
import { EllipsisVertical } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
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

interface Drag {
  dragged: string | null
  setDragged: (id: string | null) => void
  drop: (target: string, edge: 'before' | 'after') => void
}

interface AgendaRowProps {
  id: string
  number: number
  isChosen: boolean
  delegations: readonly Delegation[]
  onSelect: (id: string) => void
  /** Absent for those who may not order the agenda. */
  onStep: ((step: -1 | 1) => void) | undefined
  isFirst: boolean
  isLast: boolean
  drag: Drag | null
}

export function AgendaRow(props: AgendaRowProps) {
  const { id, number, isChosen, delegations, onSelect, drag } = props
  const { points, rights, register, slug, meeting } = useRoom()
  const t = useT()
  const row = points.find((point) => point.id === id)
  const live = usePointTitle(register?.session, id)
  const title = live ?? row?.title ?? { th: '', km: '', en: '' }
  const menu = useRef<HTMLSpanElement>(null)
  const dropping = useDrop(id, drag)

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'KeyM' || event.ctrlKey || event.metaKey || event.altKey || !props.onStep) return
    event.preventDefault()
    menu.current?.querySelector('button')?.click()
  }

  return (
    <li
      className={`agenda-row${isChosen ? ' chosen' : ''}${row?.agreed ? ' agreed' : ''}${dropping.edge ? ` drop-${dropping.edge}` : ''}`}
      data-point={id}
      onKeyDown={handleKeyDown}
      {...dropping.on}
    >
      <Link
        to="/w/$slug/meetings/$meetingId/point/$pointId"
        params={{ slug, meetingId: meeting.id, pointId: id }}
        resetScroll={false}
        aria-current={isChosen ? 'true' : undefined}
        draggable={drag !== null}
        onClick={() => onSelect(id)}
      >
        <span className="agenda-number figure">{number}</span>
        <span className="agenda-words">
          <span className="agenda-title">
            <Phrase of={title} empty={<i>{t('meeting-room.untitled')}</i>} />
          </span>
          <RowMeta id={id} row={row} />
        </span>
        {row && <PointLamps point={row} delegations={delegations} reader={rights ?? undefined} />}
      </Link>
      {register && <RowVisitors session={register.session} id={id} />}
      {props.onStep && (
        <span ref={menu} className="agenda-menu">
          <Menu
            label={t('meeting-room.movePoint', { number })}
            trigger={
              <IconButton
                label={t('meeting-room.movePoint', { number })}
                icon={<EllipsisVertical aria-hidden="true" />}
              />
            }
          >
            <MenuItem
              text={t('meeting-room.moveUp')}
              isDisabled={props.isFirst}
              onAction={() => props.onStep?.(-1)}
            />
            <MenuItem
              text={t('meeting-room.moveDown')}
              isDisabled={props.isLast}
              onAction={() => props.onStep?.(1)}
            />
          </Menu>
        </span>
      )}
    </li>
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

function useDrop(id: string, drag: Drag | null) {
  const [edge, setEdge] = useState<'before' | 'after' | null>(null)
  if (!drag) return { edge: null, on: {} }
  const edgeOf = (event: DragEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  const on = {
    onDragStart: (event: DragEvent<HTMLElement>) => {
      event.dataTransfer.effectAllowed = 'move'
      drag.setDragged(id)
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!drag.dragged) return
      event.preventDefault()
      setEdge(drag.dragged === id ? null : edgeOf(event))
    },
    onDragLeave: () => setEdge(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault()
      setEdge(null)
      drag.drop(id, edgeOf(event))
      drag.setDragged(null)
    },
    onDragEnd: () => drag.setDragged(null),
  }
  return { edge, on }
}
