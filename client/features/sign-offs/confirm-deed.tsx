// The question before an act that is not about the words: what it does, and that it stays in the ledger.
import { useState } from 'react'
import type { ActName } from '#shared/sign-offs.ts'
import { MAX_REASON_LENGTH } from '#shared/api/acts.ts'
import { isStepUpCancelled } from '#client/api/step-up.ts'
import { useRecordAct } from '#client/api/use-points.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Translate } from '#client/i18n/translate.ts'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type DeedContext, useDeedWords } from './deed-words.ts'
import type { SheetAct } from './sheet-state.ts'
import { type Speech, useSignOffSpeech } from './speech.ts'

export type ConfirmedAct = Exclude<ActName, SheetAct>

interface ConfirmDeedProps {
  slug: string
  registerId: string
  act: ConfirmedAct
  context: DeedContext
  onClose: () => void
}

export function ConfirmDeed({ slug, registerId, act, context, onClose }: ConfirmDeedProps) {
  const t = useT()
  const errorText = useErrorText()
  const speech = useSignOffSpeech(slug)
  const words = useDeedWords(speech)
  const record = useRecordAct(registerId)
  const [reason, setReason] = useState('')
  const question = questionFor(act, context, t, speech)
  const { id: point, version } = context.row
  const confirm = () => {
    const given = reason.trim()
    record.mutate({ point, act, version, ...(given && { reason: given }) }, { onSuccess: onClose })
  }
  return (
    <Dialog
      role="alertdialog"
      title={question.title}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone={act === 'withdraw' ? 'danger' : 'primary'}
            waiting={record.isPending}
            onPress={confirm}
          >
            {words(act, context)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{question.text}</p>
        {act === 'withdraw' && (
          <TextField
            label={t('signing.reasonOptional')}
            rows={2}
            maxLength={MAX_REASON_LENGTH}
            value={reason}
            onChange={setReason}
          />
        )}
        {record.isError && !isStepUpCancelled(record.error) && (
          <Banner tone="error">{errorText(record.error)}</Banner>
        )}
      </div>
    </Dialog>
  )
}

interface Question {
  title: string
  text: string
}

function questionFor(act: ConfirmedAct, context: DeedContext, t: Translate, speech: Speech): Question {
  const { row } = context
  const { number } = row
  switch (act) {
    case 'withdraw':
      return withdrawal(context, t, speech)
    case 'seal':
      return { title: t('signing.askSeal', { number }), text: t('signing.textSeal') }
    case 'reopen':
      return {
        title: t('signing.askReopenTitle', { number }),
        text: keyText(context, 'reopen', t, speech),
      }
    case 'release':
      return {
        title: t('signing.askReleaseTitle', { number }),
        text: keyText(context, 'release', t, speech),
      }
    case 'conceal':
      return { title: t('signing.askConceal', { number }), text: t('signing.textConceal') }
  }
}

function withdrawal(
  { row, delegation: code, withdraws }: DeedContext,
  t: Translate,
  speech: Speech,
): Question {
  const { number } = row
  const delegation = speech.delegation(code)
  if (withdraws === 'initial') {
    return { title: t('signing.askWithdrawInitial'), text: t('signing.textWithdrawInitial', { number }) }
  }
  const title = withdraws === 'objection' ? 'signing.askWithdrawObjection' : 'signing.askWithdrawSignature'
  return { title: t(title, { delegation }), text: t('signing.textWithdraw', { number, delegation }) }
}

const KEY_TEXTS = {
  reopen: { first: 'signing.textReopenFirst', last: 'signing.textReopenLast' },
  release: { first: 'signing.textReleaseFirst', last: 'signing.textReleaseLast' },
} as const

/** The last key opens; any earlier one asks the sides that have not turned theirs. */
function keyText(
  { row, delegation }: DeedContext,
  act: 'reopen' | 'release',
  t: Translate,
  speech: Speech,
): string {
  const turned = row.keys[act]
  const left = Object.keys(row.signOffs).filter((code) => code !== delegation && !turned.includes(code))
  const isLast = left.length === 0
  return t(KEY_TEXTS[act][isLast ? 'last' : 'first'], {
    others: speech.delegationList(isLast ? turned : left),
  })
}
