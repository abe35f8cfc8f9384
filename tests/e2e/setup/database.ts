// Looks into the data of a running server, and makes time pass for a session; nothing else is written past the server.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SQLITE_FILE } from '#server/db/database.ts'
import type { Samakki } from './server.ts'

type Place = Pick<Samakki, 'dataDir'>

function withDatabase<T>({ dataDir }: Place, use: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(join(dataDir, 'demo', SQLITE_FILE), { timeout: 5_000 })
  try {
    return use(sqlite)
  } finally {
    sqlite.close()
  }
}

/** How often the audit log says that an update of this account was refused. */
export function refusalsOnRecord(place: Place, accountId: string): number {
  const sql = `select count(*) as count from audit where action = 'update.refused' and account_id = ?`
  return withDatabase(place, (sqlite) => (sqlite.prepare(sql).get(accountId) as { count: number }).count)
}

/** As if the account had last proved its password so long ago. */
export function letStepUpAge(place: Place, accountId: string, minutes: number): void {
  const at = new Date(Date.now() - minutes * 60_000).toISOString()
  const sql = 'update sessions set stepped_up_at = ? where account_id = ?'
  const changed = withDatabase(place, (sqlite) => sqlite.prepare(sql).run(at, accountId).changes)
  if (changed === 0) throw new Error('the account has no session')
}
