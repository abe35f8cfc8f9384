/** One client that opens a long register: how long until its text is here. Runs as a process of its own. */
import type { ColdloadPlan, ColdloadReport } from './coldload.ts'
import { connect, firstText } from './wire-client.ts'

process.once('message', ({ plan }: { plan: ColdloadPlan }) => void run(plan))

async function run(plan: ColdloadPlan): Promise<void> {
  const since = performance.now()
  const client = connect(plan.url, plan.cookie, { update: () => undefined }, true)
  await client.synced
  const report: ColdloadReport = { ms: performance.now() - since, characters: firstText(client.doc).length }
  process.send?.({ report })
}
