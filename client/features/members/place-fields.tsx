// Role, agency and the right to sign: what a chair says about a member of the own side.
import { type Role, ROLES } from '#shared/policy.ts'
import { ROLE_WORDS } from '#client/features/names.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'

export interface Place {
  role: Role
  agency: string
  signatory: boolean
}

export function PlaceFields({ value, onChange }: { value: Place; onChange: (value: Place) => void }) {
  const t = useT()
  const chair = value.role === 'chair'
  return (
    <>
      <div className="columns">
        <SelectField
          label={t('members.role')}
          value={value.role}
          onChange={(role) => onChange({ ...value, role, signatory: role === 'liaison' && value.signatory })}
          choices={ROLES.map((role) => ({ value: role, text: t(ROLE_WORDS[role]) }))}
        />
        <TextField
          label={t('members.agency')}
          maxLength={200}
          value={value.agency}
          onChange={(agency) => onChange({ ...value, agency })}
        />
      </div>
      <div>
        <Checkbox
          isSelected={chair || value.signatory}
          isDisabled={value.role !== 'liaison'}
          onChange={(signatory) => onChange({ ...value, signatory })}
        >
          {t('members.signatory')}
        </Checkbox>
        <p className="field-hint">{t('members.signatoryHint')}</p>
      </div>
    </>
  )
}
