// Each side's own column below the texts: its own people write it, the others read it. It is no part of what is signed, and says so.
import { type ComponentProps, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import type { Place } from '#shared/register.ts'
import { BodyText } from '#client/collab/body-text.tsx'
import { Toolbar } from '#client/collab/toolbar.tsx'
import { sideFragmentOf, useWrittenLanguage } from '#client/collab/use-points.ts'
import { DelegationTag } from '#client/features/names.tsx'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Phrase, usePhrase } from '#client/i18n/phrase.tsx'
import { useEditing } from './editing-context.tsx'
import { useRoom } from './room-context.tsx'
import { useReadOnly } from './use-read-only.ts'

export function SideColumns({ row }: { row: PointRow }) {
  const t = useT()
  const { workspace } = useRoom()
  return (
    <section className="sides" aria-labelledby="sides-title">
      <header>
        <h3 id="sides-title">
          <span className="caps">{t('meeting-room.sideColumns')}</span>
        </h3>
        <span className="small muted">{t('meeting-room.sideColumnsHint')}</span>
      </header>
      <div className="sides-columns">
        {workspace.delegations.map((delegation) => (
          <SideColumn key={delegation.code} row={row} delegation={delegation} />
        ))}
      </div>
    </section>
  )
}

function SideColumn({ row, delegation }: { row: PointRow; delegation: Delegation }) {
  const t = useT()
  const phrase = usePhrase()
  const { language } = useLanguage()
  const { register, sides, workspace } = useRoom()
  const editing = useEditing()
  const readOnly = useReadOnly(row)
  const [editor, setEditor] = useState<ComponentProps<typeof Toolbar>['editor'] | null>(null)
  const place: Place = { pointId: row.id, part: 'bySide', key: delegation.code }
  const fragment = register && sideFragmentOf(register.session, row.id, delegation.code)
  const written = useWrittenLanguage(register?.session, fragment ?? undefined)
  if (!register || !fragment) return null
  const may = readOnly(place) === null
  return (
    <div className="side-column" data-with-tools>
      <header>
        <DelegationTag code={delegation.code} delegations={workspace.delegations} />
        {editor ? <Toolbar editor={editor} /> : <Phrase of={delegation.name} />}
      </header>
      <BodyText
        register={register}
        place={place}
        fragment={fragment}
        lang={written ?? language}
        label={t('meeting-room.sideColumnOf', { who: phrase(delegation.name) })}
        sides={sides}
        editable={may}
        placeholder={t(may ? 'meeting-room.writeNotes' : 'meeting-room.noNotes')}
        selected={editing.selectedAt(place)}
        onOpen={(selected) => editing.open(place, selected)}
        onLeave={editing.leave}
        onTooLong={editing.onTooLong}
        onEditor={setEditor}
      />
    </div>
  )
}
