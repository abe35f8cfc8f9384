// The reader as the rules of sign-offs see them: account, delegation, role, and whether the chair named them signatory.
import { useMe, useMembership } from '#client/api/use-me.ts'
import type { Person } from './deeds.ts'

export function usePerson(slug: string): Person | null {
  const accountId = useMe().data?.account.id
  const membership = useMembership(slug)
  if (!accountId || !membership) return null
  const { role, delegation, signatory } = membership
  return { accountId, role, delegation, signatory }
}
