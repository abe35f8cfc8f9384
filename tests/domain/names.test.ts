// Nobody takes the name of another member, by whichever way a name gets into a workspace.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateMe } from '#server/domain/accounts.ts'
import { nominateMember, updateMember } from '#server/domain/members.ts'
import { createSetUpLink } from '#server/domain/set-up-links.ts'
import { useSetUp } from '#server/domain/set-up.ts'
import { DATABASES } from '#tests/databases.ts'
import { type World, world } from '#tests/world.ts'

const CHAIR = 'chair@th.example'
const NAME = { th: 'ประธานร่วมน้ำ', km: 'សហប្រធាន', en: 'Co-chair José' }
const TAKEN = {
  code: 'account.name_taken',
  details: { issues: [{ path: 'name', problem: 'taken' }] },
}

describe.each(DATABASES)('names on $database', ({ postgres }) => {
  let on: World
  beforeEach(async () => {
    on = await world({ postgres })
    await updateMe(on.ctx, await on.actor(CHAIR), { name: NAME })
  })
  afterEach(() => on.close())

  const rename = async (email: string, name: Partial<typeof NAME>) =>
    updateMe(on.ctx, await on.actor(email), { name: { th: '', km: '', en: '', ...name } })

  test.each([
    ['the same name', { en: 'Co-chair José' }],
    ['it in another language', { km: 'Co-chair José' }],
    ['another case', { en: 'CO-CHAIR JOSÉ' }],
    ['other spaces', { en: ' Co-chair  José' }],
    ['a letter and its sign', { en: 'Co-chair Jose\u0301' }],
    ['an invisible sign', { th: 'ประธาน\u200Bร่วมน้ำ' }],
    ['one of three', { th: 'อื่น', en: 'Other', km: 'សហ\u200Bប្រធាន' }],
  ])('[K11] refuses a new name that is %s', async (_, name) => {
    await expect(rename('liaison@kh.example', name)).rejects.toMatchObject(TAKEN)
    const { accountId } = await on.actor('liaison@kh.example')
    const row = await on.db.selectFrom('accounts').select('name').where('id', '=', accountId).execute()
    expect(row[0]?.name).toContain('liaison@kh.example')
  })

  test('[K11] lets people keep, spell anew and share within their own name what is theirs', async () => {
    await expect(rename(CHAIR, NAME)).resolves.toBeDefined()
    await expect(rename(CHAIR, { en: 'co-chair josé' })).resolves.toBeDefined()
    await expect(rename('liaison@kh.example', { th: 'A', km: 'A', en: 'A' })).resolves.toBeDefined()
    // Empty languages are no name.
    await expect(rename('liaison@th.example', { en: 'B' })).resolves.toBeDefined()
  })

  test('[K11] frees a name with the membership', async () => {
    await on.member({ email: 'second@th.example', delegation: 'TH', role: 'chair' })
    const { memberId } = await on.actor(CHAIR)
    const second = await on.actor('second@th.example')
    await updateMember(on.ctx, second, { ws: 'jwg', member: memberId, ended: true })
    await expect(rename('liaison@kh.example', { en: NAME.en })).resolves.toBeDefined()
  })

  test('[K11] gives a name that two take at the same moment to one of them', async () => {
    const both = ['liaison@kh.example', 'expert@th.example'].map((email) => rename(email, { en: 'Both' }))
    const outcomes = (await Promise.allSettled(both)).map((outcome) => outcome.status)
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('[K11] refuses set-up and nomination under a taken name, and leaves the link as it was', async () => {
    const by = { accountId: null, address: '', requestId: '' }
    const place = { delegation: 'KH', role: 'expert', agency: '', signatory: false, email: null } as const
    const token = await on.db
      .transaction()
      .execute((trx) => createSetUpLink(trx, on.ctx.now(), by, { workspaceId: on.workspace.id, ...place }))
    const visitor = { address: '', requestId: '', userAgent: '', cookieValue: null }
    const use = (en: string) => {
      const person = { email: 'new@kh.example', password: 'seven grey herons at dusk', agency: '' }
      return useSetUp(on.ctx, visitor, { token, ...person, name: { th: '', km: '', en } })
    }
    await expect(use('co-chair JOSÉ')).rejects.toMatchObject(TAKEN)
    await expect(use('Somebody else')).resolves.toBeDefined()
    const { id } = await on.account('double@kh.example')
    await on.db
      .updateTable('accounts')
      .set({ name: JSON.stringify(NAME) })
      .where('id', '=', id)
      .execute()
    const nominated = { ws: 'jwg', email: 'double@kh.example', role: 'expert', agency: '', signatory: false }
    const chair = await on.actor('chair@kh.example')
    await expect(nominateMember(on.ctx, chair, { ...nominated, role: 'expert' })).rejects.toMatchObject(TAKEN)
  })
})
