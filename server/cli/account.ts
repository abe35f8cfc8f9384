/** `account create`: with a password the account itself, without one a link with which its owner makes it. */
import { text } from 'node:stream/consumers'
import { Email } from '#shared/api/accounts.ts'
import { Agency } from '#shared/api/members.ts'
import { Role, ROLES } from '#shared/policy.ts'
import type { Core } from '../compose/core.ts'
import type { Ctx } from '../context.ts'
import { createAccount, ownWords } from '../domain/accounts.ts'
import { addMember, announceMember } from '../domain/members.ts'
import { hashPassword, refuseWeakPassword } from '../domain/passwords.ts'
import { createSetUpLink } from '../domain/set-up-links.ts'
import { OPERATOR } from '../domain/set-up.ts'
import { delegationsOf } from '../domain/workspaces.ts'
import { CommandError, NAME_OPTIONS, nameFrom, required, runCommand, type Values } from './command.ts'

const USAGE = `npm run cli -- account create --email chair@th.example --name "Co-chair, Thailand" [options]

  --email            the address to sign in with
  --name             what people read; --name-th, --name-km and --name-en for the three languages
  --workspace        slug: a place in this workspace comes with the account
  --delegation       code of the side; without one only as observer
  --role             ${ROLES.join(', ')}
  --agency           as it stands beside the name
  --signatory        may sign for the side
  --password-stdin   reads the password from standard input; ACCOUNT_PASSWORD in the environment does the same

Without a password it prints a one-time link, for which --workspace, --delegation and --role are needed.`

export function createAccountByScript(args: string[]): Promise<number> {
  const options = {
    ...NAME_OPTIONS,
    email: { type: 'string' },
    workspace: { type: 'string' },
    delegation: { type: 'string' },
    role: { type: 'string' },
    agency: { type: 'string', default: '' },
    signatory: { type: 'boolean', default: false },
    'password-stdin': { type: 'boolean', default: false },
  } as const
  return runCommand({ usage: USAGE, options, run }, args)
}

async function run({ ctx }: Core, values: Values): Promise<string[]> {
  const parsed = Email.safeParse(required(values, 'email'))
  if (!parsed.success) throw new CommandError(`--email ${String(values['email'])} is not an e-mail address`)
  const email = parsed.data
  const place = await placeFrom(ctx, values)
  const password = await passwordFrom(values)
  if (password === null) return [await linkFor(ctx, email, place)]
  const name = nameFrom(values)
  refuseWeakPassword(password, 'password', ownWords(email))
  const passwordHash = await hashPassword(password)
  const now = ctx.now()
  const account = await ctx.db.transaction().execute(async (trx) => {
    const made = await createAccount(trx, now, OPERATOR, { email, name, passwordHash })
    if (place) await addMember(trx, now, OPERATOR, { ...place, accountId: made.id })
    return made
  })
  if (place) announceMember(ctx, place.workspaceId, account.id)
  return [`Account ${email} is made.`]
}

interface Place {
  workspaceId: string
  delegation: string | null
  role: Role
  agency: string
  signatory: boolean
}

async function placeFrom(ctx: Ctx, values: Values): Promise<Place | null> {
  if (values['workspace'] === undefined) return null
  const slug = required(values, 'workspace')
  const row = await ctx.db.selectFrom('workspaces').select('id').where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new CommandError(`--workspace ${slug}: there is none with this slug`)
  const role = Role.safeParse(required(values, 'role'))
  if (!role.success) throw new CommandError(`--role is one of ${ROLES.join(', ')}`)
  const delegation = await delegationFrom(ctx, row.id, values)
  if (delegation === null && role.data !== 'observer') throw new CommandError('--delegation is missing')
  const agency = Agency.safeParse(values['agency'] ?? '')
  if (!agency.success) throw new CommandError('--agency is one line of at most 200 characters')
  const rights = { role: role.data, signatory: values['signatory'] === true }
  return { workspaceId: row.id, delegation, agency: agency.data, ...rights }
}

async function delegationFrom(ctx: Ctx, workspaceId: string, values: Values): Promise<string | null> {
  if (values['delegation'] === undefined) return null
  const code = required(values, 'delegation')
  const codes = await delegationsOf(ctx.db, workspaceId)
  if (!codes.includes(code)) throw new CommandError(`--delegation is one of ${codes.join(', ')}`)
  return code
}

async function passwordFrom(values: Values): Promise<string | null> {
  if (values['password-stdin'] !== true) return process.env['ACCOUNT_PASSWORD'] || null
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (password === '') throw new CommandError('--password-stdin: nothing came')
  return password
}

async function linkFor(ctx: Ctx, email: string, place: Place | null): Promise<string> {
  if (!place || place.delegation === null) {
    throw new CommandError(
      'Without a password, --workspace, --delegation and --role say which place the link is for',
    )
  }
  const { delegation } = place
  const token = await ctx.db
    .transaction()
    .execute((trx) => createSetUpLink(trx, ctx.now(), OPERATOR, { ...place, delegation, email }))
  return `${ctx.config.publicUrl}/set-up/${token}`
}
