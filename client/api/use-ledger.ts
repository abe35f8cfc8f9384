// The ledger of a workspace: all acts in order, and where its export lies.
import { useQuery } from '@tanstack/react-query'
import { LEDGER_EXPORT_PATH, listLedger } from '#shared/api/acts.ts'
import { apiUrl, call } from './call.ts'
import { keys } from './query.ts'

export function useLedger(slug: string) {
  return useQuery({
    queryKey: keys.ledger(slug),
    queryFn: ({ signal }) => call(listLedger, { ws: slug, after: 0 }, signal),
  })
}

export function ledgerExportUrl(slug: string): string {
  return apiUrl(LEDGER_EXPORT_PATH, { ws: slug })
}
