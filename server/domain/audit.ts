/** The audit log: who did or tried what, when and from where. Append-only; it takes no content and no secrets. */
import type { Db, Tx } from '../context.ts'

/** Whoever asked: an actor, a signed-in account, or somebody who is not signed in yet. */
export interface Asker {
  accountId: string | null
  workspaceId?: string
  address: string
  requestId: string
}

export interface AuditEntry {
  at: Date
  by: Asker
  /** `noun.verb`, a refusal ends in `.refused`. */
  action: string
  /** The id of what it was done to. */
  object?: string
  details?: Readonly<Record<string, unknown>>
}

/** In the transaction of the deed, so that neither is there without the other. */
export async function audit(
  db: Db | Tx,
  { at, by, action, object = '', details = {} }: AuditEntry,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at: at.toISOString(),
      workspace_id: by.workspaceId ?? null,
      account_id: by.accountId,
      action,
      object,
      details: JSON.stringify(details),
      address: by.address,
      request_id: by.requestId,
    })
    .execute()
}
