// The connection's table: what happened → what may be said, whether to try again, and whether typing is allowed.
import { describe, expect, it } from 'vitest'
import {
  type Connection,
  type ConnectionEvent,
  BANNER_AFTER,
  BLOCKED_AFTER,
  bannerOf,
  initialConnection,
  mayType,
  nextConnection,
  retryDelay,
} from '#client/collab/connection.ts'

const welcomed: ConnectionEvent = { type: 'welcomed', access: 'write' }
const synced: ConnectionEvent = { type: 'synced' }
const closed = (code: number): ConnectionEvent => ({ type: 'closed', code })

function after(...events: ConnectionEvent[]): Connection {
  return events.reduce(
    (state, event, at) => nextConnection(state, event, 1_000 * (at + 1)),
    initialConnection(0),
  )
}

describe('nextConnection', () => {
  const rows: [string, ConnectionEvent[], Connection['phase'], number | null][] = [
    ['a first connection that is welcomed and synced is live', [welcomed, synced], 'live', null],
    ['a server that goes away is waited for', [welcomed, synced, closed(1001)], 'reconnecting', 0],
    ['a lost line is waited for', [welcomed, synced, closed(1006)], 'reconnecting', 0],
    ['a first connection that fails goes on connecting', [closed(1006)], 'connecting', null],
    ['a session that ended waits for the person', [welcomed, synced, closed(4401)], 'signedOut', null],
    ['[T4] a close for lost access is asked about once', [welcomed, synced, closed(4403)], 'reconnecting', 0],
    [
      '[T4] a second one means that access is gone',
      [welcomed, synced, closed(4403), closed(4403)],
      'removed',
      null,
    ],
    [
      'so does one after a fresh welcome',
      [welcomed, synced, closed(4403), welcomed, closed(4404)],
      'removed',
      null,
    ],
    ['a register that never let us in is not there for us', [closed(4404)], 'removed', null],
    [
      'a changed role comes back with other rights',
      [welcomed, synced, closed(1012), { ...welcomed, access: 'read' }, synced],
      'live',
      null,
    ],
    ['a refused update stops everything', [welcomed, synced, closed(4409)], 'refused', null],
    ['a change that is too large is a refused one', [welcomed, synced, closed(4413)], 'refused', null],
    ['a reader that is too slow comes back soon', [welcomed, synced, closed(4408)], 'waiting', 2_000],
    ['too many pages come back later', [closed(4429)], 'waiting', 15_000],
    [
      'a device without network is offline',
      [welcomed, synced, { type: 'network', online: false }],
      'offline',
      null,
    ],
    [
      'and reconnects with it',
      [welcomed, synced, { type: 'network', online: false }, { type: 'network', online: true }],
      'reconnecting',
      0,
    ],
    [
      'an old page stays until it is reloaded',
      [{ type: 'outdated' }, welcomed, synced, closed(1006)],
      'outdated',
      null,
    ],
    [
      'nothing but the person ends signed out',
      [welcomed, synced, closed(4401), welcomed, synced],
      'signedOut',
      null,
    ],
    [
      'after signing in again it connects',
      [welcomed, synced, closed(4401), { type: 'renewed' }],
      'connecting',
      null,
    ],
  ]
  it.each(rows)('%s', (_title, events, phase, delay) => {
    const connection = after(...events)
    expect(connection.phase).toBe(phase)
    expect(retryDelay(connection)).toBe(delay)
  })

  it('forgets that it asked about access once it is in again', () => {
    const again = after(welcomed, synced, closed(4403), welcomed, synced, closed(4403))
    expect(again.phase).toBe('reconnecting')
  })

  it('keeps when a phase began while nothing changes', () => {
    const first = after(welcomed, synced, closed(1006))
    const second = nextConnection(first, closed(1006), 60_000)
    expect(second.since).toBe(first.since)
  })
})

describe('bannerOf', () => {
  it('says nothing of a drop shorter than five seconds', () => {
    const dropped = after(welcomed, synced, closed(1006))
    expect(bannerOf(dropped, dropped.since + BANNER_AFTER - 1)).toBeNull()
    expect(bannerOf(dropped, dropped.since + BANNER_AFTER)).toBe('reconnecting')
  })

  it('suspects the network when the first connection takes too long', () => {
    expect(bannerOf(initialConnection(0), BLOCKED_AFTER - 1)).toBeNull()
    expect(bannerOf(initialConnection(0), BLOCKED_AFTER)).toBe('blocked')
  })

  it('speaks at once where the person has to act', () => {
    for (const code of [4401, 4409]) {
      const connection = after(welcomed, synced, closed(code))
      expect(bannerOf(connection, connection.since)).toBe(connection.phase)
    }
  })
})

describe('mayType', () => {
  it('allows it live and while only the line is missing', () => {
    expect(mayType(after(welcomed, synced))).toBe(true)
    expect(mayType(after(welcomed, synced, closed(1006)))).toBe(true)
  })

  it('refuses it before the welcome, to readers, and where the server has said no', () => {
    expect(mayType(initialConnection(0))).toBe(false)
    expect(mayType(after({ ...welcomed, access: 'read' }, synced))).toBe(false)
    for (const code of [4401, 4409]) expect(mayType(after(welcomed, synced, closed(code)))).toBe(false)
  })
})
