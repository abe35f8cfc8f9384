// What a stock y-websocket client with a session cookie can do without any code of ours.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DATABASES } from '#tests/databases.ts'
import { type Stage, stage } from './stage.ts'
import { stockClient, until } from './stock-client.ts'

describe.each(DATABASES)('on $database', ({ postgres }) => {
  let at: Stage
  beforeAll(async () => {
    at = await stage({ postgres })
  })
  afterAll(() => at.close())
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })

  describe('a stock y-websocket client', () => {
    it('reads and writes a register with nothing but a session cookie', async () => {
      const [pointId = ''] = at.pointIds
      const thai = stockClient(at, await at.cookie('liaison@th.example'))
      const khmer = stockClient(at, await at.cookie('liaison@kh.example'))
      await Promise.all([thai.synced(), khmer.synced()])
      expect(khmer.title(pointId).toString()).toBe('Point 1')

      thai.title(pointId).insert(0, 'A ')
      khmer.title(pointId).insert(7, ' B')
      await until(
        () => khmer.title(pointId).toString() === thai.title(pointId).toString(),
        'both read the same',
      )
      await until(() => thai.title(pointId).toString() === 'A Point 1 B', 'both wrote')

      const late = stockClient(at, await at.cookie('expert@th.example'))
      await late.synced()
      expect(late.title(pointId).toString()).toBe('A Point 1 B')
      for (const client of [thai, khmer, late]) client.leave()
    })
  })
})
