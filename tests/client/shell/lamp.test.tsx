// Proves that a lamp tells its state by form and by words, not by colour alone.
import { describe, expect, test } from 'vitest'
import { PointLamps } from '#client/features/point-lamps.tsx'
import { ZoneContext } from '#client/i18n/clock.tsx'
import type { PointRow } from '#shared/api/points.ts'
import { SIGN_OFF_STATES, type SignOffState } from '#shared/sign-offs.ts'
import { mount } from './mount.tsx'

const delegations = [
  { code: 'TH', name: { th: 'ฝ่ายไทย', km: 'ភាគីថៃ', en: 'Thailand' } },
  { code: 'KH', name: { th: 'ฝ่ายกัมพูชา', km: 'ភាគីកម្ពុជា', en: 'Cambodia' } },
]

function pointWith(th: SignOffState, kh: SignOffState, sealed = false): PointRow {
  const standing = (state: SignOffState) => ({
    state,
    by: null,
    at: state === 'open' ? null : '2026-11-21T07:02:00.000Z',
    version: null,
    reason: null,
    restored: false,
  })
  return {
    id: '01JD0000000000000000000001',
    kind: 'agenda',
    number: 3,
    title: { th: '', km: '', en: 'Plan' },
    version: 'a'.repeat(64),
    fields: {},
    signOffs: { TH: standing(th), KH: standing(kh) },
    initials: [],
    agreed: false,
    sealed,
    released: false,
    keys: { reopen: [], release: [] },
    changedAt: '2026-11-21T07:00:00.000Z',
    changedBy: [],
  }
}

const lampsOf = (place: HTMLElement) => [...place.querySelectorAll('.lamp')]
const chair = { role: 'chair', delegation: 'TH', signatory: true } as const

describe('PointLamps', () => {
  test('[A1] names delegation, state and time in the language of the interface', async () => {
    const lamps = (
      <ZoneContext value="Asia/Bangkok">
        <PointLamps point={pointWith('stale', 'open')} delegations={delegations} />
      </ZoneContext>
    )
    const english = lampsOf(await mount(lamps, 'en'))
    expect(english.map((lamp) => lamp.getAttribute('aria-label'))).toEqual([
      'Thailand: signed, text changed since · 21 Nov 2026, 14:02',
      'Cambodia: not signed',
    ])
    const thai = lampsOf(await mount(lamps, 'th'))
    expect(thai[1]?.getAttribute('aria-label')).toBe('ฝ่ายกัมพูชา: ยังไม่ลงนาม')
    const khmer = lampsOf(await mount(lamps, 'km'))
    expect(khmer[0]?.getAttribute('aria-label')).toBe(
      'ភាគីថៃ៖ បានចុះហត្ថលេខា អត្ថបទបានប្តូរក្រោយមក · 21 វិច្ឆិកា 2026, 14:02',
    )
  })

  test('[A1] draws another sign for every state', async () => {
    const drawn: (string | undefined)[] = []
    for (const state of SIGN_OFF_STATES) {
      const place = await mount(<PointLamps point={pointWith(state, 'open')} delegations={delegations} />)
      drawn.push(lampsOf(place)[0]?.querySelector('svg')?.innerHTML)
    }
    expect(new Set(drawn).size).toBe(SIGN_OFF_STATES.length)
  })

  test('[A1] rings the lamp that waits for the reader, and only that', async () => {
    const ringed = async (point: PointRow, reader: Parameters<typeof PointLamps>[0]['reader']) => {
      const place = await mount(<PointLamps point={point} delegations={delegations} reader={reader} />)
      return lampsOf(place).map((lamp) => lamp.classList.contains('yours'))
    }
    expect(await ringed(pointWith('stale', 'open'), chair)).toEqual([true, false])
    expect(await ringed(pointWith('signed', 'open'), chair)).toEqual([false, false])
    expect(await ringed(pointWith('objected', 'open'), chair)).toEqual([false, false])
    // A seal closes the words, not the signing of them.
    expect(await ringed(pointWith('open', 'open', true), chair)).toEqual([true, false])
    expect(await ringed(pointWith('open', 'open'), { ...chair, role: 'liaison', signatory: false })).toEqual([
      false,
      false,
    ])
  })
})
