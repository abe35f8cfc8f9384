// Whether what was typed here is stored, in one short line. It says "saved" only when the server has said so.
import { Check, CloudOff } from 'lucide-react'
import type { RegisterView } from '#client/collab/use-register.ts'
import { useT } from '#client/i18n/language.tsx'

/** Two keystrokes on their way are no news; a second of them is. */
const SLOW = 4

export function SavedState({ live }: { live: RegisterView }) {
  const t = useT()
  const { phase } = live.connection
  const { unsaved } = live
  if (phase === 'connecting') return <Line dot="hollow" text={t('meeting-room.connecting')} />
  if (phase !== 'live') {
    const text = unsaved > 0 ? t('meeting-room.unsaved', { count: unsaved }) : t('meeting-room.notConnected')
    return <Line dot="hollow" tone="warn" text={text} />
  }
  if (unsaved === 0) return <Line dot="check" tone="ok" text={t('meeting-room.saved')} />
  return unsaved >= SLOW ? <Unsaved count={unsaved} /> : <Line dot="full" text={t('meeting-room.saving')} />
}

function Unsaved({ count }: { count: number }) {
  const t = useT()
  return <Line dot="full" tone="warn" text={t('meeting-room.unsaved', { count })} />
}

interface LineProps {
  dot: 'check' | 'full' | 'hollow'
  tone?: 'ok' | 'warn'
  text: string
}

function Line({ dot, tone, text }: LineProps) {
  return (
    <span className={`saved-state small ${tone ?? ''}`} data-saved={dot === 'check'}>
      {dot === 'check' ? (
        <Check aria-hidden="true" />
      ) : dot === 'hollow' && tone === 'warn' ? (
        <CloudOff aria-hidden="true" />
      ) : (
        <i className={`dot ${dot}`} />
      )}
      <span className="saved-words">{text}</span>
    </span>
  )
}
