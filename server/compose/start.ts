/** Puts a whole server together: for real work, or for the demo on data of its own. It prints nothing. */
import { createLog } from '../adapters/log.ts'
import type { Config } from '../context.ts'
import { createFirstWorkspace, linksForFirstChairs } from '../domain/set-up.ts'
import { type Core, composeCore } from './core.ts'
import { demoAccounts, openDemo } from './demo.ts'
import { serveHttp } from './server.ts'

export interface Started {
  /** For the person at the terminal. */
  lines: string[]
  close(): Promise<void>
}

export async function start(config: Config): Promise<Started> {
  const around = { log: createLog(config.logLevel), now: () => new Date() }
  const core = config.demo ? await openDemo(config, around) : await composeCore(config, around)
  try {
    const server = await serveHttp(core, config)
    const address = addressOf(config, server.port)
    const more = config.demo ? demoAccounts(config) : await firstChairs(core, address)
    return { lines: [`Samakki is at ${address}`, ...more], close: server.close }
  } catch (error) {
    await core.close()
    throw error
  }
}

/** What to open in a browser; with PORT=0 only now is the port known. */
function addressOf({ publicUrl, port }: Config, actual: number): string {
  return port === actual ? publicUrl : publicUrl.replace(/:0$/, `:${actual}`)
}

async function firstChairs({ ctx }: Core, address: string): Promise<string[]> {
  await createFirstWorkspace(ctx)
  const links = await linksForFirstChairs(ctx)
  if (links.length === 0) return []
  return [
    'These delegations have no chair yet. Give each link to the person who will chair it; it works once:',
    ...links.map(({ workspace, delegation, path }) => `  ${workspace} ${delegation}  ${address}${path}`),
  ]
}
