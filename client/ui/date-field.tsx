// A date and a time, typed part by part in the calendar of the reader's language: Thai in the Buddhist era, the others in the common era.
import type { CalendarDate, Time } from '@internationalized/date'
import type { ReactNode } from 'react'
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { Label } from 'react-aria-components/Label'
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField'
import { FieldNotes } from './text-field.tsx'
import './field.css'
import './date-field.css'

interface FieldProps<T> {
  label: ReactNode
  value: T | null
  onChange: (value: T | null) => void
  hint?: ReactNode
  error?: string | null
}

export function DateField({ label, value, onChange, hint, error }: FieldProps<CalendarDate>) {
  return (
    <AriaDateField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <DateInput className="input date-input">{(segment) => <DateSegment segment={segment} />}</DateInput>
      <FieldNotes hint={hint} error={error} />
    </AriaDateField>
  )
}

export function TimeField({ label, value, onChange, hint, error }: FieldProps<Time>) {
  return (
    <AriaTimeField
      className="field"
      hourCycle={24}
      shouldForceLeadingZeros
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <DateInput className="input date-input">{(segment) => <DateSegment segment={segment} />}</DateInput>
      <FieldNotes hint={hint} error={error} />
    </AriaTimeField>
  )
}
