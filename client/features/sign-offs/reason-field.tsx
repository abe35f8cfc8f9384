// The stated reason of a reservation or an objection; both need one.
import { useEffect, useRef } from 'react'
import { MAX_REASON_LENGTH } from '#shared/api/acts.ts'
import { useT } from '#client/i18n/language.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { SheetEvent, SheetState } from './sheet-state.ts'

export function ReasonField({ state, tell }: { state: SheetState; tell: (event: SheetEvent) => void }) {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  // The button that asked for the reason is far below the field that lacks it.
  useEffect(() => {
    if (state.reasonMissing) place.current?.querySelector('textarea')?.focus()
  }, [state.reasonMissing])
  return (
    <div ref={place}>
      <TextField
        label={t(state.act === 'object' ? 'signing.objectionLabel' : 'signing.reservationLabel')}
        hint={t('signing.reasonHint')}
        error={state.reasonMissing ? t('signing.reasonMissing') : null}
        rows={3}
        isRequired
        maxLength={MAX_REASON_LENGTH}
        isDisabled={state.phase !== 'reading'}
        value={state.reason}
        onChange={(text) => tell({ type: 'reason', text })}
      />
    </div>
  )
}
