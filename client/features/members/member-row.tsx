// One member: name in the reader's script with the others below, agency, role and right to sign.
import { Pencil } from 'lucide-react'
import type { Member } from '#shared/api/members.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import { inLanguage, LANGUAGES } from '#shared/locale.ts'
import { can } from '#shared/policy.ts'
import { ROLE_WORDS, sideOf } from '#client/features/names.tsx'
import { Time } from '#client/i18n/clock.tsx'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { Tag } from '#client/ui/tag.tsx'

interface MemberRowProps {
  member: Member
  delegations: readonly Delegation[]
  isReader: boolean
  /** Null where the reader may not change this member. */
  onEdit: (() => void) | null
}

export function MemberRow({ member, delegations, isReader, onEdit }: MemberRowProps) {
  const t = useT()
  const { language } = useLanguage()
  const name = inLanguage(member.name, language)
  const others = LANGUAGES.filter((each) => each !== name.language && member.name[each].trim() !== '')
  const signs = can(member, 'sign', { delegation: member.delegation })
  return (
    <div className={member.endedAt ? 'member-row past' : 'member-row'}>
      <Avatar name={name.text} side={sideOf(member.delegation, delegations)} />
      <div className="who">
        <b lang={name.language}>{name.text}</b>{' '}
        {isReader && <span className="muted">({t('members.you')})</span>}
        <div className="small muted">
          {others.map((each, place) => (
            <span key={each}>
              {place > 0 && ' · '}
              <span lang={each}>{member.name[each]}</span>
            </span>
          ))}
        </div>
        <div className="tags">
          <Tag>{t(ROLE_WORDS[member.role])}</Tag>
          {member.agency && <Tag>{member.agency}</Tag>}
          {signs && !member.endedAt && <Tag tone="signed">{t('members.signs')}</Tag>}
          {member.endedAt && (
            <span className="small">
              {t('members.endedAt')} <Time at={member.endedAt} style="date" />
            </span>
          )}
        </div>
      </div>
      {onEdit && (
        <IconButton
          label={t('members.edit', { name: name.text })}
          icon={<Pencil aria-hidden="true" />}
          onPress={onEdit}
        />
      )}
    </div>
  )
}
