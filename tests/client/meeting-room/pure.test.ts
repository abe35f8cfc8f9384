// The rules of the meeting room that need no screen: order, minutes, rights in words, signed words, and the state of a language.
import { describe, expect, it } from 'vitest'
import type { PointRow, PointVersion } from '#shared/api/points.ts'
import type { Content } from '#shared/content.ts'
import { initialConnection, nextConnection } from '#client/collab/connection.ts'
import { addressOf } from '#client/collab/toolbar.tsx'
import { languageOfScript } from '#client/collab/use-points.ts'
import { afterDrop, afterStep, neighbour } from '#client/features/meeting-room/agenda-order.ts'
import { languageState } from '#client/features/meeting-room/language-state.ts'
import { minutesOf } from '#client/features/meeting-room/minutes.ts'
import { type ReadOnlyFacts, whyReadOnly } from '#client/features/meeting-room/read-only.ts'
import { signersOfCurrent, staleSigners } from '#client/features/meeting-room/signed-words.ts'

const IDS = ['a', 'b', 'c', 'd']

describe('afterStep', () => {
  it('names the point to stand behind, and null for the top', () => {
    expect(afterStep(IDS, 'b', 1)).toBe('c')
    expect(afterStep(IDS, 'c', -1)).toBe('a')
    expect(afterStep(IDS, 'b', -1)).toBeNull()
  })

  it('goes nowhere past the ends', () => {
    expect(afterStep(IDS, 'a', -1)).toBeUndefined()
    expect(afterStep(IDS, 'd', 1)).toBeUndefined()
    expect(afterStep(IDS, 'x', 1)).toBeUndefined()
  })
})

describe('afterDrop', () => {
  it('stands before or behind the row it was dropped on', () => {
    expect(afterDrop(IDS, 'd', 'b', 'before')).toBe('a')
    expect(afterDrop(IDS, 'd', 'b', 'after')).toBe('b')
    expect(afterDrop(IDS, 'd', 'a', 'before')).toBeNull()
    expect(afterDrop(IDS, 'a', 'c', 'after')).toBe('c')
  })

  it('is no move where the point already stands', () => {
    expect(afterDrop(IDS, 'b', 'b', 'after')).toBeUndefined()
    expect(afterDrop(IDS, 'b', 'a', 'after')).toBeUndefined()
    expect(afterDrop(IDS, 'b', 'c', 'before')).toBeUndefined()
  })
})

describe('neighbour', () => {
  it('goes on and back and begins with the first', () => {
    expect([neighbour(IDS, 'b', 1), neighbour(IDS, 'b', -1), neighbour(IDS, undefined, 1)]).toEqual([
      'c',
      'a',
      'a',
    ])
    expect(neighbour(IDS, 'd', 1)).toBeUndefined()
  })
})

describe('minutesOf', () => {
  it.each([
    ['45', 45],
    [' ๔๕ ', 45],
    ['១៥', 15],
    ['0', 0],
    ['', null],
    ['1441', undefined],
    ['-5', undefined],
    ['4.5', undefined],
    ['ten', undefined],
  ])('reads %j as %j', (typed, minutes) => {
    expect(minutesOf(typed)).toBe(minutes)
  })
})

describe('addressOf', () => {
  it.each([
    ['example.org', 'https://example.org'],
    ['a@example.org', 'mailto:a@example.org'],
    [' http://example.org/x ', 'http://example.org/x'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['', ''],
  ])('takes %j for %j', (typed, address) => {
    expect(addressOf(typed)).toBe(address)
  })
})

describe('languageOfScript', () => {
  it('goes by the script that is there', () => {
    expect(['สวัสดี TLP', 'សួស្តី', 'hello', '12'].map((words) => languageOfScript(words))).toEqual([
      'th',
      'km',
      'en',
      null,
    ])
  })
})

describe('whyReadOnly', () => {
  const live = [{ type: 'welcomed', access: 'write' } as const, { type: 'synced' } as const].reduce(
    (state, event) => nextConnection(state, event, 0),
    initialConnection(0),
  )
  const facts: ReadOnlyFacts = {
    rights: { role: 'liaison', delegation: 'TH', signatory: false },
    access: 'write',
    meetingClosed: false,
    sealed: false,
    connection: live,
  }
  const body = { part: 'body', key: 'th' } as const

  it('is null where all is well', () => {
    expect(whyReadOnly(facts, body)).toBeNull()
  })

  it('[T9] names the role first, since nothing else would help', () => {
    const expert: ReadOnlyFacts = {
      ...facts,
      rights: { role: 'expert', delegation: 'TH', signatory: false },
      sealed: true,
    }
    expect(whyReadOnly(expert, body)).toBe('role')
    expect(whyReadOnly({ ...facts, rights: null }, body)).toBe('role')
  })

  it('lets every member write the own side alone', () => {
    const expert: ReadOnlyFacts = { ...facts, rights: { role: 'expert', delegation: 'TH', signatory: false } }
    expect(whyReadOnly(expert, { part: 'bySide', key: 'TH' })).toBeNull()
    expect(whyReadOnly(expert, { part: 'bySide', key: 'KH' })).toBe('otherSide')
  })

  it('[T9] names a closed meeting, a seal, the register and the connection, in this order', () => {
    const nothing: ReadOnlyFacts = {
      ...facts,
      meetingClosed: true,
      sealed: true,
      access: 'read',
      connection: null,
    }
    expect(whyReadOnly(nothing, body)).toBe('closed')
    expect(whyReadOnly({ ...nothing, meetingClosed: false }, body)).toBe('sealed')
    expect(whyReadOnly({ ...nothing, meetingClosed: false, sealed: false }, body)).toBe('register')
    expect(whyReadOnly({ ...facts, connection: null }, body)).toBe('connection')
    expect(whyReadOnly({ ...facts, connection: { ...live, access: 'read' } }, body)).toBe('register')
  })
})

type State = PointRow['signOffs'][string]['state']

function rowWith(states: Record<string, { state: State; version?: string }>): PointRow {
  const signOffs = Object.fromEntries(
    Object.entries(states).map(([code, { state, version = null }]) => {
      return [code, { state, version, by: null, at: null, reason: null, restored: false }]
    }),
  )
  return { signOffs } as unknown as PointRow
}

describe('signersOfCurrent', () => {
  it('counts signatures and reservations on the current words, and nothing else', () => {
    const row = rowWith({ TH: { state: 'reserved' }, KH: { state: 'stale' } })
    expect(signersOfCurrent(row, ['TH', 'KH'])).toEqual(['TH'])
    expect(staleSigners(row, ['TH', 'KH'])).toEqual(['KH'])
    expect(
      signersOfCurrent(rowWith({ TH: { state: 'open' }, KH: { state: 'objected' } }), ['TH', 'KH']),
    ).toEqual([])
  })
})

function contentOf(words: Partial<Record<'th' | 'km' | 'en', string>>): Content {
  const body = (text: string) => [{ type: 'paragraph', content: text === '' ? [] : [{ text }] }]
  return {
    title: { th: 'ก', km: 'ក', en: 'A' },
    body: { th: body(words.th ?? 'ข'), km: body(words.km ?? 'ខ'), en: body(words.en ?? 'B') },
  } as unknown as Content
}

function versionOf(
  version: string,
  at: string,
  words: Parameters<typeof contentOf>[0],
  author: string,
): PointVersion {
  return { version, at, authors: [author], content: contentOf(words) as unknown as Record<string, unknown> }
}

describe('languageState', () => {
  const versions = [
    versionOf('v3', '2026-11-21T03:00:00.000Z', { en: 'B2', km: 'ខ2' }, 'x'),
    versionOf('v2', '2026-11-21T02:00:00.000Z', { en: 'B2' }, 'y'),
    versionOf('v1', '2026-11-21T01:00:00.000Z', {}, 'z'),
  ]
  const open = rowWith({ TH: { state: 'open' }, KH: { state: 'open' } })

  it('says when each language came to its words, and by whom', () => {
    expect(languageState('en', open, versions, null)).toEqual({
      kind: 'edited',
      at: '2026-11-21T02:00:00.000Z',
      by: 'y',
    })
    expect(languageState('km', open, versions, null)).toEqual({
      kind: 'edited',
      at: '2026-11-21T03:00:00.000Z',
      by: 'x',
    })
    expect(languageState('th', open, versions, null)).toEqual({
      kind: 'edited',
      at: '2026-11-21T01:00:00.000Z',
      by: 'z',
    })
  })

  it('says which languages changed since a signature', () => {
    const signed = rowWith({ TH: { state: 'stale', version: 'v2' }, KH: { state: 'stale', version: 'v1' } })
    expect(languageState('en', signed, versions, null)).toEqual({ kind: 'changed', since: ['KH'] })
    expect(languageState('km', signed, versions, null)).toEqual({ kind: 'changed', since: ['TH', 'KH'] })
    expect(languageState('th', signed, versions, null)).toEqual({ kind: 'asSigned' })
  })

  it('goes by the words on the screen before any version', () => {
    const signed = rowWith({ TH: { state: 'stale', version: 'v3' } })
    expect(languageState('th', signed, versions, contentOf({ th: 'ใหม่', en: 'B2', km: 'ខ2' }))).toEqual({
      kind: 'changed',
      since: ['TH'],
    })
    expect(languageState('th', open, versions, contentOf({ th: '' }))).toEqual({ kind: 'missing' })
  })

  it('says nothing before it knows anything', () => {
    expect(languageState('en', open, [], null)).toBeNull()
  })
})
