/** The demo's data: built once, kept between starts, built anew when the content has changed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256Hex } from '#shared/hash.ts'
import type { Config } from '../context.ts'
import { SQLITE_FILE } from '../db/database.ts'
import { refuseIfOpen } from '../db/sqlite.ts'
import { demoWorkspace } from '../demo/content.ts'
import { hashPassword } from '../domain/passwords.ts'
import { type Around, type Core, composeCore } from './core.ts'

/** Of the content as it is written in this program; other content would not show what the demo is meant to show. */
const EDITION = sha256Hex(JSON.stringify(demoWorkspace))
/** Written last: data without it were left half-built. */
const MARK = 'edition'

export async function openDemo(config: Config, around: Around): Promise<Core> {
  const mark = join(config.dataDir, MARK)
  const isThere = existsSync(mark) && readFileSync(mark, 'utf8') === EDITION
  if (!isThere) {
    refuseIfOpen(join(config.dataDir, SQLITE_FILE))
    removeData(config.dataDir)
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const core = await composeCore(config, around)
  try {
    const passwordHash = await hashPassword(config.demoPassword)
    if (!isThere) {
      // Loaded only here: a server at work carries no demo.
      const { loadDemo } = await import('../demo/load.ts')
      await loadDemo(core.ctx, passwordHash)
      writeFileSync(mark, EDITION)
    }
    // The password may be another one than last time.
    await core.ctx.db.updateTable('accounts').set({ password_hash: passwordHash }).execute()
    return core
  } catch (error) {
    await core.close()
    throw error
  }
}

export function demoAccounts({ demoPassword, dataDir }: Config): string[] {
  return [
    `Password of all demo accounts: ${demoPassword}`,
    ...demoWorkspace.members.map(
      ({ email, name, role }) => `  ${email.padEnd(26)} ${role.padEnd(12)} ${name.en}`,
    ),
    `What you do is kept in ${dataDir}. To begin afresh, stop the demo and delete that folder.`,
  ]
}

/** Only what the demo has made itself. */
function removeData(dataDir: string): void {
  for (const name of [MARK, SQLITE_FILE, `${SQLITE_FILE}-wal`, `${SQLITE_FILE}-shm`]) {
    rmSync(join(dataDir, name), { force: true })
  }
}
