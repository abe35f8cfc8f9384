// Runs jobs on both databases: one node at a time, again after a crash, and everything that grows is cut back.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { JOBS } from '#server/jobs/jobs.ts'
import { type Job, runLeased, startJobs } from '#server/jobs/runner.ts'
import { DATABASES } from '#tests/databases.ts'
import { type World, world } from '#tests/world.ts'

const MINUTE = 60_000

describe.each(DATABASES)('jobs on $database', ({ postgres }) => {
  let on: World
  beforeEach(async () => {
    on = await world({ postgres })
  })
  afterEach(() => on.close())

  function counting(everyMs = MINUTE): Job & { runs: number } {
    const job = {
      name: 'counting',
      everyMs,
      runs: 0,
      run: async () => void job.runs++,
    }
    return job
  }

  test('[J1] run on one node when they are due, and not before', async () => {
    const job = counting()
    const both = () => Promise.all(['a', 'b'].map((node) => runLeased(on.ctx, job, node)))
    expect((await both()).sort()).toEqual([false, true])
    expect((await both()).sort()).toEqual([false, false])
    on.tick(MINUTE)
    expect((await both()).sort()).toEqual([false, true])
    expect(job.runs).toBe(2)
  })

  test('[J2] go to another node when the one that had them died', async () => {
    const job = counting()
    const dead = new Promise<never>(() => undefined)
    void runLeased(on.ctx, { ...job, run: () => dead }, 'dead')
    await expect
      .poll(() => on.db.selectFrom('jobs').select('leased_by').execute())
      .toEqual([{ leased_by: 'dead' }])
    expect(await runLeased(on.ctx, job, 'alive')).toBe(false)
    on.tick(6 * MINUTE)
    expect(await runLeased(on.ctx, job, 'alive')).toBe(true)
  })

  test('[J2] that fail are tried again, and stop no other', async () => {
    const job = counting()
    const failing = { ...job, run: () => Promise.reject(new Error('no space')) }
    await expect(runLeased(on.ctx, failing, 'a')).rejects.toThrow('no space')
    on.tick(MINUTE)
    expect(await runLeased(on.ctx, job, 'a')).toBe(true)
  })

  test('[J3] end with the server, after what runs now', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    let [started, ended] = [false, false]
    const slow: Job = {
      name: 'slow',
      everyMs: 1,
      everywhere: true,
      run: async () => {
        started = true
        await promise
        ended = true
      },
    }
    const jobs = startJobs(on.ctx, [slow], 'node')
    await expect.poll(() => started).toBe(true)
    const stopped = jobs.stop()
    resolve()
    await stopped
    expect(ended).toBe(true)
  })

  test('[J4] cut back events, tries and links that are of no use any more', async () => {
    const at = on.ctx.now().toISOString()
    await on.db
      .insertInto('throttles')
      .values({ key: 'k', failures: 1, blocked_until: null, updated_at: at })
      .execute()
    const event = {
      workspace_id: on.workspace.id,
      name: 'member',
      payload: '{}',
      register_id: null,
      point_id: null,
    }
    await on.db
      .insertInto('events')
      .values({ ...event, seq: 1, at })
      .execute()
    on.tick(15 * 24 * 60 * MINUTE)
    await on.db
      .insertInto('events')
      .values({ ...event, seq: 2, at: on.ctx.now().toISOString() })
      .execute()
    for (const job of JOBS) await job.run(on.ctx)
    expect(await on.db.selectFrom('events').select('seq').execute()).toEqual([{ seq: 2 }])
    expect(await on.db.selectFrom('throttles').selectAll().execute()).toEqual([])
  })
})
