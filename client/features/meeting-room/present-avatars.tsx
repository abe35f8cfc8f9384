// Who is in the room now: one mark per person, host's delegation first, the rest behind a number. Each side keeps its colour and its place.
import { useMemo } from 'react'
import { type Visitor, usePeers, visitorsOf } from '#client/collab/presence.ts'
import type { RegisterView } from '#client/collab/use-register.ts'
import { ROLE_WORDS, sideOf } from '#client/features/names.tsx'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Role } from '#shared/policy.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { useRoom } from './room-context.tsx'

const SHOWN = 8

export function PresentAvatars({ register }: { register: RegisterView }) {
  const t = useT()
  const phrase = usePhrase()
  const { workspace } = useRoom()
  const visitors = usePeers(register.session.awareness, visitorsOf)
  const sideAt = (visitor: Visitor) =>
    sideOf(visitor.who.delegation, workspace.delegations) ?? workspace.delegations.length
  const ordered = useMemo(
    () => [...visitors].sort((a, b) => sideAt(a) - sideAt(b)),
    // oxlint-disable-next-line react/exhaustive-deps -- the place of a side follows from the workspace alone
    [visitors, workspace],
  )
  if (ordered.length === 0) return null
  const nameOf = ({ who }: Visitor) => {
    const role = Role.safeParse(who.role).data
    return [phrase(who.name), who.delegation, role && t(ROLE_WORDS[role])].filter(Boolean).join(' · ')
  }
  const rest = ordered.slice(SHOWN)
  return (
    <span className="avatars" role="group" aria-label={t('meeting-room.present', { count: ordered.length })}>
      {ordered.slice(0, SHOWN).map((visitor) => (
        <Avatar
          key={visitor.who.accountId}
          name={phrase(visitor.who.name)}
          side={sideOf(visitor.who.delegation, workspace.delegations)}
          label={nameOf(visitor)}
        />
      ))}
      {rest.length > 0 && (
        <span
          className="avatar guest"
          role="img"
          aria-label={rest.map((visitor) => nameOf(visitor)).join('; ')}
          title={rest.map((visitor) => nameOf(visitor)).join('\n')}
        >
          +{rest.length}
        </span>
      )}
    </span>
  )
}
