/**
 * The tables as types. Ids and instants are text (ULID, ISO 8601 UTC), booleans are 0 or 1, JSON is text behind zod.
 * Nothing here knows a driver.
 */
import type { Generated } from 'kysely'

type Flag = 0 | 1

export interface Tables {
  accounts: {
    id: string
    email: string
    /** Trilingual JSON. */
    name: string
    password_hash: string
    language: string | null
    theme: string
    created_at: string
    disabled_at: string | null
  }
  sessions: {
    /** sha-256 of the id in the cookie: a stolen database opens no session. */
    id: string
    /** What lists and the API call it by; never usable as a cookie. */
    public_id: string
    account_id: string
    created_at: string
    last_seen_at: string
    /** Sliding. */
    expires_at: string
    absolute_expires_at: string
    stepped_up_at: string
    user_agent: string
    address: string
  }
  /** Failed tries per key (`account:…`, `address:…`). */
  throttles: { key: string; failures: number; blocked_until: string | null; updated_at: string }
  set_up_links: {
    token_hash: string
    workspace_id: string
    delegation: string
    role: string
    agency: string
    signatory: Flag
    email: string | null
    created_at: string
    expires_at: string
    used_at: string | null
  }
  workspaces: {
    id: string
    slug: string
    name: string
    time_zone: string
    created_at: string
    /** Bumped with every event, so that events get gapless numbers in commit order. */
    event_seq: number
  }
  delegations: { workspace_id: string; code: string; name: string; position: number }
  members: {
    id: string
    workspace_id: string
    account_id: string
    delegation: string | null
    role: string
    agency: string
    signatory: Flag
    since: string
    ended_at: string | null
  }
  /** What a member was from when on: one row at the nomination and one at each change. Append-only; the ledger is verified against it. */
  member_roles: {
    member_id: string
    /** Per member, from 1. */
    seq: number
    at: string
    role: string
    signatory: Flag
  }
  meetings: {
    id: string
    workspace_id: string
    register_id: string
    number: number
    title: string
    starts_at: string
    place: string
    state: string
    started_at: string | null
    closed_at: string | null
  }
  registers: {
    id: string
    workspace_id: string
    kind: string
    meeting_id: string | null
    delegation: string | null
    title: string
    /** Sequence number of the newest row of the log. Appending bumps it under a row lock: the head row orders all nodes. */
    seq: number
    /** How often the document was rewritten. */
    epoch: number
    /** The newest row of earlier epochs: the document is what the rows after it say, and nothing of those up to it. */
    epoch_seq: number
    /** Bumped when seals or rights change, so that a batch judged before is judged again. */
    policy_version: number
    /** How far the projection in `points` has read the log; behind `seq` while people type, and after a crash. */
    projected_seq: number
    created_at: string
    closed_at: string | null
  }
  /** The update log: the only truth about a register's document. Rows are never changed. */
  register_updates: {
    register_id: string
    seq: number
    /** Null for the first row of an epoch: the server's own copy of what others wrote. */
    account_id: string | null
    at: string
    bytes: Uint8Array
  }
  register_snapshots: { register_id: string; seq: number; at: string; bytes: Uint8Array }
  /** Which account writes with which Yjs client id in a register. Never reused, never deleted. */
  client_ids: { register_id: string; client_id: number; account_id: string; at: string }
  /** Projection of the documents for lists and search; can be rebuilt from the log. */
  points: {
    id: string
    register_id: string
    workspace_id: string
    kind: string
    position: number
    title: string
    fields: string
    version: string
    /** The canonical content that the version is the hash of. */
    content: string
    changed_at: string
    /** JSON array of account ids: who changed the words since the last recorded version. */
    changed_by: string
    /** 1 once this version stands in point_versions; until then a quiet moment or an act records it. */
    recorded: Flag
    /** The log was read this far when the row was written; an older reading never overwrites it. */
    seq: number
    deleted_at: string | null
  }
  /** Content-addressed canonical contents. */
  versions: { version: string; content: string; at: string }
  /** When a point came to a version, and through whom. */
  point_versions: {
    point_id: string
    /** Per point, from 1. */
    seq: number
    version: string
    at: string
    /** JSON array of account ids. */
    authors: string
    register_seq: number
  }
  /** The ledger: linked entries, append-only (triggers refuse update and delete). */
  acts: {
    workspace_id: string
    seq: number
    point_id: string
    register_id: string
    account_id: string
    delegation: string
    act: string
    version: string
    at: string
    /** The whole LedgerEntry as JSON. */
    entry: string
    previous_hash: string
    hash: string
  }
  events: {
    workspace_id: string
    seq: number
    name: string
    payload: string
    /** Null: everybody in the workspace; else only those who may read this register. */
    register_id: string | null
    point_id: string | null
    at: string
  }
  audit: {
    id: Generated<number>
    at: string
    workspace_id: string | null
    account_id: string | null
    action: string
    object: string
    /** JSON without content and secrets. */
    details: string
    address: string
    request_id: string
  }
  jobs: {
    name: string
    due_at: string
    leased_until: string | null
    leased_by: string | null
    last_run_at: string | null
  }
}
