// The agenda: every point with its number, its title in the reader's language, its minutes, who is there, and a lamp for each delegation.
import { CircleHelp, Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { can } from '#shared/policy.ts'
import { useMovePoint } from '#client/api/use-points.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { AddPointDialog } from './add-point.tsx'
import { AgendaRow } from './agenda-row.tsx'
import { type After, afterDrop, afterStep } from './agenda-order.ts'
import { useRoom } from './room-context.tsx'

interface AgendaProps {
  ids: readonly string[]
  chosen: string | undefined
  onSelect: (id: string) => void
  onHelp: () => void
}

export function Agenda({ ids, chosen, onSelect, onHelp }: AgendaProps) {
  const t = useT()
  const { meeting, points, rights, sides, workspace } = useRoom()
  const errorText = useErrorText()
  const move = useMovePoint(meeting.registerId)
  const [adding, setAdding] = useState(false)
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const isOpen = meeting.state !== 'closed'
  const mayOrder = isOpen && rights !== null && can(rights, 'agenda.order')
  const mayAdd = isOpen && rights !== null && can(rights, 'point.create')
  const agreed = points.filter((point) => point.agreed).length

  const moveTo = (point: string, after: After) => {
    if (after !== undefined) move.mutate({ point, after })
  }

  const handleKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-point]')?.dataset['point']
    if (!id || event.target instanceof HTMLInputElement) return
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.ctrlKey || event.metaKey) return
    if (event.altKey && !event.shiftKey) return
    event.preventDefault()
    if (event.altKey && mayOrder) moveTo(id, afterStep(ids, id, step))
    else if (!event.altKey) focusRow(list.current, ids[ids.indexOf(id) + step])
  }

  return (
    <nav className="agenda" aria-label={t('meeting-room.agenda')}>
      <header>
        <h2>
          <span className="caps">{t('meeting-room.agenda')}</span> ·{' '}
          {t('meeting-room.agreedCount', { count: agreed, total: points.length })}
        </h2>
        <span className="agenda-sides" aria-hidden="true">
          {sides.map((code) => (
            <span key={code}>{code}</span>
          ))}
        </span>
      </header>
      {move.isError && <Banner tone="error">{errorText(move.error)}</Banner>}
      <ol ref={list} className="plain" onKeyDown={handleKeyDown}>
        {ids.map((id, at) => (
          <AgendaRow
            key={id}
            id={id}
            number={at + 1}
            isChosen={id === chosen}
            delegations={workspace.delegations}
            onSelect={onSelect}
            onStep={mayOrder ? (step) => moveTo(id, afterStep(ids, id, step)) : undefined}
            isFirst={at === 0}
            isLast={at === ids.length - 1}
            drag={
              mayOrder
                ? {
                    dragged,
                    setDragged,
                    drop: (target, edge) => dragged && moveTo(dragged, afterDrop(ids, dragged, target, edge)),
                  }
                : null
            }
          />
        ))}
      </ol>
      <footer>
        {mayAdd && (
          <Button onPress={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {t('meeting-room.addPoint')}
          </Button>
        )}
        <span className="grow" />
        <IconButton
          label={t('meeting-room.shortcuts')}
          icon={<CircleHelp aria-hidden="true" />}
          onPress={onHelp}
        />
      </footer>
      {adding && <AddPointDialog after={chosen} onClose={() => setAdding(false)} onAdded={onSelect} />}
    </nav>
  )
}

function focusRow(list: HTMLElement | null, id: string | undefined): void {
  if (id) list?.querySelector<HTMLElement>(`[data-point="${id}"] a`)?.focus()
}
