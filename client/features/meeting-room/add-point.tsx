// Asks for a new point's title in the three languages and adds it behind the one that is open.
import { useState } from 'react'
import { newId } from '#shared/ids.ts'
import { LANGUAGES, type Language, MAX_TITLE_LENGTH, type Trilingual } from '#shared/locale.ts'
import { useCreatePoint } from '#client/api/use-points.ts'
import { cleanLine } from '#client/collab/paste.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { LANGUAGE_NAMES, useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { minutesOf } from './minutes.ts'
import { useRoom } from './room-context.tsx'

interface AddPointProps {
  after: string | undefined
  onClose: () => void
  onAdded: (id: string) => void
}

export function AddPointDialog({ after, onClose, onAdded }: AddPointProps) {
  const t = useT()
  const errorText = useErrorText()
  const { meeting } = useRoom()
  const create = useCreatePoint(meeting.registerId)
  // One id for all tries: a second press, or a try after a lost answer, is the same point.
  const [id] = useState(() => newId(Date.now()))
  const [title, setTitle] = useState<Trilingual>({ th: '', km: '', en: '' })
  const [minutes, setMinutes] = useState('')
  const [asked, setAsked] = useState(false)
  const count = minutesOf(minutes)
  const isEmpty = LANGUAGES.every((language) => title[language].trim() === '')

  const add = () => {
    setAsked(true)
    if (isEmpty || count === undefined) return
    const fields = count === null ? {} : { minutes: count }
    const input = { id, kind: 'agenda' as const, title, fields, ...(after && { after }) }
    create.mutate(input, {
      onSuccess: () => {
        onClose()
        onAdded(id)
      },
    })
  }

  return (
    <Dialog
      title={t('meeting-room.addPoint')}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" waiting={create.isPending} onPress={add}>
            {t('meeting-room.addPoint')}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <p className="muted">{t('meeting-room.addPointHint')}</p>
        {LANGUAGES.map((language, at) => (
          <TextField
            key={language}
            label={<TitleLabel language={language} />}
            lang={language}
            value={title[language]}
            onChange={(value) => setTitle({ ...title, [language]: cleanLine(value) })}
            maxLength={MAX_TITLE_LENGTH}
            takesFocus={at === 0}
            error={asked && isEmpty && at === 0 ? t('meeting-room.titleNeeded') : null}
          />
        ))}
        <TextField
          label={t('meeting-room.minutes')}
          inputMode="numeric"
          value={minutes}
          onChange={setMinutes}
          error={count === undefined ? t('meeting-room.minutesWrong') : null}
        />
        {create.isError && <Banner tone="error">{errorText(create.error)}</Banner>}
        <button type="submit" hidden>
          {t('meeting-room.addPoint')}
        </button>
      </form>
    </Dialog>
  )
}

function TitleLabel({ language }: { language: Language }) {
  const t = useT()
  return (
    <>
      {t('meeting-room.titleField')} · <span lang={language}>{LANGUAGE_NAMES[language]}</span>
    </>
  )
}
