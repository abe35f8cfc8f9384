// Plans a meeting: a title in the three languages, a day in the reader's calendar, a time in the workspace's zone.
import {
  type CalendarDate,
  GregorianCalendar,
  Time,
  toCalendar,
  toCalendarDateTime,
  toZoned,
} from '@internationalized/date'
import { type FormEvent, useState } from 'react'
import type { Workspace } from '#shared/api/workspaces.ts'
import { LANGUAGES, type Trilingual } from '#shared/locale.ts'
import { useCreateMeeting } from '#client/api/use-meetings.ts'
import { isNamed, NameFields } from '#client/features/name-fields.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { otherEra, zoneText } from '#client/i18n/dates.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { translator } from '#client/i18n/translate.ts'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { DateField, TimeField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'

interface PlanMeetingProps {
  workspace: Workspace
  /** The number that the meeting will get. */
  number: number
  onClose: () => void
}

export function PlanMeeting({ workspace, number, onClose }: PlanMeetingProps) {
  const t = useT()
  const { language } = useLanguage()
  const errorText = useErrorText()
  const create = useCreateMeeting(workspace.slug)
  const [title, setTitle] = useState<Trilingual>(() => suggestedTitle(number))
  const [date, setDate] = useState<CalendarDate | null>(null)
  const [time, setTime] = useState<Time | null>(new Time(9, 0))
  const [place, setPlace] = useState('')
  const [openedAt] = useState(() => new Date())
  const [tried, setTried] = useState(false)
  const wrongYear = date !== null && isOutOfTime(date)
  const startsAt = date && time && !wrongYear ? instantOf(date, time, workspace.timeZone) : null
  const dateError = wrongYear
    ? t('meetings.yearWrong', { year: String(commonYear(date)) })
    : startsAt
      ? null
      : t('meetings.dateMissing')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isNamed(title) && startsAt && !create.isPending)
      create.mutate({ title, startsAt, place }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('meetings.plan')}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      <form className="form" onSubmit={submit} noValidate>
        {create.isError && <Banner tone="error">{errorText(create.error)}</Banner>}
        <NameFields
          labels={{ th: t('meetings.titleTh'), km: t('meetings.titleKm'), en: t('meetings.titleEn') }}
          value={title}
          onChange={setTitle}
          error={tried && !isNamed(title) ? t('meetings.titleMissing') : null}
        />
        <div className="columns">
          <DateField
            label={t('meetings.date')}
            value={date}
            onChange={setDate}
            hint={startsAt && otherEra(startsAt, language, workspace.timeZone)}
            error={tried ? dateError : null}
          />
          <TimeField
            label={t('meetings.time', { zone: zoneText(workspace.timeZone, openedAt) })}
            value={time}
            onChange={setTime}
          />
        </div>
        <TextField
          label={t('meetings.place')}
          hint={t('meetings.placeHint')}
          maxLength={300}
          value={place}
          onChange={setPlace}
        />
        <div className="row form-end">
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="primary" waiting={create.isPending}>
            {t('meetings.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function suggestedTitle(number: number): Trilingual {
  const [th = '', km = '', en = ''] = LANGUAGES.map((language) =>
    translator(language)('meetings.suggestion', { number }),
  )
  return { th, km, en }
}

/** A year of the other era typed into this one is 543 years off: such a day is asked about, never stored. */
const YEARS = { first: 2000, last: 2100 }

/** The field may hold a Buddhist year; an instant is always of the common era. */
function instantOf(date: CalendarDate, time: Time, zone: string): string {
  return toZoned(toCalendarDateTime(toCalendar(date, new GregorianCalendar()), time), zone)
    .toDate()
    .toISOString()
}

function isOutOfTime(date: CalendarDate): boolean {
  const year = commonYear(date)
  return year < YEARS.first || year > YEARS.last
}

function commonYear(date: CalendarDate): number {
  const common = toCalendar(date, new GregorianCalendar())
  return common.era === 'BC' ? 1 - common.year : common.year
}
