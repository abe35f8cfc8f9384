// Keeps checking the ledger as it grows: each entry once, a few at a time so that the page stays quick.
import { useEffect, useRef, useState } from 'react'
import type { LedgerEntry } from '#shared/ledger.ts'
import { type Fault, faultAfter, type Head, headOf, keptFault, START } from './chain.ts'
import { keepHead, keptHead } from './kept-head.ts'

export type Chain =
  | { state: 'checking' }
  | { state: 'verified'; head: Head; at: string }
  | { state: 'broken'; fault: Fault }

const AT_ONCE = 200

export function useChain(
  workspaceId: string | undefined,
  entries: readonly LedgerEntry[] | undefined,
): Chain {
  const [chain, setChain] = useState<Chain>({ state: 'checking' })
  const verified = useRef(START)
  useEffect(() => {
    if (!workspaceId || !entries) return undefined
    const stop = new AbortController()
    void checked(verified, entries, workspaceId, stop.signal).then((result) => {
      if (!stop.signal.aborted) setChain(result)
    })
    return () => stop.abort()
  }, [workspaceId, entries])
  return chain
}

async function checked(
  verified: { current: Head },
  entries: readonly LedgerEntry[],
  workspaceId: string,
  signal: AbortSignal,
): Promise<Chain> {
  // A list that was read anew is checked anew where it differs from what was checked.
  if (keptFault(verified.current, entries)) verified.current = START
  const broken = keptFault(keptHead(workspaceId), entries)
  if (broken) return { state: 'broken', fault: broken }
  while (verified.current.seq < entries.length && !signal.aborted) {
    const next = entries.slice(0, verified.current.seq + AT_ONCE)
    const fault = faultAfter(verified.current, next)
    if (fault) return { state: 'broken', fault }
    verified.current = headOf(next)
    await new Promise((resolve) => setTimeout(resolve))
  }
  const head = verified.current
  if (!signal.aborted) keepHead(workspaceId, head)
  return { state: 'verified', head, at: new Date().toISOString() }
}
