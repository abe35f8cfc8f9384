// The ledger of a workspace: all acts in order, and where its export lies. What was read is never read again, since entries never change.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { LEDGER_EXPORT_PATH, listLedger } from '#shared/api/acts.ts'
import type { LedgerEntry } from '#shared/ledger.ts'
import { apiUrl, call } from './call.ts'
import { keys } from './query.ts'

export function useLedger(slug: string) {
  const client = useQueryClient()
  return useQuery({
    queryKey: keys.ledger(slug),
    queryFn: ({ signal }) =>
      readOn(slug, client.getQueryData<LedgerEntry[]>(keys.ledger(slug)) ?? [], signal),
  })
}

/** One answer holds a limited number of entries: asks until there are no more. */
async function readOn(slug: string, known: LedgerEntry[], signal: AbortSignal): Promise<LedgerEntry[]> {
  const more = await call(listLedger, { ws: slug, after: known.at(-1)?.seq ?? 0 }, signal)
  return more.length === 0 ? known : readOn(slug, [...known, ...more], signal)
}

export function ledgerExportUrl(slug: string): string {
  return apiUrl(LEDGER_EXPORT_PATH, { ws: slug })
}
