// The agenda: every point with its number, its title in the reader's language, its minutes, who is there, and a lamp for each delegation.
import { CircleHelp, Plus } from 'lucide-react'
import { useState } from 'react'
import { can } from '#shared/policy.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { AddPointDialog } from './add-point.tsx'
import { AgendaRow } from './agenda-row.tsx'
import { useRoom } from './room-context.tsx'
import { useOrdering } from './use-ordering.ts'

interface AgendaProps {
  ids: readonly string[]
  chosen: string | undefined
  onSelect: (id: string) => void
  onHelp: () => void
}

export function Agenda({ ids, chosen, onSelect, onHelp }: AgendaProps) {
  const t = useT()
  const errorText = useErrorText()
  const ordering = useOrdering(ids)
  return (
    <nav className="agenda" aria-label={t('meeting-room.agenda')}>
      <AgendaHead />
      {ordering.error !== null && <Banner tone="error">{errorText(ordering.error)}</Banner>}
      <ol className="plain">
        {ids.map((id, at) => (
          <AgendaRow
            key={id}
            id={id}
            number={at + 1}
            isChosen={id === chosen}
            onSelect={onSelect}
            neighbours={{ before: ids[at - 1], after: ids[at + 1] }}
            ordering={ordering.may ? ordering : null}
          />
        ))}
      </ol>
      <AgendaFoot chosen={chosen} onSelect={onSelect} onHelp={onHelp} />
    </nav>
  )
}

function AgendaHead() {
  const t = useT()
  const { points, sides } = useRoom()
  const agreed = points.filter((point) => point.agreed).length
  return (
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
  )
}

function AgendaFoot({ chosen, onSelect, onHelp }: Omit<AgendaProps, 'ids'>) {
  const t = useT()
  const { rights, meeting } = useRoom()
  const [adding, setAdding] = useState(false)
  const mayAdd = meeting.state !== 'closed' && rights !== null && can(rights, 'point.create')
  return (
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
      {adding && <AddPointDialog after={chosen} onClose={() => setAdding(false)} onAdded={onSelect} />}
    </footer>
  )
}
