// The newest head of each ledger that this browser has checked. It is a number and a hash: nothing of what was signed is kept here.
import * as z from 'zod'
import { type Head, START } from './chain.ts'

const Kept = z.object({ seq: z.int().positive(), hash: z.string().length(64) })

export function keptHead(workspaceId: string): Head {
  const text = localStorage.getItem(keyOf(workspaceId))
  const kept = Kept.safeParse(text === null ? null : parsed(text))
  return kept.success ? kept.data : START
}

/** Only ever goes forward. */
export function keepHead(workspaceId: string, head: Head): void {
  if (head.seq > keptHead(workspaceId).seq) localStorage.setItem(keyOf(workspaceId), JSON.stringify(head))
}

function keyOf(workspaceId: string): string {
  return `samakki.head.${workspaceId}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Somebody else's value under our name is as good as none.
    return null
  }
}
