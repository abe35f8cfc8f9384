/** The first sync of a register with a long history: from the log alone, from a snapshot, and from a room in memory. The scenario `coldload`. */
import path from 'node:path'
import { openDatabase } from '#server/db/database.ts'
import * as Y from 'yjs'
import { newPlace, type Place, runClients, startServer } from './children.ts'
import { megabytes, pause, residentBytes, round } from './measure.ts'
import { firstText } from './wire-client.ts'
import { makeRegisters, takeSeat } from './workspace.ts'

export interface ColdloadPlan {
  url: string
  cookie: string
}

export interface ColdloadReport {
  ms: number
  characters: number
}

const WRITERS = 10
/** Characters in a row before the typist goes elsewhere in the text. */
const RUN = 20
const ROWS_PER_INSERT = 2_000
/** Longer than a room needs to write its snapshot once it is quiet. */
const QUIET_MS = 4_000

export async function coldload(edits: number): Promise<object> {
  const place = newPlace()
  const register = await emptyRegister(place)
  const length = await writeHistory(place, register, edits)
  const times: Record<string, number> = {}
  let rssMB = 0
  for (const start of ['fromLog', 'fromSnapshot']) {
    const server = await startServer(place)
    const { cookie } = await takeSeat(server.origin)
    const plan = { url: `${server.origin.replace('http', 'ws')}/collab/${register}`, cookie }
    const report = await runClients<ColdloadPlan, ColdloadReport>('coldload-client.ts', plan)
    if (report.characters !== length) throw new Error(`${report.characters} of ${length} characters arrived`)
    times[start] = round(report.ms)
    times['fromMemory'] = round(
      (await runClients<ColdloadPlan, ColdloadReport>('coldload-client.ts', plan)).ms,
    )
    await pause(QUIET_MS)
    rssMB = megabytes(residentBytes(server.pid))
    await server.stop()
  }
  place.remove()
  return { edits, firstSyncMs: times, rssMB }
}

async function emptyRegister(place: Place): Promise<string> {
  const server = await startServer(place)
  const [register] = await makeRegisters(await takeSeat(server.origin), 1)
  await server.stop()
  if (!register) throw new Error('no register')
  return register
}

/** Writes the edits straight into the log, as many single rows, the way ten people would have made them. Returns the length of the text. */
async function writeHistory(place: Place, register: string, edits: number): Promise<number> {
  const { db, close } = await openDatabase(
    { databaseUrl: null, dataDir: path.join(place.dataDir, 'demo') },
    SILENT,
  )
  const log = await db
    .selectFrom('register_updates')
    .selectAll()
    .where('register_id', '=', register)
    .orderBy('seq')
    .execute()
  const account = log.at(-1)?.account_id ?? ''
  const doc = new Y.Doc()
  for (const row of log) Y.applyUpdate(doc, new Uint8Array(row.bytes))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = firstText(doc)
  for (let n = 0, at = 0; n < edits; n++, at++) {
    if (n % RUN === 0) {
      doc.clientID = 1_000 + Math.floor(Math.random() * WRITERS)
      at = Math.floor(Math.random() * text.length)
    }
    text.insert(at, 'x')
  }
  const at = new Date().toISOString()
  const rows = updates.map((bytes, n) => ({
    register_id: register,
    seq: log.length + n + 1,
    account_id: account,
    at,
    bytes,
  }))
  await db.transaction().execute(async (trx) => {
    for (let n = 0; n < rows.length; n += ROWS_PER_INSERT) {
      await trx
        .insertInto('register_updates')
        .values(rows.slice(n, n + ROWS_PER_INSERT))
        .execute()
    }
    await trx
      .updateTable('registers')
      .set({ seq: log.length + rows.length })
      .where('id', '=', register)
      .execute()
    const ids = Array.from({ length: WRITERS }, (_, n) => ({
      register_id: register,
      client_id: 1_000 + n,
      account_id: account,
      at,
    }))
    await trx.insertInto('client_ids').values(ids).execute()
  })
  await close()
  return text.length
}

const quiet = () => undefined
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet }
