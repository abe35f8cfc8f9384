// A name or title in the three languages, each field set in its own script.
import { LANGUAGES, MAX_TITLE_LENGTH, type Trilingual } from '#shared/locale.ts'
import { TextField } from '#client/ui/text-field.tsx'

interface NameFieldsProps {
  labels: Readonly<Record<keyof Trilingual, string>>
  value: Trilingual
  onChange: (value: Trilingual) => void
  /** Stands below the first field. */
  error?: string | null
  /** The refusals of single fields, by language. */
  errors?: Partial<Record<keyof Trilingual, string>>
}

export const NO_NAME: Trilingual = { th: '', km: '', en: '' }

export function NameFields({ labels, value, onChange, error, errors }: NameFieldsProps) {
  return LANGUAGES.map((language, place) => (
    <TextField
      key={language}
      label={labels[language]}
      lang={language}
      maxLength={MAX_TITLE_LENGTH}
      value={value[language]}
      onChange={(text) => onChange({ ...value, [language]: text })}
      error={errors?.[language] || (place === 0 ? error : null)}
    />
  ))
}

export function isNamed(value: Trilingual): boolean {
  return LANGUAGES.some((language) => value[language].trim() !== '')
}
