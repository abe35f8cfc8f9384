// The server of a stage in a process of its own, so that a test can kill it: `node child-server.ts DATA_DIR PORT MILLISECONDS_AHEAD`.
import { createBus } from '#server/collab/bus.ts'
import type { Ctx } from '#server/context.ts'
import { openDatabase } from '#server/db/database.ts'
import { SILENT } from '#tests/databases.ts'
import { run } from './stage.ts'

const [dataDir = '', port = '', ahead = ''] = process.argv.slice(2)
const { db, dialect } = await openDatabase({ dataDir, databaseUrl: null }, SILENT)
const parts: Omit<Ctx, 'registers'> = {
  db,
  dialect,
  now: () => new Date(Date.now() + Number(ahead)),
  log: SILENT,
  config: { publicUrl: `http://127.0.0.1:${port}`, dataDir },
  bus: createBus(SILENT),
}
await run(parts, {}, Number(port))
process.send?.('ready')
