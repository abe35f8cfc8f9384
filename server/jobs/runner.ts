/** Runs work on a clock. Of several nodes one takes the lease and does it; a node that dies in the middle loses it in time. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../context.ts'

export interface Job {
  name: string
  everyMs: number
  /** Cheap to ask and harmless to do twice, so every node does it and nobody writes a lease for it. */
  everywhere?: boolean
  run(ctx: Ctx): Promise<void>
}

/** Longer than any job takes. */
const LEASE_MS = 5 * 60 * 1000
/** How often a node looks whether another one has left a job behind. */
const LOOK_MS = 60 * 1000

export interface RunningJobs {
  /** Resolves when what runs now has ended. */
  stop(): Promise<void>
}

export function startJobs(ctx: Ctx, jobs: readonly Job[], node: string): RunningJobs {
  const end = new AbortController()
  const loops = jobs.map((job) => loop(ctx, job, { node, signal: end.signal }))
  return {
    async stop() {
      end.abort()
      await Promise.all(loops)
    },
  }
}

async function loop(
  ctx: Ctx,
  job: Job,
  { node, signal }: { node: string; signal: AbortSignal },
): Promise<void> {
  const every = job.everywhere ? job.everyMs : Math.min(job.everyMs, LOOK_MS)
  // Ends by the signal; a wait that is cut short is the way out.
  while (await pause(every, true, { signal, ref: false }).catch(() => false)) {
    try {
      await (job.everywhere ? job.run(ctx) : runLeased(ctx, job, node))
    } catch (error) {
      ctx.log.error({ job: job.name, reason: String(error) }, 'job failed')
    }
  }
}

/** True if it was due and this node has done it. */
export async function runLeased(ctx: Ctx, job: Job, node: string): Promise<boolean> {
  if (!(await takeLease(ctx, job, node))) return false
  let succeeded = false
  try {
    await job.run(ctx)
    succeeded = true
  } finally {
    await giveLeaseBack(ctx, job, { node, succeeded })
  }
  return true
}

async function takeLease(ctx: Ctx, job: Job, node: string): Promise<boolean> {
  const now = ctx.now().toISOString()
  const lease = { leased_until: new Date(ctx.now().getTime() + LEASE_MS).toISOString(), leased_by: node }
  const taken = await ctx.db
    .insertInto('jobs')
    .values({ name: job.name, due_at: now, last_run_at: null, ...lease })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet(lease)
        .where('jobs.due_at', '<=', now)
        .where((eb) => eb.or([eb('jobs.leased_until', 'is', null), eb('jobs.leased_until', '<', now)])),
    )
    .returning('name')
    .executeTakeFirst()
  return taken !== undefined
}

/** What failed is due again at once, but not before the others have had their turn to look. */
async function giveLeaseBack(
  ctx: Ctx,
  job: Job,
  { node, succeeded }: { node: string; succeeded: boolean },
): Promise<void> {
  const now = ctx.now()
  const next = new Date(now.getTime() + (succeeded ? job.everyMs : Math.min(job.everyMs, LOOK_MS)))
  await ctx.db
    .updateTable('jobs')
    .set({ leased_until: null, leased_by: null, due_at: next.toISOString(), last_run_at: now.toISOString() })
    .where('name', '=', job.name)
    .where('leased_by', '=', node)
    .execute()
}
