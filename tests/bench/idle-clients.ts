/** Opens sockets and leaves them alone. Runs as a process of its own. */
import type { IdlePlan } from './idle.ts'
import { connect } from './wire-client.ts'

const AT_ONCE = 50
const NOTHING = { update: () => undefined }

process.once('message', ({ plan }: { plan: IdlePlan }) => void run(plan))

async function run(plan: IdlePlan): Promise<void> {
  for (const sockets of plan.steps) {
    for (let n = 0; n < sockets; n += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, sockets - n) }, (_, i) =>
        connect(plan.urls[(n + i) % plan.urls.length] ?? '', plan.cookie, NOTHING, false),
      )
      await Promise.all(some.map((client) => client.synced))
    }
    process.send?.({ ready: true })
    await new Promise((resolve) => process.once('message', resolve))
  }
  process.send?.({ report: null })
}
