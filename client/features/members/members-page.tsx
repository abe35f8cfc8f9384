// The members of a workspace, one column for each delegation in the same form. A chair changes only the own side's.
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Membership } from '#shared/api/accounts.ts'
import type { Member } from '#shared/api/members.ts'
import type { Delegation, Workspace } from '#shared/api/workspaces.ts'
import { can, ROLES } from '#shared/policy.ts'
import { useMembership } from '#client/api/use-me.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { DelegationTag } from '#client/features/names.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase, usePhrase } from '#client/i18n/phrase.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Section } from '#client/ui/card.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { EditMember } from './edit-member.tsx'
import { MemberRow } from './member-row.tsx'
import { Nominate } from './nominate.tsx'
import './members.css'

export function MembersPage({ slug }: { slug: string }) {
  const t = useT()
  const phrase = usePhrase()
  const workspace = useWorkspace(slug)
  const membership = useMembership(slug)
  useDocumentTitle(t('members.title'), workspace.data && phrase(workspace.data.name), t('shell.app'))
  return (
    <>
      <h1>{t('members.title')}</h1>
      <p className="muted members-intro">
        {t('members.intro')} {t('members.changeTold')}
      </p>
      <Loaded query={workspace}>{(group) => <Columns workspace={group} membership={membership} />}</Loaded>
    </>
  )
}

function Columns({ workspace, membership }: { workspace: Workspace; membership: Membership | undefined }) {
  const t = useT()
  const [nominating, setNominating] = useState<Delegation | null>(null)
  const [editing, setEditing] = useState<Member | null>(null)
  const present = inOrder(workspace.members.filter((member) => member.endedAt === null))
  const past = workspace.members.filter((member) => member.endedAt !== null)
  const guests = present.filter((member) => member.delegation === null)
  const changes = (member: Member) =>
    membership !== undefined && can(membership, 'member.change', { delegation: member.delegation })
  const rows = (members: readonly Member[]) => (
    <MemberList
      workspace={workspace}
      members={members}
      own={membership}
      onEdit={setEditing}
      changes={changes}
    />
  )

  return (
    <>
      <div className="member-columns">
        {workspace.delegations.map((delegation) => (
          <Section
            key={delegation.code}
            title={
              <span className="row">
                <DelegationTag code={delegation.code} delegations={workspace.delegations} />
                <Phrase of={delegation.name} />
              </span>
            }
            aside={
              membership &&
              can(membership, 'member.nominate', { delegation: delegation.code }) && (
                <Button onPress={() => setNominating(delegation)}>
                  <UserPlus aria-hidden="true" />
                  {t('members.nominate')}
                </Button>
              )
            }
          >
            <Card>{rows(present.filter((member) => member.delegation === delegation.code))}</Card>
          </Section>
        ))}
      </div>
      {guests.length > 0 && (
        <Section title={t('members.guests')}>
          <Card>{rows(guests)}</Card>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('members.ended')}>
          <Card>{rows(past)}</Card>
        </Section>
      )}
      {nominating && (
        <Nominate slug={workspace.slug} delegation={nominating} onClose={() => setNominating(null)} />
      )}
      {editing && <EditMember slug={workspace.slug} member={editing} onClose={() => setEditing(null)} />}
    </>
  )
}

/** By role as the rights table lists them, then by how long they have been members. */
function inOrder(members: readonly Member[]): Member[] {
  return members.toSorted(
    (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.since.localeCompare(b.since, 'en'),
  )
}

interface MemberListProps {
  workspace: Workspace
  members: readonly Member[]
  own: Membership | undefined
  changes: (member: Member) => boolean
  onEdit: (member: Member) => void
}

function MemberList({ workspace, members, own, changes, onEdit }: MemberListProps) {
  const t = useT()
  if (members.length === 0) {
    return (
      <EmptyState small title={t('members.none')}>
        {t('members.noneText')}
      </EmptyState>
    )
  }
  return (
    <ul className="plain member-list">
      {members.map((member) => (
        <li key={member.id}>
          <MemberRow
            member={member}
            delegations={workspace.delegations}
            isReader={member.id === own?.memberId}
            onEdit={changes(member) && member.endedAt === null ? () => onEdit(member) : null}
          />
        </li>
      ))}
    </ul>
  )
}
