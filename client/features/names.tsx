// How delegations, languages and roles are named on screens.
import type { Delegation } from '#shared/api/workspaces.ts'
import type { Language } from '#shared/locale.ts'
import type { Role } from '#shared/policy.ts'
import type { Key } from '#client/i18n/translate.ts'
import { Tag, type TagTone } from '#client/ui/tag.tsx'

export const ROLE_WORDS = {
  chair: 'ui.chair',
  liaison: 'ui.liaison',
  interpreter: 'ui.interpreter',
  expert: 'ui.expert',
  observer: 'ui.observer',
} as const satisfies Record<Role, Key>

export const LANGUAGE_WORDS = { th: 'ui.thai', km: 'ui.khmer', en: 'ui.english' } as const satisfies Record<
  Language,
  Key
>

/** The place of a delegation in the order of the workspace, which gives it its colour; null for a guest. */
export function sideOf(code: string | null, delegations: readonly Delegation[]): number | null {
  const place = delegations.findIndex((delegation) => delegation.code === code)
  return place === -1 ? null : place
}

export function sideTone(code: string | null, delegations: readonly Delegation[]): TagTone {
  const side = sideOf(code, delegations)
  return side === null ? 'plain' : side === 0 ? 'first' : 'second'
}

export function DelegationTag({ code, delegations }: { code: string; delegations: readonly Delegation[] }) {
  return <Tag tone={sideTone(code, delegations)}>{code}</Tag>
}
