/** The first schema, table by table as tables.ts describes it. It is never edited once released: changes are new migrations. */
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Dialect } from '../../context.ts'
import { createTable, type TableSpec } from '../create-table.ts'
import { SCHEMA } from '../dialect.ts'

/** In the order in which they can be made. */
const TABLES: Readonly<Record<string, TableSpec>> = {
  accounts: {
    columns: {
      id: 'text',
      email: 'text',
      name: 'text',
      password_hash: 'text',
      language: 'text?',
      theme: 'text',
      created_at: 'text',
      disabled_at: 'text?',
    },
    key: ['id'],
    unique: [['email']],
  },
  sessions: {
    columns: {
      id: 'text',
      public_id: 'text',
      account_id: 'text',
      created_at: 'text',
      last_seen_at: 'text',
      expires_at: 'text',
      absolute_expires_at: 'text',
      stepped_up_at: 'text',
      user_agent: 'text',
      address: 'text',
    },
    key: ['id'],
    unique: [['public_id']],
    references: { account_id: 'accounts.id' },
    indexes: [['account_id'], ['expires_at']],
  },
  throttles: {
    columns: { key: 'text', failures: 'integer', blocked_until: 'text?', updated_at: 'text' },
    key: ['key'],
    indexes: [['updated_at']],
  },
  workspaces: {
    columns: {
      id: 'text',
      slug: 'text',
      name: 'text',
      time_zone: 'text',
      created_at: 'text',
      event_seq: 'integer',
    },
    key: ['id'],
    unique: [['slug']],
  },
  delegations: {
    columns: { workspace_id: 'text', code: 'text', name: 'text', position: 'integer' },
    key: ['workspace_id', 'code'],
    references: { workspace_id: 'workspaces.id' },
  },
  set_up_links: {
    columns: {
      token_hash: 'text',
      workspace_id: 'text',
      delegation: 'text',
      role: 'text',
      agency: 'text',
      signatory: 'integer',
      email: 'text?',
      created_at: 'text',
      expires_at: 'text',
      used_at: 'text?',
    },
    key: ['token_hash'],
    references: { workspace_id: 'workspaces.id' },
    indexes: [['workspace_id']],
  },
  members: {
    columns: {
      id: 'text',
      workspace_id: 'text',
      account_id: 'text',
      delegation: 'text?',
      role: 'text',
      agency: 'text',
      signatory: 'integer',
      since: 'text',
      ended_at: 'text?',
    },
    key: ['id'],
    references: { workspace_id: 'workspaces.id', account_id: 'accounts.id' },
    indexes: [['workspace_id', 'account_id'], ['account_id']],
  },
  member_roles: {
    columns: { member_id: 'text', seq: 'integer', at: 'text', role: 'text', signatory: 'integer' },
    key: ['member_id', 'seq'],
    references: { member_id: 'members.id' },
  },
  registers: {
    columns: {
      id: 'text',
      workspace_id: 'text',
      kind: 'text',
      meeting_id: 'text?',
      delegation: 'text?',
      title: 'text',
      seq: 'integer',
      epoch: 'integer',
      epoch_seq: 'integer',
      policy_version: 'integer',
      projected_seq: 'integer',
      created_at: 'text',
      closed_at: 'text?',
    },
    key: ['id'],
    references: { workspace_id: 'workspaces.id' },
    indexes: [['workspace_id']],
  },
  meetings: {
    columns: {
      id: 'text',
      workspace_id: 'text',
      register_id: 'text',
      number: 'integer',
      title: 'text',
      starts_at: 'text',
      place: 'text',
      state: 'text',
      started_at: 'text?',
      closed_at: 'text?',
    },
    key: ['id'],
    unique: [['register_id'], ['workspace_id', 'number']],
    references: { workspace_id: 'workspaces.id', register_id: 'registers.id' },
    indexes: [['workspace_id', 'starts_at']],
  },
  register_updates: {
    columns: { register_id: 'text', seq: 'integer', account_id: 'text?', at: 'text', bytes: 'bytes' },
    key: ['register_id', 'seq'],
    references: { register_id: 'registers.id', account_id: 'accounts.id' },
  },
  register_snapshots: {
    columns: { register_id: 'text', seq: 'integer', at: 'text', bytes: 'bytes' },
    key: ['register_id', 'seq'],
    references: { register_id: 'registers.id' },
  },
  client_ids: {
    columns: { register_id: 'text', client_id: 'integer', account_id: 'text', at: 'text' },
    key: ['register_id', 'client_id'],
    references: { register_id: 'registers.id', account_id: 'accounts.id' },
  },
  points: {
    columns: {
      id: 'text',
      register_id: 'text',
      workspace_id: 'text',
      kind: 'text',
      position: 'integer',
      title: 'text',
      fields: 'text',
      version: 'text',
      content: 'text',
      changed_at: 'text',
      changed_by: 'text',
      recorded: 'integer',
      seq: 'integer',
      deleted_at: 'text?',
    },
    key: ['id'],
    references: { register_id: 'registers.id', workspace_id: 'workspaces.id' },
    indexes: [['register_id', 'position'], ['workspace_id']],
  },
  versions: {
    columns: { version: 'text', content: 'text', at: 'text' },
    key: ['version'],
  },
  point_versions: {
    columns: {
      point_id: 'text',
      seq: 'integer',
      version: 'text',
      at: 'text',
      authors: 'text',
      register_seq: 'integer',
    },
    key: ['point_id', 'seq'],
    references: { version: 'versions.version' },
    indexes: [['version']],
  },
  acts: {
    columns: {
      workspace_id: 'text',
      seq: 'integer',
      point_id: 'text',
      register_id: 'text',
      account_id: 'text',
      delegation: 'text',
      act: 'text',
      version: 'text',
      at: 'text',
      entry: 'text',
      previous_hash: 'text',
      hash: 'text',
    },
    key: ['workspace_id', 'seq'],
    // The chain cannot fork: two acts cannot follow the same one, whichever node wrote them.
    unique: [['workspace_id', 'previous_hash'], ['hash']],
    references: {
      workspace_id: 'workspaces.id',
      register_id: 'registers.id',
      account_id: 'accounts.id',
      version: 'versions.version',
    },
    indexes: [
      ['point_id', 'seq'],
      ['register_id', 'seq'],
    ],
  },
  events: {
    columns: {
      workspace_id: 'text',
      seq: 'integer',
      name: 'text',
      payload: 'text',
      register_id: 'text?',
      point_id: 'text?',
      at: 'text',
    },
    key: ['workspace_id', 'seq'],
    references: { workspace_id: 'workspaces.id' },
    indexes: [['at']],
  },
  audit: {
    columns: {
      at: 'text',
      workspace_id: 'text?',
      account_id: 'text?',
      action: 'text',
      object: 'text',
      details: 'text',
      address: 'text',
      request_id: 'text',
    },
    indexes: [['workspace_id', 'at'], ['account_id', 'at'], ['at']],
  },
  jobs: {
    columns: {
      name: 'text',
      due_at: 'text',
      leased_until: 'text?',
      leased_by: 'text?',
      last_run_at: 'text?',
    },
    key: ['name'],
  },
}

const APPEND_ONLY = ['acts', 'register_updates', 'member_roles', 'audit']

export function foundations(dialect: Dialect): Migration {
  const schema = SCHEMA[dialect.name]
  return {
    async up(db) {
      for (const [name, spec] of Object.entries(TABLES)) await createTable(db, schema, name, spec)
      // An account may come back after its membership ended, but never holds two places at once.
      await sql`create unique index members_one_place on members (workspace_id, account_id) where ended_at is null`.execute(
        db,
      )
      for (const table of APPEND_ONLY) await schema.appendOnly(db, table)
    },
  }
}
