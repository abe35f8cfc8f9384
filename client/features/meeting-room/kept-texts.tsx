// Text that the server did not take, offered back to its author beside what stands there now: copy, insert again, or discard.
import { useState } from 'react'
import { AppError, isErrorCode } from '#shared/errors.ts'
import { Language } from '#shared/locale.ts'
import type { Place } from '#shared/register.ts'
import { insertAgain, wordsNow } from '#client/collab/insert-again.ts'
import { discardText, type KeptText, type KeptWhy, useKeptTexts } from '#client/collab/recovery.ts'
import type { RegisterView } from '#client/collab/use-register.ts'
import { LANGUAGE_WORDS } from '#client/features/names.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { Time } from '#client/i18n/clock.tsx'
import { useT } from '#client/i18n/language.tsx'
import type { Key } from '#client/i18n/translate.ts'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Button } from '#client/ui/button.tsx'
import { useRoom } from './room-context.tsx'
import { whyReadOnly } from './read-only.ts'

const WHY = {
  refused: 'meeting-room.keptRefused',
  access: 'meeting-room.keptAccess',
  restored: 'meeting-room.keptRestored',
  other: 'meeting-room.keptOther',
} as const satisfies Record<KeptWhy, Key>

export function KeptTexts({ live }: { live: RegisterView }) {
  const t = useT()
  const { accountId, meeting } = useRoom()
  const kept = useKeptTexts(accountId, meeting.registerId)
  if (kept.length === 0) return null
  return (
    <section className="kept-texts" aria-labelledby="kept-title">
      <h2 id="kept-title">{t('meeting-room.keptTitle')}</h2>
      <p>{t('meeting-room.keptText')}</p>
      {kept.map((text) => (
        <Kept key={text.id} kept={text} live={live} />
      ))}
    </section>
  )
}

function Kept({ kept, live }: { kept: KeptText; live: RegisterView }) {
  const t = useT()
  const { points, accountId } = useRoom()
  const reason = useReason(kept)
  const mayInsert = useMayInsert(kept, live)
  const [copied, setCopied] = useState(false)
  const row = points.find((point) => point.id === kept.place.pointId)
  const now = live.loaded ? wordsNow(live.session, kept.place) : null
  const copy = async () => {
    await navigator.clipboard.writeText(kept.text)
    setCopied(true)
  }
  const insert = () => {
    if (insertAgain(live.session, kept.place, kept.text)) discardText(accountId, kept.id)
  }
  return (
    <article className="kept">
      <header>
        <b>
          {row ? <Phrase of={row.title} empty={t('meeting-room.untitled')} /> : t('meeting-room.pointGone')}
        </b>{' '}
        <PlaceName place={kept.place} /> · <Time at={kept.at} style="time" />
      </header>
      <p>{reason}</p>
      <div className="kept-pair">
        <div>
          <h3>{t('meeting-room.keptYours')}</h3>
          <blockquote>{kept.text}</blockquote>
        </div>
        <div>
          <h3>{t('meeting-room.keptServer')}</h3>
          <blockquote>{now ?? '—'}</blockquote>
        </div>
      </div>
      <div className="row">
        <Button onPress={() => void copy()}>{t(copied ? 'ui.copied' : 'ui.copy')}</Button>
        {mayInsert && <Button onPress={insert}>{t('meeting-room.keptInsert')}</Button>}
        <Button tone="danger" onPress={() => discardText(accountId, kept.id)}>
          {t('meeting-room.keptDiscard')}
        </Button>
      </div>
    </article>
  )
}

/** In the words of the refusal where it has some of its own; else by how the text came to be kept, and the rule for whoever asks. */
function useReason({ why, code, rule }: KeptText): string {
  const t = useT()
  const errorText = useErrorText()
  if (code !== null && isErrorCode(code) && code !== 'update.refused') return errorText(new AppError(code))
  return [t(WHY[why]), rule && `(${rule})`].filter(Boolean).join(' ')
}

function useMayInsert({ place }: KeptText, live: RegisterView): boolean {
  const { rights, access, meeting, points } = useRoom()
  const sealed = points.find((point) => point.id === place.pointId)?.sealed ?? false
  if (!live.loaded || wordsNow(live.session, place) === null) return false
  const facts = {
    rights,
    access,
    meetingClosed: meeting.state === 'closed',
    sealed,
    connection: live.connection,
  }
  return whyReadOnly(facts, place) === null
}

function PlaceName({ place }: { place: Place }) {
  const t = useT()
  const language = Language.safeParse(place.key).data
  if (!language) return place.key
  const name = t(LANGUAGE_WORDS[language])
  return <>{t(place.part === 'title' ? 'meeting-room.titleIn' : 'meeting-room.bodyIn', { language: name })}</>
}
