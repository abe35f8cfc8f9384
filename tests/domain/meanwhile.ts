// Lets something happen between what a use case has asked and the transaction in which it acts.
import type { Ctx } from '#server/context.ts'

/** The same context; before its nth transaction begins, `happens` has happened. */
export function beforeTransaction(ctx: Ctx, nth: number, happens: () => Promise<unknown>): Ctx {
  let begun = 0
  const db = new Proxy(ctx.db, {
    get(target, name) {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return () => ({
        execute: async (work: Parameters<ReturnType<typeof target.transaction>['execute']>[0]) => {
          begun++
          if (begun === nth) await happens()
          return target.transaction().execute(work)
        },
      })
    },
  })
  return { ...ctx, db }
}
