/** Queries that are built and compiled once and then run with other values: for the few that run with every keystroke. */
import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Db, Tx } from '../context.ts'

type Executor = Db | Tx

/** Stands for a value while a template is built. */
interface Hole {
  readonly name: string
}

/** `build` sees a hole for each value and must not look into it; it runs once per database. */
export function template<Values extends object, Row = unknown>(
  build: (db: Executor, values: Values) => Compilable<Row>,
): (db: Executor, values: Values) => Promise<QueryResult<Row>> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>()

  function compiledFor(db: Executor): CompiledQuery<Row> {
    const { adapter } = db.getExecutor()
    const known = compiled.get(adapter)
    if (known) return known
    const holes = new Proxy({}, { get: (_, name): Hole => ({ name: String(name) }) })
    const made = build(db, holes as Values).compile()
    compiled.set(adapter, made)
    return made
  }

  return function runTemplate(db, values) {
    const query = compiledFor(db)
    const parameters = query.parameters.map((hole) => valueOf(hole, values))
    return db.executeQuery({ ...query, parameters })
  }
}

/** A parameter that is no hole is a constant of the query. */
function valueOf(parameter: unknown, values: object): unknown {
  if (typeof parameter !== 'object' || parameter === null) return parameter
  return (values as Record<string, unknown>)[(parameter as Hole).name]
}
