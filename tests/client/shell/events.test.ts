// Proves that an event of the workspace reaches the lists and lamps that show it.
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createPatcher } from '#client/api/events.ts'
import { keys } from '#client/api/query.ts'
import type { PointRow } from '#shared/api/points.ts'

const REGISTER = '01JD0000000000000000000011'
const POINT = '01JD0000000000000000000021'
const OTHER = '01JD0000000000000000000022'
const open = { state: 'open', by: null, at: null, version: null, reason: null, restored: false }
const row = (id: string) => ({ id, signOffs: { TH: open }, agreed: false, sealed: false })

function patched() {
  vi.useFakeTimers()
  const client = new QueryClient()
  client.setQueryData(keys.points(REGISTER), [row(POINT), row(OTHER)])
  const patcher = createPatcher('jwg', client)
  onTestFinished(() => {
    patcher.stop()
    vi.useRealTimers()
  })
  const points = () => client.getQueryData<PointRow[]>(keys.points(REGISTER)) ?? []
  const isStale = () => client.getQueryState(keys.points(REGISTER))?.isInvalidated
  return { client, patcher, points, isStale }
}

const act = {
  act: {
    v: 1,
    seq: 5,
    workspaceId: '01JD0000000000000000000001',
    at: '2026-11-21T07:02:00.000Z',
    act: 'sign',
    actor: {
      accountId: '01JD0000000000000000000031',
      memberId: '01JD0000000000000000000032',
      name: { th: '', km: '', en: 'Chair' },
      delegation: 'TH',
      role: 'chair',
    },
    registerId: REGISTER,
    pointId: POINT,
    kind: 'agenda',
    version: 'a'.repeat(64),
    previousHash: 'b'.repeat(64),
    hash: 'c'.repeat(64),
  },
  signOffs: { TH: { ...open, state: 'signed' } },
  agreed: true,
  sealed: false,
}

describe('createPatcher', () => {
  test('[C3] changes the lamp of an act at once, and reads the rest again', () => {
    const { patcher, points, isStale } = patched()
    patcher.receive('act', JSON.stringify(act))
    expect(points().map((point) => [point.signOffs['TH']?.state, point.agreed])).toEqual([
      ['signed', true],
      ['open', false],
    ])
    vi.advanceTimersByTime(1000)
    expect(isStale()).toBe(true)
  })

  test('[C3] takes removed points away at once, and many typed words cost one reading', () => {
    const { client, patcher, points } = patched()
    const read = vi.spyOn(client, 'invalidateQueries')
    const changed = { registerId: REGISTER, points: [{ id: POINT, version: 'd'.repeat(64) }], removed: [] }
    for (let i = 0; i < 50; i++) patcher.receive('register', JSON.stringify(changed))
    patcher.receive('register', JSON.stringify({ ...changed, points: [], removed: [OTHER] }))
    expect(points().map((point) => point.id)).toEqual([POINT])
    vi.advanceTimersByTime(1000)
    const registers = read.mock.calls.filter(
      ([filter]) => `${filter?.queryKey}` === `${keys.points(REGISTER)}`,
    )
    expect(registers).toHaveLength(1)
  })

  test('[C3] reads again what an event of a newer server may have been about', () => {
    const { patcher, isStale } = patched()
    patcher.receive('register', JSON.stringify({ something: 'new' }))
    vi.advanceTimersByTime(1000)
    expect(isStale()).toBe(true)
  })
})
