// The cache of what the server said, and the names of its entries. Events keep it current, so nothing is refetched on a timer.
import { QueryClient } from '@tanstack/react-query'
import { AppError } from '#shared/errors.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only a line that is down is worth another try.
      retry: (failures, error) => !(error instanceof AppError) && failures < 3,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 8000),
      refetchOnWindowFocus: true,
    },
    // Offline, a mutation fails at once and says so, instead of waiting unseen.
    mutations: { retry: false, networkMode: 'always' },
  },
})

export const keys = {
  me: ['me'],
  sessions: ['sessions'],
  setUp: (token: string) => ['set-up', token],
  workspace: (slug: string) => ['workspace', slug],
  meetings: (slug: string) => ['meetings', slug],
  points: (registerId: string) => ['points', registerId],
  point: (pointId: string) => ['point', pointId],
  versions: (pointId: string) => ['versions', pointId],
  ledger: (slug: string) => ['ledger', slug],
} as const
