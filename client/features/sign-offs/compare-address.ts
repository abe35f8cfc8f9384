// Which two versions of which point are being compared, kept in the address so that it can be sent as a link and Back closes it.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export interface Compared {
  pointId: string
  /** The beginning of a version, long enough to be the only one; absent: the newest but one, and the newest. */
  before?: string | undefined
  after?: string | undefined
}

interface CompareAddress {
  compared: Compared | null
  compare: (compared: Compared) => void
  close: () => void
}

/** As much of a version as an address needs. */
const ENOUGH = 16

export function useCompareAddress(): CompareAddress {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const go = useCallback(
    (compared: Compared | null) => {
      const next = {
        compare: compared?.pointId,
        before: compared?.before?.slice(0, ENOUGH),
        after: compared?.after?.slice(0, ENOUGH),
      }
      const withNext = (known: Record<string, unknown>) => ({ ...known, ...next })
      void navigate({ to: '.', search: withNext as never, resetScroll: false })
    },
    [navigate],
  )
  const pointId = textOf(search['compare'])
  return {
    compared: pointId ? { pointId, before: textOf(search['before']), after: textOf(search['after']) } : null,
    compare: go,
    close: useCallback(() => go(null), [go]),
  }
}

/** A version of digits only comes back from the address as a number. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
