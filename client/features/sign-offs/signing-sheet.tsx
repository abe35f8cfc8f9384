// The sheet on which a person signs, initials, reserves or objects: the exact words, what changed since the last time, and the fingerprint to read aloud.
import { type ReactNode, useEffect, useReducer, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { fingerprint } from '#shared/hash.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Translate } from '#client/i18n/translate.ts'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import type { Named } from './canonical.ts'
import { ChangedSummary, useChangedWords } from './change-note.tsx'
import type { Person } from './deeds.ts'
import { FingerprintBlock } from './fingerprint-block.tsx'
import { type GetContent, useLiveContent } from './live-content.ts'
import { PasswordStep } from './password-step.tsx'
import { ReasonField } from './reason-field.tsx'
import {
  hasMoved,
  mayConfirm,
  needsReason,
  nextSheet,
  openSheet,
  type SheetAct,
  type SheetEvent,
  type SheetState,
  unseen,
} from './sheet-state.ts'
import { SheetTexts } from './sheet-texts.tsx'
import { type Speech, useSignOffSpeech } from './speech.ts'
import { useNarrow } from './use-narrow.ts'
import { useSend } from './use-send.ts'
import './signing-sheet.css'

interface SigningSheetProps {
  slug: string
  registerId: string
  row: PointRow
  act: SheetAct
  person: Person
  /** The live words; what they are when the sheet opens is frozen. */
  getContent: GetContent
  onClose: () => void
}

export function SigningSheet(props: SigningSheetProps) {
  const t = useT()
  const live = useLiveContent(props.getContent)
  const speech = useSignOffSpeech(props.slug)
  const [first, setFirst] = useState(live)
  if (!first && live) setFirst(live)
  if (first) return <OpenSheet {...props} first={first} live={live} speech={speech} />
  return (
    <SheetFrame title={titleOf(props, t, speech)} onClose={props.onClose}>
      <Banner tone="error">{t('signing.unknownText')}</Banner>
    </SheetFrame>
  )
}

interface OpenSheetProps extends SigningSheetProps {
  first: Named
  /** Null when the text has gone while the sheet was open. */
  live: Named | null
  speech: Speech
}

function OpenSheet({ first, live, speech, ...props }: OpenSheetProps) {
  const t = useT()
  const [state, tell] = useReducer(nextSheet, openSheet(props.act, first))
  const paged = useNarrow()
  const send = useSend(state, tell, { registerId: props.registerId, pointId: props.row.id })
  const version = live?.version ?? ''
  useEffect(() => tell({ type: 'live', version }), [version])
  const isDone = state.phase === 'done'
  return (
    <SheetFrame
      title={titleOf(props, t, speech)}
      onClose={props.onClose}
      footer={<SheetFooter {...{ state, tell, send, paged, speech }} onClose={props.onClose} />}
    >
      <div className="signing">
        <SheetNotices {...{ state, tell, live, speech }} />
        <div className="signing-top">
          {!isDone && <p>{t(INTRO[state.act])}</p>}
          <FingerprintBlock version={state.frozen.version} />
        </div>
        <SheetTexts
          state={state}
          tell={tell}
          paged={paged}
          point={props.row}
          person={props.person}
          speech={speech}
        />
        {needsReason(state.act) && !isDone && <ReasonField state={state} tell={tell} />}
      </div>
    </SheetFrame>
  )
}

const INTRO = {
  sign: 'signing.introSign',
  reserve: 'signing.introReserve',
  object: 'signing.introObject',
  initial: 'signing.introInitial',
} as const

const TITLES = {
  sign: 'signing.sheetSign',
  reserve: 'signing.sheetReserve',
  object: 'signing.sheetObject',
} as const

function titleOf(
  { act, row, person }: SigningSheetProps | Omit<OpenSheetProps, 'first' | 'live' | 'speech'>,
  t: Translate,
  speech: Speech,
): string {
  const { number } = row
  if (act === 'initial') return t('signing.sheetInitial', { number })
  return t(TITLES[act], { number, delegation: speech.delegation(person.delegation ?? '') })
}

interface FrameProps {
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}

function SheetFrame({ title, onClose, children, footer }: FrameProps) {
  const t = useT()
  return (
    <Dialog
      shape="sheet"
      title={title}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={footer}
    >
      {children}
    </Dialog>
  )
}

export type Tell = (event: SheetEvent) => void

interface NoticesProps {
  state: SheetState
  tell: Tell
  live: Named | null
  speech: Speech
}

function SheetNotices({ state, tell, live, speech }: NoticesProps) {
  const t = useT()
  const errorText = useErrorText()
  const since = useChangedWords(state.frozen.content, live?.content)
  const showNew = () => live && tell({ type: 'refrozen', named: live })
  if (state.phase === 'done') return <Done state={state} speech={speech} />
  return (
    <>
      {hasMoved(state) && (
        <Banner
          tone="warning"
          actions={
            <Button isDisabled={live === null} onPress={showNew}>
              {t('signing.showNewText')}
            </Button>
          }
        >
          {t('signing.moved')} {since && <ChangedSummary changed={since} speech={speech} ends />}
        </Banner>
      )}
      {state.empty.length > 0 && (
        <Banner tone="error">
          {t('signing.emptyLanguages', { languages: speech.languages(state.empty) })}
        </Banner>
      )}
      {state.refusal !== null && <Banner tone="error">{errorText(state.refusal)}</Banner>}
    </>
  )
}

const DONE = {
  sign: 'signing.doneSign',
  reserve: 'signing.doneReserve',
  object: 'signing.doneObject',
  initial: 'signing.doneInitial',
} as const

function Done({ state, speech }: { state: SheetState; speech: Speech }) {
  const t = useT()
  if (!state.recorded) return null
  const { at, seq } = state.recorded
  const time = `${speech.moment(at)} (${speech.zone})`
  return (
    <div className="signing-done" role="status">
      <b>{t(DONE[state.act], { time, fingerprint: fingerprint(state.frozen.version).toUpperCase() })}</b>
      <span className="small">{t('signing.doneEntry', { seq: String(seq) })}</span>
    </div>
  )
}

interface FooterProps {
  state: SheetState
  tell: Tell
  send: () => void
  paged: boolean
  speech: Speech
  onClose: () => void
}

const CONFIRM = {
  sign: 'signing.confirmSign',
  reserve: 'signing.confirmReserve',
  object: 'signing.confirmObject',
  initial: 'signing.confirmInitial',
} as const

function SheetFooter({ state, tell, send, paged, speech, onClose }: FooterProps) {
  const t = useT()
  if (state.phase === 'done') {
    return (
      <Button tone="primary" onPress={onClose}>
        {t('ui.close')}
      </Button>
    )
  }
  if (state.phase === 'password') {
    return <PasswordStep onProved={send} onCancel={() => tell({ type: 'passwordPutOff' })} />
  }
  const toRead = paged ? unseen(state) : []
  const name = fingerprint(state.frozen.version).toUpperCase()
  return (
    <>
      {toRead.length > 0 && !hasMoved(state) && (
        <p className="signing-hint small muted">
          {t('signing.readFirst', { languages: speech.languages(toRead) })}
        </p>
      )}
      <Button onPress={onClose}>{t('ui.cancel')}</Button>
      <Button
        tone={state.act === 'object' ? 'danger' : state.act === 'initial' ? 'primary' : 'sign'}
        isDisabled={state.phase === 'reading' && !mayConfirm(state, { paged })}
        waiting={state.phase === 'sending'}
        onPress={send}
      >
        {t(CONFIRM[state.act], { fingerprint: name })}
      </Button>
    </>
  )
}
