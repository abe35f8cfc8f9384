// The fields of a point that count for a signature, in words.
import type { Json } from '#shared/canonical-json.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Speech } from './speech.ts'

const OUTCOMES = {
  information: 'signing.outcomeInformation',
  decision: 'signing.outcomeDecision',
  commitment: 'signing.outcomeCommitment',
} as const

export interface FieldWords {
  name: (field: string) => string
  value: (field: string, value: Json | undefined) => string
}

/** A field that has no words here is shown as it is recorded: nothing that counts is left out. */
export function useFieldWords(speech: Speech): FieldWords {
  const t = useT()
  return {
    name: (field) => {
      if (field === 'outcome') return t('signing.fieldOutcome')
      return field === 'presenter' ? t('signing.fieldPresenter') : field
    },
    value: (field, value) => {
      if (value === undefined) return '—'
      if (field === 'presenter' && typeof value === 'string') return speech.delegation(value)
      if (field === 'outcome' && isOutcome(value)) return t(OUTCOMES[value])
      return typeof value === 'string' ? value : JSON.stringify(value)
    },
  }
}

function isOutcome(value: Json): value is keyof typeof OUTCOMES {
  return typeof value === 'string' && Object.hasOwn(OUTCOMES, value)
}
