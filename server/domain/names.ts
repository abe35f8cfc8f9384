/** Names of people: within a workspace one name is one person. Letters of another script that only look alike are not caught. */
import { fail } from '#shared/errors.ts'
import { isBlank, LANGUAGES, Trilingual } from '#shared/locale.ts'
import type { Tx } from '../context.ts'

/**
 * Ends with account.name_taken where another current member bears the account's name, in whichever language. Call it while
 * the workspace's row is held: of two who take a name at the same moment, the second must see the first.
 */
export async function refuseTakenName(trx: Tx, workspaceId: string, accountId: string): Promise<void> {
  const own = await trx
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const others = await trx
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .select('accounts.name')
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '!=', accountId)
    .where('ended_at', 'is', null)
    .execute()
  const taken = new Set(others.flatMap(({ name }) => readingsOf(name)))
  if (readingsOf(own.name).some((reading) => taken.has(reading))) {
    fail('account.name_taken', { issues: [{ path: 'name', problem: 'taken' }] })
  }
}

/** What is left of a name in each language once nothing counts that a reader could overlook. */
function readingsOf(json: string): string[] {
  const name = Trilingual.parse(JSON.parse(json))
  const written = LANGUAGES.map((language) => name[language]).filter((text) => !isBlank(text))
  return written.map((text) => {
    const visible = text.replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu, '')
    // Both ways, since some letters fold only upwards: ß and SS are one.
    return visible.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
  })
}
