/** Makes a table from its description, alike on both databases. Only migrations use it. */
import type { CreateTableBuilder, Kysely } from 'kysely'
import type { SchemaDialect } from './dialect.ts'

export interface TableSpec {
  columns: Readonly<Record<string, 'text' | 'text?' | 'integer' | 'bytes'>>
  key?: string[]
  unique?: string[][]
  /** Column → `table.column` that it points to. */
  references?: Readonly<Record<string, string>>
  indexes?: string[][]
}

type Table = CreateTableBuilder<string, string>
type Build = (table: Table) => Table

export async function createTable(
  db: Kysely<unknown>,
  schema: SchemaDialect,
  name: string,
  spec: TableSpec,
): Promise<void> {
  const parts: Build[] = [withColumns(schema, spec), withKeys(name, spec), withReferences(name, spec)]
  const table = parts.reduce<Table>((built, part) => part(built), db.schema.createTable(name))
  await table.modifyEnd(schema.tableOptions).execute()
  for (const columns of spec.indexes ?? []) {
    const index = `${name}_by_${columns.join('_')}`
    await db.schema.createIndex(index).on(name).columns(columns).execute()
  }
}

function withColumns(schema: SchemaDialect, spec: TableSpec): Build {
  return (table) => {
    // Only a table without a key of its own counts its rows.
    const start = spec.key ? table : table.addColumn('id', schema.counter)
    return Object.entries(spec.columns).reduce((built, [column, type]) => {
      if (type === 'text?') return built.addColumn(column, schema.text)
      return built.addColumn(column, schema[type], (definition) => definition.notNull())
    }, start)
  }
}

function withKeys(name: string, spec: TableSpec): Build {
  return (table) => {
    const keyed = spec.key ? table.addPrimaryKeyConstraint(`${name}_key`, spec.key) : table
    return (spec.unique ?? []).reduce(
      (built, columns) => built.addUniqueConstraint(`${name}_one_${columns.join('_')}`, columns),
      keyed,
    )
  }
}

/** Checked at commit: what belongs together may be written in any order inside one transaction. */
function withReferences(name: string, spec: TableSpec): Build {
  return (table) =>
    Object.entries(spec.references ?? {}).reduce((built, [column, target]) => {
      const [other = '', key = ''] = target.split('.')
      return built.addForeignKeyConstraint(`${name}_${column}_known`, [column], other, [key], (constraint) =>
        constraint.deferrable().initiallyDeferred(),
      )
    }, table)
}
