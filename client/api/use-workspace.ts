// A workspace with its delegations, members and registers, and what a chair does with members.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RequestOf } from '#shared/endpoint.ts'
import { nominateMember, updateMember } from '#shared/api/members.ts'
import { getWorkspace, type Workspace } from '#shared/api/workspaces.ts'
import { call } from './call.ts'
import { keys } from './query.ts'

export function useWorkspace(slug: string) {
  return useQuery({
    queryKey: keys.workspace(slug),
    queryFn: ({ signal }) => call(getWorkspace, { ws: slug }, signal),
  })
}

export function useNominate(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Omit<RequestOf<typeof nominateMember>, 'ws'>) =>
      call(nominateMember, { ...input, ws: slug }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.workspace(slug) }),
  })
}

export function useUpdateMember(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Omit<RequestOf<typeof updateMember>, 'ws'>) =>
      call(updateMember, { ...input, ws: slug }),
    onSuccess: (member) => {
      client.setQueryData<Workspace>(keys.workspace(slug), (workspace) => {
        return workspace && { ...workspace, members: replaced(workspace.members, member) }
      })
      return client.invalidateQueries({ queryKey: keys.me })
    },
  })
}

/** The list with this row in the place of the one with its id, or at the end. */
export function replaced<T extends { id: string }>(rows: readonly T[], row: T): T[] {
  return rows.some((each) => each.id === row.id)
    ? rows.map((each) => (each.id === row.id ? row : each))
    : [...rows, row]
}
