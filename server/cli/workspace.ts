/** `workspace create`: a workspace with its delegations, and a one-time link for the first chair of each. */
import { DelegationCode, Slug } from '#shared/ids.ts'
import type { Core } from '../compose/core.ts'
import { linksForFirstChairs, OPERATOR } from '../domain/set-up.ts'
import { createWorkspace, delegationNamed } from '../domain/workspaces.ts'
import { CommandError, NAME_OPTIONS, nameFrom, required, runCommand, type Values } from './command.ts'

const USAGE = `npm run cli -- workspace create --slug jwg --name "Joint working group" --delegations TH,KH

  --slug          short name in addresses: a to z, 0 to 9 and -, beginning with a letter
  --name          what people read; --name-th, --name-km and --name-en for the three languages
  --delegations   two or more codes, the host first
  --time-zone     of due dates and printed times (Asia/Bangkok)`

export function createWorkspaceByScript(args: string[]): Promise<number> {
  const options = {
    ...NAME_OPTIONS,
    slug: { type: 'string' },
    delegations: { type: 'string' },
    'time-zone': { type: 'string', default: 'Asia/Bangkok' },
  } as const
  return runCommand({ usage: USAGE, options, run }, args)
}

async function run({ ctx }: Core, values: Values): Promise<string[]> {
  const slug = required(values, 'slug')
  if (!Slug.safeParse(slug).success) {
    throw new CommandError(`--slug ${slug}: 2 to 40 of a to z, 0 to 9 and -, beginning with a letter`)
  }
  const delegations = codesFrom(values).map(delegationNamed)
  const timeZone = required(values, 'time-zone')
  if (!isTimeZone(timeZone))
    throw new CommandError(`--time-zone ${timeZone} is not known; one is Asia/Bangkok`)
  const workspace = { slug, name: nameFrom(values), timeZone, delegations }
  await ctx.db.transaction().execute((trx) => createWorkspace(trx, ctx.now(), OPERATOR, workspace))
  const links = (await linksForFirstChairs(ctx)).filter((link) => link.workspace === slug)
  return [
    `Workspace ${slug} is made. Each link works once, for the first chair of that delegation:`,
    ...links.map(({ delegation, path }) => `  ${delegation}  ${ctx.config.publicUrl}${path}`),
  ]
}

function codesFrom(values: Values): string[] {
  const codes = required(values, 'delegations')
    .split(',')
    .map((code) => code.trim())
  const wrong = codes.find((code) => !DelegationCode.safeParse(code).success)
  if (wrong !== undefined)
    throw new CommandError(`--delegations: ${wrong || 'an empty code'} is not a code like TH`)
  if (codes.length < 2) throw new CommandError('--delegations: a workspace has two or more')
  if (new Set(codes).size < codes.length) throw new CommandError('--delegations: each code once')
  return codes
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
