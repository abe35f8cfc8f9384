/** Whether the database answers just now. It says no more than that. */
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

const PATIENCE_MS = 1000

export async function databaseAnswers(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  const asked = sql`select 1`.execute(ctx.db).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
