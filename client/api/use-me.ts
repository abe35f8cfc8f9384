// The own account, its sessions, and getting in and out.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  changePassword,
  endSession,
  getMe,
  listSessions,
  type Me,
  signIn,
  signOut,
  stepUp,
  updateMe,
} from '#shared/api/accounts.ts'
import { getSetUp, useSetUp } from '#shared/api/set-up.ts'
import type { RequestOf } from '#shared/endpoint.ts'
import type { Language } from '#shared/locale.ts'
import { call, isRefusal } from './call.ts'
import { keys } from './query.ts'
import { reportSessionStart } from './session.ts'

/**
 * Null without a session. Once somebody was signed in here, the answer stays when the session ends: the page asks to sign
 * in again, and keeps what is on it.
 */
export function useMe() {
  const client = useQueryClient()
  return useQuery({
    queryKey: keys.me,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await call(getMe, {}, signal)
      } catch (error) {
        if (isRefusal(error, 'auth.no_session')) return client.getQueryData<Me | null>(keys.me) ?? null
        throw error
      }
    },
    staleTime: Infinity,
  })
}

/** The own membership in a workspace, once it is known. */
export function useMembership(slug: string) {
  return useMe().data?.memberships.find((membership) => membership.slug === slug)
}

type SignInInput = RequestOf<typeof signIn> & { language: Language | undefined }

/** With a language, the account remembers it before anything of the account is read. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ language, ...input }: SignInInput) => {
      const output = await call(signIn, input)
      if (language) await call(updateMe, { language })
      return output
    },
    onSuccess: ({ account }) => {
      const before = client.getQueryData<Me | null>(keys.me)
      // Nothing that another account has read may stay on the page.
      if (before && before.account.id !== account.id) return location.reload()
      reportSessionStart()
      return client.invalidateQueries()
    },
  })
}

/** Leaves the page: nothing of the session stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => location.assign('/'),
  })
}

export function useStepUp() {
  return useMutation({ mutationFn: (input: RequestOf<typeof stepUp>) => call(stepUp, input) })
}

export function useUpdateMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RequestOf<typeof updateMe>) => call(updateMe, input),
    onSuccess: (account) => {
      client.setQueryData<Me | null>(keys.me, (me) => me && { ...me, account })
    },
  })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RequestOf<typeof changePassword>) => call(changePassword, input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sessions }),
  })
}

export function useSessions() {
  return useQuery({
    queryKey: keys.sessions,
    queryFn: ({ signal }) => call(listSessions, {}, signal),
    staleTime: 0,
  })
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (session: string) => call(endSession, { session }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sessions }),
  })
}

export function useSetUpLink(token: string) {
  return useQuery({ queryKey: keys.setUp(token), queryFn: ({ signal }) => call(getSetUp, { token }, signal) })
}

export function useSetUpAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RequestOf<typeof useSetUp>) => call(useSetUp, input),
    onSuccess: () => {
      reportSessionStart()
      return client.invalidateQueries({ queryKey: keys.me })
    },
  })
}
