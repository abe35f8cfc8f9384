// Proves the promises of the database folder on both databases: migrations, locking, append-only tables.
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate, migrationsFor } from '#server/db/migrate.ts'
import { DATABASES, SILENT, scratch, scratchDatabase } from '#tests/databases.ts'

const AT = '2026-11-21T02:00:00.000Z'
const WS = '01KAJ0000000000000000000WS'
const ACC = '01KAJ0000000000000000000AC'
const REG = '01KAJ0000000000000000000RG'

const thrownBy = (query: Promise<unknown>): Promise<unknown> =>
  query.then(
    () => null,
    (error: unknown) => error,
  )

describe.each(DATABASES)('the database on $database', (on) => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close()
  })

  async function empty(): Promise<Database> {
    const database = await scratchDatabase(on)
    open.push(database)
    return database
  }

  async function migrated(): Promise<Database> {
    const database = await empty()
    await migrate(database.db, database.dialect)
    return database
  }

  async function tableNames({ db }: Database): Promise<string[]> {
    return (await db.introspection.getTables()).map((table) => table.name)
  }

  test('[DB1] migrates an empty database to the schema of tables.ts, and again without a change', async () => {
    const database = await migrated()
    const before = await tableNames(database)
    expect(before).toEqual(expect.arrayContaining(['accounts', 'acts', 'audit', 'jobs', 'versions']))
    await migrate(database.db, database.dialect)
    expect(await tableNames(database)).toEqual(before)
  })

  test('[DB10] tells a database that is not to be had from a query that is wrong', async () => {
    const { db, dialect } = await migrated()
    const wrong = [sql`select * from no_such_table`, sql`insert into jobs (name) values (null)`]
    for (const query of wrong) expect(dialect.isUnavailable(await thrownBy(query.execute(db)))).toBe(false)
    const lost =
      dialect.name === 'postgres'
        ? sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)
        : filledUp({ db })
    expect(dialect.isUnavailable(await thrownBy(lost))).toBe(true)
    if (dialect.name === 'sqlite') return
    const place = { dataDir: '', databaseUrl: 'postgres://postgres@127.0.0.1:1/none' }
    const nobody = await openDatabase(place, SILENT)
    open.push(nobody)
    expect(dialect.isUnavailable(await thrownBy(sql`select 1`.execute(nobody.db)))).toBe(true)
  })

  test('[DB2] leaves nothing of a failed migration behind, nor of those before it', async () => {
    const database = await empty()
    const broken = {
      ...migrationsFor(database.dialect),
      '900-broken': {
        async up(db: Database['db']) {
          await db.schema.createTable('half_done').addColumn('id', 'text').execute()
          await sql`insert into half_done values ('x')`.execute(db)
          await sql`select * from no_such_table`.execute(db)
        },
      },
    }
    await expect(migrate(database.db, database.dialect, broken)).rejects.toThrow(
      /migration 900-broken failed; nothing was changed: .*no_such_table/,
    )
    const names = await tableNames(database)
    expect(names).not.toContain('half_done')
    expect(names).not.toContain('accounts')
    await migrate(database.db, database.dialect)
    expect(await tableNames(database)).toContain('accounts')
  })

  test('[DB2] refuses a database that a newer program has migrated', async () => {
    const database = await migrated()
    await sql`insert into migrations values ('999-from-the-future', ${AT})`.execute(database.db)
    await expect(migrate(database.db, database.dialect)).rejects.toThrow('999-from-the-future')
  })

  test('[DB3] lets two programs that start at once migrate one after the other', async () => {
    const place = await scratch(on)
    open.push({ close: place.discard })
    const both = await Promise.all([openDatabase(place, SILENT), openDatabase(place, SILENT)])
    open.push(...both)
    await Promise.all(both.map(({ db, dialect }) => migrate(db, dialect)))
    for (const database of both) expect(await tableNames(database)).toContain('accounts')
  })

  test('[DB4] refuses to change or delete acts, updates and audit rows', async () => {
    const { db } = await migrated()
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('workspaces')
        .values({ id: WS, slug: 'ws', name: '{}', time_zone: 'UTC', created_at: AT, event_seq: 0 })
        .execute()
      await trx
        .insertInto('accounts')
        .values({
          id: ACC,
          email: 'a@th.example',
          name: '{}',
          password_hash: '',
          language: null,
          theme: 'system',
          created_at: AT,
          disabled_at: null,
        })
        .execute()
      await trx
        .insertInto('registers')
        .values({
          id: REG,
          workspace_id: WS,
          kind: 'agenda',
          meeting_id: null,
          delegation: null,
          title: '{}',
          seq: 1,
          epoch: 0,
          epoch_seq: 0,
          policy_version: 0,
          projected_seq: 0,
          created_at: AT,
          closed_at: null,
        })
        .execute()
      await trx
        .insertInto('register_updates')
        .values({ register_id: REG, seq: 1, account_id: ACC, at: AT, bytes: new Uint8Array([0, 255]) })
        .execute()
      await trx.insertInto('versions').values({ version: 'v1', content: '{}', at: AT }).execute()
      await trx
        .insertInto('acts')
        .values(act({ seq: 1, previous_hash: 'h0', hash: 'h1' }))
        .execute()
      await trx
        .insertInto('audit')
        .values({
          at: AT,
          workspace_id: WS,
          account_id: ACC,
          action: 'test',
          object: '',
          details: '{}',
          address: '',
          request_id: '',
        })
        .execute()
    })
    for (const table of ['acts', 'register_updates', 'audit']) {
      const target = sql.table(table)
      await expect(sql`update ${target} set at = 'x'`.execute(db)).rejects.toThrow('append-only')
      await expect(sql`delete from ${target}`.execute(db)).rejects.toThrow('append-only')
    }
    const row = await db.selectFrom('register_updates').select(['seq', 'bytes']).executeTakeFirstOrThrow()
    expect([row.seq, [...row.bytes]]).toEqual([1, [0, 255]])
    // A second act on the same predecessor would be a fork of the chain.
    const fork = db
      .insertInto('acts')
      .values(act({ seq: 2, previous_hash: 'h0', hash: 'h2' }))
      .execute()
    await expect(fork).rejects.toThrow(/unique/i)
  })

  test('[DB5] refuses rows that point to nothing', async () => {
    const { db } = await migrated()
    const orphan = db
      .insertInto('delegations')
      .values({ workspace_id: WS, code: 'TH', name: '{}', position: 0 })
      .execute()
    await expect(orphan).rejects.toThrow(/foreign key/i)
  })

  test('[DB6] undoes the whole transaction when a part of it fails', async () => {
    const { db } = await migrated()
    const halfDone = db.transaction().execute(async (trx) => {
      await trx.insertInto('versions').values({ version: 'v1', content: '{}', at: AT }).execute()
      throw new Error('the second part fails')
    })
    await expect(halfDone).rejects.toThrow('the second part fails')
    expect(await db.selectFrom('versions').selectAll().execute()).toEqual([])
  })

  test('[DB7] sorts text by code unit, whatever the locale', async () => {
    const { db } = await migrated()
    for (const version of ['b', 'A', 'a', 'B', '1']) {
      await db.insertInto('versions').values({ version, content: '{}', at: AT }).execute()
    }
    const rows = await db.selectFrom('versions').select('version').orderBy('version').execute()
    expect(rows.map((row) => row.version).join('')).toBe('1ABab')
  })
})

describe.each(DATABASES.filter(({ postgres }) => postgres))('$database itself', (on) => {
  test('[DB9] may cut every connection, idle or in the middle, without ending this process', async () => {
    const database = await scratchDatabase(on)
    await migrate(database.db, database.dialect)
    const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(database.db)))
    const inTheMiddle = database.db.transaction().execute(async (trx) => {
      await trx.insertInto('versions').values({ version: 'v', content: '{}', at: AT }).execute()
      await cut.execute(database.db)
      await trx.insertInto('versions').values({ version: 'w', content: '{}', at: AT }).execute()
    })
    // What is said depends on what the driver hears first: the server's word, or the line that is closed or reset.
    expect(database.dialect.isUnavailable(await thrownBy(inTheMiddle))).toBe(true)
    expect(await database.db.selectFrom('versions').selectAll().execute()).toEqual([])
    await database.close()
  })
})

test('[DB8] waits for a database that another process holds, without keeping the event loop', async () => {
  const place = await scratch()
  const [ours, other] = await Promise.all([openDatabase(place, SILENT), openDatabase(place, SILENT)])
  await migrate(ours.db, ours.dialect)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const holder = other.db.transaction().execute(async () => held)
  let turns = 0
  const turning = setInterval(() => turns++, 5)
  const waiting = ours.db.insertInto('versions').values({ version: 'v', content: '{}', at: AT }).execute()
  await expect.poll(() => turns).toBeGreaterThan(5)
  release()
  await holder
  await waiting
  clearInterval(turning)
  expect(await ours.db.selectFrom('versions').select('version').execute()).toEqual([{ version: 'v' }])
  await ours.close()
  await other.close()
  await place.discard()
})

function act(link: { seq: number; previous_hash: string; hash: string }) {
  return {
    workspace_id: WS,
    point_id: 'p',
    register_id: REG,
    account_id: ACC,
    delegation: 'TH',
    act: 'sign',
    version: 'v1',
    at: AT,
    entry: '{}',
    ...link,
  }
}

/** A file that may grow no further is a full disk. */
async function filledUp({ db }: Pick<Database, 'db'>): Promise<void> {
  await sql`pragma max_page_count = 1`.execute(db)
  await sql`insert into jobs select 'x' || hex(randomblob(100000)), '', null, null, null`.execute(db)
}
