// The acts this person may do on the point, or in words why they may not sign. The most frequent one is the largest.
import { Ellipsis } from 'lucide-react'
import { useId } from 'react'
import type { ActName } from '#shared/sign-offs.ts'
import { useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { Menu, MenuItem } from '#client/ui/menu.tsx'
import { type DeedContext, useDeedWords, whyWords } from './deed-words.ts'
import type { Deeds } from './deeds.ts'
import type { Speech } from './speech.ts'

/** Why nothing can be recorded just now, whoever asks. */
export type Waits = 'offline' | 'unsaved' | 'noText'

interface DeedButtonsProps {
  deeds: Deeds
  context: DeedContext
  waits: Waits | null
  speech: Speech
  onAct: (act: ActName) => void
}

const WAITS = {
  offline: 'sign-offs.whyOffline',
  unsaved: 'sign-offs.whyUnsaved',
  noText: 'sign-offs.whyNoText',
} as const

export function DeedButtons({ deeds, context, waits, speech, onAct }: DeedButtonsProps) {
  const t = useT()
  const reasonId = useId()
  const words = useDeedWords(speech)
  const { shown, more } = arranged(deeds, context)
  const reason = waits ? t(WAITS[waits]) : deeds.whyNotSign && whyWords(deeds.whyNotSign, t, speech)
  if (deeds.acts.length === 0 && !deeds.whyNotSign) return null
  return (
    <div className="deeds">
      {shown.map((act) => (
        <Button
          key={act}
          tone={act === 'sign' ? 'sign' : 'plain'}
          isDisabled={waits !== null}
          {...(reason && { 'aria-describedby': reasonId })}
          onPress={() => onAct(act)}
        >
          {words(act, context)}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu
          label={t('sign-offs.moreActs')}
          trigger={
            <Button tone="quiet" isDisabled={waits !== null}>
              <Ellipsis aria-hidden="true" />
              {t('sign-offs.moreActs')}
            </Button>
          }
        >
          {more.map((act) => (
            <MenuItem key={act} text={words(act, context)} onAction={() => onAct(act)} />
          ))}
        </Menu>
      )}
      {reason && (
        <p id={reasonId} className="deeds-reason small muted">
          {reason}
        </p>
      )}
    </div>
  )
}

/**
 * In sight: signing and objecting while the own side's word is missing, an initial where it is all one may do, a key that the
 * other side waits for, and taking back an objection.
 */
function arranged(
  { acts, whyNotSign }: Deeds,
  { row, delegation }: DeedContext,
): { shown: ActName[]; more: ActName[] } {
  const state = row.signOffs[delegation]?.state
  const isMissing = state === 'open' || state === 'stale' || state === 'objected'
  const advises = whyNotSign?.why === 'role' || whyNotSign?.why === 'signatory'
  const isShown = (act: ActName) => {
    if (STANDING.includes(act)) return isMissing
    if (act === 'initial') return advises
    if (act === 'withdraw') return state === 'objected'
    return act === 'reopen' || (act === 'release' && row.keys.release.length > 0)
  }
  return { shown: acts.filter(isShown), more: acts.filter((act) => !isShown(act)) }
}

const STANDING: readonly ActName[] = ['sign', 'reserve', 'object']
