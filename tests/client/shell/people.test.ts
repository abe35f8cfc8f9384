// Proves small readings of people and devices: initials in three scripts, browsers by name.
import { describe, expect, test } from 'vitest'
import { deviceOf } from '#client/features/account/device.ts'
import { initialsOf } from '#client/ui/avatar.tsx'

describe('initialsOf', () => {
  test('[A2] takes two letters of a Latin name and one whole letter of a Thai or Khmer one', () => {
    expect(initialsOf('Co-chair, Thailand')).toBe('CT')
    expect(initialsOf('observer')).toBe('O')
    expect(initialsOf('ประธานร่วม')).toBe('ป')
    expect(initialsOf('เจ้าหน้าที่')).toBe('จ้')
    expect(initialsOf('ស្រី')).toBe([...new Intl.Segmenter('km').segment('ស្រី')][0]?.segment)
    expect(initialsOf('  ')).toBe('?')
  })
})

describe('deviceOf', () => {
  test('[A2] names browser and system, and does not guess', () => {
    const windows = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0'
    expect(deviceOf(windows)).toEqual({ browser: 'Edge', system: 'Windows' })
    const phone = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36'
    expect(deviceOf(phone)).toEqual({ browser: 'Chrome', system: 'Android' })
    expect(deviceOf('curl/8.5')).toBeNull()
  })
})
