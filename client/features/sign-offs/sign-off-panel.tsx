// The right column of the meeting room: on which words each delegation stands on the open point, and what this person may do about it.
import { useCallback, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { missingLanguages } from '#shared/content.ts'
import { fingerprint } from '#shared/hash.ts'
import { factsOf } from '#shared/ledger.ts'
import { type ActName, REASONED_ACTS, withdrawable } from '#shared/sign-offs.ts'
import { usePoint, usePoints } from '#client/api/use-points.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { useT } from '#client/i18n/language.tsx'
import { ChangeNotes } from './change-note.tsx'
import { useCompareAddress } from './compare-address.ts'
import { CompareSheet } from './compare-view.tsx'
import { ConfirmDeed } from './confirm-deed.tsx'
import { DeedButtons, type Waits } from './deed-buttons.tsx'
import type { DeedContext, Withdrawn } from './deed-words.ts'
import { deedsFor, type Person } from './deeds.ts'
import { DelegationRows } from './delegation-rows.tsx'
import { type GetContent, standingOn, useLiveContent, useStoredContent } from './live-content.ts'
import { useSignOffNews } from './news.ts'
import { SealNotes } from './seal-notes.tsx'
import type { SheetAct } from './sheet-state.ts'
import { SigningSheet } from './signing-sheet.tsx'
import { useSignOffSpeech } from './speech.ts'
import { useOnline } from './use-online.ts'
import { usePerson } from './use-person.ts'
import './sign-off-panel.css'

export interface SignOffPanelProps {
  slug: string
  meetingId: string
  registerId: string
  pointId: string
  /** The words on the screen; null while they are not complete here, and for those who read over HTTP only. */
  getContent: GetContent
  /** What the room knows of its connection: nothing is signed while it is down or words are on their way. */
  waits?: 'offline' | 'unsaved' | null
}

export function SignOffPanel(props: SignOffPanelProps) {
  const points = usePoints(props.registerId)
  const workspace = useWorkspace(props.slug)
  useSignOffNews(points.data, useSignOffSpeech(props.slug))
  return (
    <Loaded query={workspace}>
      {(known) => (
        <Loaded query={points}>
          {(rows) => {
            const row = rows.find((each) => each.id === props.pointId)
            return row ? <Panel key={row.id} {...props} row={row} workspace={known} /> : null
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

function Panel({
  slug,
  registerId,
  row: known,
  workspace,
  getContent,
  waits,
}: SignOffPanelProps & { row: PointRow; workspace: Workspace }) {
  const t = useT()
  const speech = useSignOffSpeech(slug)
  const person = usePerson(slug)
  const live = useLiveContent(getContent)
  const stored = useStoredContent(known.id)
  const now = live ?? stored
  const row = standingOn(known, now?.version ?? known.version)
  const [act, setAct] = useState<ActName | null>(null)
  const { compare } = useCompareAddress()
  const { deeds, context } = useDeeds(row, person, now ? missingLanguages(now.content) : [])
  const online = useOnline()
  const blocked: Waits | null = online ? (waits ?? (now ? null : 'noText')) : 'offline'
  const getNow = useCallback(() => getContent() ?? stored?.content ?? null, [getContent, stored])
  return (
    <div className="sign-panel">
      <h3>
        <span>{t('sign-offs.panelTitle')}</span> · {t('sign-offs.versionShort')}{' '}
        <code>{fingerprint(row.version)}</code>
      </h3>
      <ChangeNotes
        row={row}
        now={now}
        speech={speech}
        onCompare={(before) => compare({ pointId: row.id, before, after: row.version })}
      />
      <SealNotes row={row} speech={speech} />
      {workspace.delegations.map((delegation) => (
        <DelegationRows key={delegation.code} {...{ row, delegation, person, speech }} />
      ))}
      <DeedButtons deeds={deeds} context={context} waits={blocked} speech={speech} onAct={setAct} />
      <p className="small muted">{t('sign-offs.timesIn', { zone: speech.zone })}</p>
      <DeedDialog
        {...{ slug, registerId, row, person, act, context }}
        getContent={getNow}
        onClose={() => setAct(null)}
      />
      <CompareSheet slug={slug} pointId={row.id} />
    </div>
  )
}

interface DeedDialogProps {
  slug: string
  registerId: string
  row: PointRow
  person: Person | null
  /** What was pressed; null while nothing was. */
  act: ActName | null
  context: DeedContext
  getContent: GetContent
  onClose: () => void
}

/** Acts over the words get the sheet, the others a question. */
function DeedDialog({ act, person, context, getContent, ...shared }: DeedDialogProps) {
  if (!act || !person) return null
  if (isSheetAct(act)) return <SigningSheet {...shared} act={act} person={person} getContent={getContent} />
  return <ConfirmDeed {...shared} act={act} context={context} />
}

function isSheetAct(act: ActName): act is SheetAct {
  return act === 'sign' || act === 'initial' || REASONED_ACTS.includes(act)
}

/** What this person may do; acts that need the history appear once it has been read. */
function useDeeds(row: PointRow, person: Person | null, missing: ReturnType<typeof missingLanguages>) {
  const acts = usePoint(row.id).data?.acts.map((entry) => factsOf(entry)) ?? []
  const deeds = person
    ? deedsFor(row, person, { version: row.version, missing, acts })
    : { acts: [], whyNotSign: null }
  const delegation = person?.delegation ?? ''
  const target = person ? withdrawable(acts, { accountId: person.accountId, delegation }) : null
  const context: DeedContext = { row, delegation, withdraws: withdrawnBy(target, row, delegation) }
  return { deeds, context }
}

function withdrawnBy(target: 'initial' | 'standing' | null, row: PointRow, delegation: string): Withdrawn {
  if (target === 'initial') return 'initial'
  return row.signOffs[delegation]?.state === 'objected' ? 'objection' : 'signature'
}
