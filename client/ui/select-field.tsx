// Picks one of a list that is too long to stand in sight.
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { FieldNotes } from './text-field.tsx'
import './field.css'
import './menu.css'

interface SelectFieldProps<T extends string> {
  label: ReactNode
  choices: readonly { value: T; text: string; lang?: string }[]
  value: T
  onChange: (value: T) => void
  hint?: ReactNode
  error?: string | null
  isDisabled?: boolean
}

export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, choices, value, onChange, hint, error, isDisabled = false } = props
  return (
    <Select
      className="field"
      value={value}
      onChange={(key) => onChange(key as T)}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover className="popover">
        <ListBox className="menu">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.text} className="menu-item">
              <span lang={choice.lang}>{choice.text}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
