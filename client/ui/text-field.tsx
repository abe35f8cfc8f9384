// Fields for one line or more of text, each with its label, a hint and an error that says what to mend.
import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { IconButton } from './button.tsx'
import './field.css'

type Plain = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'autoFocus'>

export interface TextFieldProps extends Plain {
  label: ReactNode
  hint?: ReactNode
  /** Shown and announced; the field then counts as invalid. */
  error?: string | null | undefined
  /** The language of what is typed. */
  lang?: string
  rows?: number
  placeholder?: string
  /** Only for the first field of what the reader has just opened. */
  takesFocus?: boolean
}

export function TextField({
  label,
  hint,
  error,
  lang,
  rows,
  placeholder,
  takesFocus = false,
  ...props
}: TextFieldProps) {
  const focus = { autoFocus: takesFocus }
  const typed = { lang, className: 'input', ...(placeholder && { placeholder }) }
  return (
    <AriaTextField
      {...props}
      {...focus}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className="field"
    >
      <Label>{label}</Label>
      {rows ? <TextArea {...typed} rows={rows} /> : <Input {...typed} />}
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  )
}

interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'rows'> {
  showLabel: string
  hideLabel: string
}

export function PasswordField(all: PasswordFieldProps) {
  const { label, hint, error, showLabel, hideLabel, takesFocus = false, ...props } = all
  const focus = { autoFocus: takesFocus }
  const [shown, setShown] = useState(false)
  return (
    <AriaTextField
      {...props}
      {...focus}
      type={shown ? 'text' : 'password'}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className="field"
    >
      <Label>{label}</Label>
      <span className="input-with-button">
        <Input className="input" spellCheck={false} autoCapitalize="none" />
        <IconButton
          label={shown ? hideLabel : showLabel}
          icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onPress={() => setShown(!shown)}
        />
      </span>
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  )
}

export function FieldNotes({ hint, error }: { hint?: ReactNode; error?: string | null | undefined }) {
  return (
    <>
      {hint && !error && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  )
}
