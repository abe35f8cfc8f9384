/** Brings a database to the schema of this program: all pending migrations in one transaction, under a lock, or none. */
import type { Migration, MigrationProvider } from 'kysely/migration'
import { Migrator } from 'kysely/migration'
import type { Db, Dialect } from '../context.ts'
import { foundations } from './migrations/001-foundations.ts'

/** Names are never changed and never reused; they run in alphabetical order. */
export function migrationsFor(dialect: Dialect): Record<string, Migration> {
  return {
    '001-foundations': foundations(dialect),
  }
}

/** Rejects, with the database as it was before, when any migration fails or the database is newer than this program. */
export async function migrate(db: Db, dialect: Dialect, migrations = migrationsFor(dialect)): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations }
  const migrator = new Migrator({
    db,
    provider,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName
  const what =
    failed === undefined ? 'the database was not migrated' : `migration ${failed} failed; nothing was changed`
  throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}
