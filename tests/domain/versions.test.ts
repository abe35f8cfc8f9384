// Versions: when one is recorded, through whom, and who reads them.
import { projectPoints } from '#server/domain/projection.ts'
import { listVersions, QUIET_MS, recordQuietVersions } from '#server/domain/versions.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { versionOf, type Content } from '#shared/content.ts'
import { bodyOf, pointOf } from '#shared/register.ts'
import * as Y from 'yjs'
import { DATABASES } from '#tests/databases.ts'
import { type Agenda, agenda, KH, OBSERVER, TH, TH_INTERPRETER, TH_LIAISON } from './agenda.ts'

describe.each(DATABASES)('versions on $database', ({ postgres }) => {
  let a: Agenda
  beforeAll(async () => {
    a = await agenda({ postgres })
  })
  afterAll(() => a.close())

  const list = async (point: string, email = TH) => listVersions(a.ctx, await a.as(email), { point })
  const account = async (email: string) => (await a.as(email)).accountId
  const rest = async () => {
    a.world.tick(QUIET_MS + 1000)
    await recordQuietVersions(a.ctx)
  }

  it('[Y1] records a point when it is made, and its words once they are quiet', async () => {
    const { id, version } = await a.addPoint()
    expect(await list(id)).toMatchObject([{ version, authors: [await account(TH)] }])
    await a.type(KH, id, 'en', ' One')
    await recordQuietVersions(a.ctx)
    expect(await list(id)).toHaveLength(1)
    await rest()
    const [newest] = await list(id)
    expect(newest?.version).toBe(versionOf(newest?.content as unknown as Content))
    expect(newest?.version).toBe((await a.read(id)).version)
    await rest()
    expect(await list(id)).toHaveLength(2)
  })

  it('[Y2] names everybody who wrote since the version before, and nobody else', async () => {
    const { id } = await a.addPoint()
    await a.type(KH, id, 'km', ' មួយ')
    await a.type(TH_INTERPRETER, id, 'th', ' หนึ่ง')
    await rest()
    await a.type(TH_LIAISON, id, 'en', ' one')
    await rest()
    const [last, both] = await list(id)
    expect(last?.authors).toEqual([await account(TH_LIAISON)])
    expect(both?.authors.toSorted()).toEqual([await account(KH), await account(TH_INTERPRETER)].toSorted())
  })

  it('[Y3] records A, B and A again; words that never rested are none', async () => {
    const { id, version } = await a.addPoint()
    await a.type(KH, id, 'en', ' Passing')
    await a.erase(KH, id, 'en', 8)
    await rest()
    expect(await list(id)).toHaveLength(1)
    await a.type(KH, id, 'en', ' Staying')
    await rest()
    await a.erase(KH, id, 'en', 8)
    await rest()
    const versions = (await list(id)).map((each) => each.version)
    expect(versions).toHaveLength(3)
    expect([versions[0], versions[2]]).toEqual([version, version])
  })

  it('[Y1] records at once what is signed, and what leaves or regains signed words', async () => {
    const { id } = await a.addPoint()
    await a.type(KH, id, 'en', ' Signed')
    await a.act(KH, id, 'sign')
    expect(await list(id)).toHaveLength(2)
    await a.type(TH, id, 'en', '!')
    await a.erase(TH, id, 'en', 1)
    const [back, left, signed] = await list(id)
    expect([back?.version, back?.authors]).toEqual([signed?.version, [await account(TH)]])
    expect(left?.version).not.toBe(signed?.version)
  })

  it('[Y2] gives words that were typed right before an act to those who typed them', async () => {
    const { id } = await a.addPoint()
    const typist = await account(TH_INTERPRETER)
    // As a socket leaves it: in the log, not projected yet.
    await a.ctx.registers.edit(a.registerId, typist, (doc) => typeInto(doc, id))
    const { version } = await a.read(id)
    await a.act(TH, id, 'sign', { version })
    expect((await list(id))[0]).toMatchObject({ version, authors: [typist] })
  })

  it('[O11] never lets an older reading overwrite a newer one', async () => {
    const { id } = await a.addPoint()
    const older = new Y.Doc()
    const head = await a.ctx.registers.settled(a.registerId, async (doc, at) => {
      Y.applyUpdate(older, Y.encodeStateAsUpdate(doc))
      return at
    })
    await a.type(KH, id, 'en', ' Newer')
    const { version } = await a.read(id)
    await projectPoints(a.ctx, older, head, [{ pointId: id, authors: [await account(TH)] }])
    const row = await a.ctx.db.selectFrom('points').select('version').where('id', '=', id).executeTakeFirst()
    expect(row?.version).toBe(version)
  })

  it('[Y4] shows observers the words of now and no history', async () => {
    const { id } = await a.addPoint()
    await a.type(KH, id, 'en', ' Draft wording')
    await a.act(TH, id, 'release')
    await a.act(KH, id, 'release')
    await a.erase(KH, id, 'en', 14)
    const seen = await list(id, OBSERVER)
    expect(seen).toHaveLength(1)
    expect(JSON.stringify(seen)).not.toContain('Draft wording')
  })
})

function typeInto(doc: Y.Doc, pointId: string): void {
  const point = pointOf(doc, pointId)
  const paragraph = point && bodyOf(point, 'en')?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (text instanceof Y.XmlText) text.insert(0, 'Typed. ')
}
