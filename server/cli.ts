/** The operator's commands. Each says clearly what is missing; none asks a question, so that scripts can use them. */
import { ConfigError } from './config.ts'

const USAGE = `npm run cli -- <command>

  account create     an account, or a one-time link with which somebody makes it
  workspace create   a workspace with its delegations, and a link for each first chair
  verify FILE        checks a ledger export, without server and database

Each command explains its options with --help.`

/** Loaded only when asked for: checking a file must not need a database driver. */
const COMMANDS: Readonly<Record<string, () => Promise<(args: string[]) => Promise<number>>>> = {
  'account create': async () => (await import('./cli/account.ts')).createAccountByScript,
  'workspace create': async () => (await import('./cli/workspace.ts')).createWorkspaceByScript,
  verify: async () => (await import('./cli/verify.ts')).verify,
}

process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  const name = Object.keys(COMMANDS).find((each) => args.slice(0, each.split(' ').length).join(' ') === each)
  const load = name === undefined ? undefined : COMMANDS[name]
  if (name === undefined || !load) {
    const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help'
    if (asked) console.log(USAGE)
    else console.error(`Unknown command: ${args.join(' ')}\n\n${USAGE}`)
    return asked ? 0 : 2
  }
  try {
    const command = await load()
    return await command(args.slice(name.split(' ').length))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    return 2
  }
}
