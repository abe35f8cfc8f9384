// Sends the deed of a signing sheet with the version that was frozen, and turns the answer into what happens on the sheet.
import * as z from 'zod'
import { isRefusal } from '#client/api/call.ts'
import { useRecordAct } from '#client/api/use-points.ts'
import { Version } from '#shared/ids.ts'
import { Language } from '#shared/locale.ts'
import { lacksReason, type SheetEvent, type SheetState } from './sheet-state.ts'

/** The sheet asks for the password itself, so a step-up comes back as a refusal. */
const asItIs = <T>(deed: () => Promise<T>) => deed()

interface About {
  registerId: string
  pointId: string
}

/** Called by the button, and again once the password is proved. */
export function useSend(state: SheetState, tell: (event: SheetEvent) => void, about: About): () => void {
  const record = useRecordAct(about.registerId, asItIs)
  return () => {
    if (lacksReason(state)) return tell({ type: 'reasonAsked' })
    tell({ type: 'sent' })
    const reason = state.reason.trim()
    const input = {
      point: about.pointId,
      act: state.act,
      version: state.frozen.version,
      ...(reason && { reason }),
    }
    return record.mutate(input, {
      onSuccess: ({ act }) => tell({ type: 'recorded', at: act.at, seq: act.seq }),
      onError: (error) => tell(eventOf(error)),
    })
  }
}

const Moved = z.object({ version: Version })
const Incomplete = z.object({ languages: z.array(Language) })

export function eventOf(error: unknown): SheetEvent {
  if (isRefusal(error, 'auth.step_up_required')) return { type: 'passwordAsked' }
  if (isRefusal(error, 'sign_off.stale_content')) {
    const details = Moved.safeParse(error.details)
    if (details.success) return { type: 'moved', version: details.data.version }
  }
  if (isRefusal(error, 'sign_off.incomplete')) {
    const details = Incomplete.safeParse(error.details)
    if (details.success) return { type: 'incomplete', languages: details.data.languages }
  }
  return { type: 'refused', error }
}
