// One point: what it is, who changed it last, its texts in three languages, and each side's own column. Typing waits for its owner's word.
import { useMemo, useState } from 'react'
import type { Place } from '#shared/register.ts'
import { usePoint } from '#client/api/use-points.ts'
import { placeKey } from '#client/collab/places.ts'
import type { Selected } from '#client/collab/text-position.ts'
import { useT } from '#client/i18n/language.tsx'
import { Skeleton } from '#client/ui/spinner.tsx'
import { type Editing, EditingProvider } from './editing-context.tsx'
import { LanguageColumns } from './language-columns.tsx'
import { LongPaste } from './long-paste.tsx'
import { PointHead } from './point-head.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { useRoom } from './room-context.tsx'
import { SideColumns } from './side-columns.tsx'
import { SignedGuard } from './signed-guard.tsx'
import { signersOfCurrent } from './signed-words.ts'
import { StaleHint } from './stale-hint.tsx'
import { StillPoint } from './still-point.tsx'

interface PointPageProps {
  pointId: string
  ids: readonly string[]
  onSelect: (id: string) => void
}

export function PointPage({ pointId, ids, onSelect }: PointPageProps) {
  const { register, points } = useRoom()
  const row = points.find((point) => point.id === pointId)
  const number = ids.indexOf(pointId) + 1
  if (!row) return <Arriving />
  return (
    <article className="point" aria-labelledby="point-title">
      <PointHead row={row} number={number} ids={ids} onSelect={onSelect} />
      <StaleHint row={row} />
      {register ? <LivePoint row={row} /> : <LoadedStill pointId={pointId} />}
    </article>
  )
}

/** Known to the document before the list has it: the next event brings the row. */
function Arriving() {
  const t = useT()
  return <Skeleton label={t('ui.loading')} />
}

function LoadedStill({ pointId }: { pointId: string }) {
  const t = useT()
  const point = usePoint(pointId).data
  return point ? <StillPoint point={point} /> : <Skeleton label={t('ui.loading')} />
}

interface Wanted {
  place: Place
  /** Null for a title, whose field places its caret itself. */
  selected: Selected | null
}

function LivePoint({ row }: { row: Parameters<typeof PointHead>[0]['row'] }) {
  const { sides } = useRoom()
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [accepted, setAccepted] = useState<string | null>(null)
  const [longPaste, setLongPaste] = useState<string | null>(null)
  const signers = signersOfCurrent(row, sides)
  // Said once for these words, also when they come back by undo: a new signature on new words asks again.
  const isGuarded = signers.length > 0 && accepted !== row.version
  const counts = wanted !== null && wanted.place.part !== 'bySide'

  const editing = useMemo<Editing>(
    () => ({
      pointId: row.id,
      isGuarded,
      selectedAt: (place) =>
        wanted && placeKey(wanted.place) === placeKey(place) && (!isGuarded || place.part === 'bySide')
          ? wanted.selected
          : null,
      isWanted: (place) => wanted !== null && placeKey(wanted.place) === placeKey(place),
      open: (place, selected) => setWanted({ place, selected }),
      leave: () => setWanted(null),
      onTooLong: setLongPaste,
    }),
    [row.id, isGuarded, wanted],
  )

  return (
    <EditingProvider value={editing}>
      <ReadOnlyNote row={row} />
      {counts && isGuarded && (
        <SignedGuard
          signers={signers}
          onAccept={() => setAccepted(row.version)}
          onCancel={() => setWanted(null)}
        />
      )}
      <LanguageColumns row={row} />
      <SideColumns row={row} />
      {longPaste !== null && wanted && (
        <LongPaste text={longPaste} place={wanted.place} onDone={() => setLongPaste(null)} />
      )}
    </EditingProvider>
  )
}
