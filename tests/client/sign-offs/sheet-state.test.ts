// The signing sheet: frozen words, a text that moves on, refusals, the password and the result.
import { describe, expect, it } from 'vitest'
import type { Named } from '#client/features/sign-offs/canonical.ts'
import {
  hasMoved,
  lacksReason,
  mayConfirm,
  nextSheet,
  openSheet,
  type SheetEvent,
  type SheetState,
  unseen,
} from '#client/features/sign-offs/sheet-state.ts'
import { versionOf } from '#shared/content.ts'
import { AppError } from '#shared/errors.ts'
import { content, replacing } from './texts.ts'

const named = (text = content()): Named => ({ content: text, version: versionOf(text) })
const CHANGED = named(content(replacing('en', '21', '14')))
const WIDE = { paged: false }
const after = (state: SheetState, ...events: SheetEvent[]) => events.reduce(nextSheet, state)

describe('nextSheet', () => {
  it('keeps the frozen words when the text moves on, and stops the button at once', () => {
    const state = after(openSheet('sign', named()), { type: 'live', version: CHANGED.version })
    expect(state.frozen).toEqual(named())
    expect(hasMoved(state)).toBe(true)
    expect(mayConfirm(state, WIDE)).toBe(false)
  })

  it('may be confirmed again when the words come back to what was frozen', () => {
    const state = after(
      openSheet('sign', named()),
      { type: 'live', version: CHANGED.version },
      { type: 'live', version: named().version },
    )
    expect(mayConfirm(state, WIDE)).toBe(true)
  })

  it('freezes the new words on demand, keeps the reason and asks to read all languages anew', () => {
    const read = after(
      openSheet('reserve', named()),
      { type: 'reason', text: 'if funded' },
      { type: 'seen', language: 'km' },
      { type: 'seen', language: 'en' },
    )
    expect(mayConfirm(read, { paged: true })).toBe(true)
    const state = after(
      read,
      { type: 'live', version: CHANGED.version },
      { type: 'refrozen', named: CHANGED },
    )
    expect(state).toMatchObject({ frozen: CHANGED, reason: 'if funded', phase: 'reading' })
    expect(unseen(state)).toEqual(['km', 'en'])
  })

  it('treats the refusal of stale words like a text that moved on', () => {
    const state = after(
      openSheet('sign', named()),
      { type: 'sent' },
      { type: 'moved', version: CHANGED.version },
    )
    expect(state.phase).toBe('reading')
    expect(hasMoved(state)).toBe(true)
  })

  it('names the languages that the server found empty and does not ask again for the same words', () => {
    const state = after(
      openSheet('sign', named()),
      { type: 'sent' },
      { type: 'incomplete', languages: ['km'] },
    )
    expect(state.empty).toEqual(['km'])
    expect(mayConfirm(state, WIDE)).toBe(false)
    expect(after(state, { type: 'refrozen', named: CHANGED }).empty).toEqual([])
  })

  it('asks for the password, sends again and ends with the time of the server', () => {
    const asked = after(openSheet('sign', named()), { type: 'sent' }, { type: 'passwordAsked' })
    expect(asked.phase).toBe('password')
    expect(mayConfirm(asked, WIDE)).toBe(false)
    const at = '2026-11-21T07:32:00.000Z'
    const done = after(
      asked,
      { type: 'sent' },
      { type: 'recorded', at, seq: 7 },
      { type: 'live', version: CHANGED.version },
    )
    expect(done).toMatchObject({ phase: 'done', recorded: { at, seq: 7 }, frozen: named() })
    expect(hasMoved(done)).toBe(false)
  })

  it('goes back to reading when the password is put off, and when the server refuses', () => {
    expect(
      after(
        openSheet('sign', named()),
        { type: 'sent' },
        { type: 'passwordAsked' },
        { type: 'passwordPutOff' },
      ).phase,
    ).toBe('reading')
    const refused = after(
      openSheet('sign', named()),
      { type: 'sent' },
      { type: 'refused', error: new AppError('policy.denied') },
    )
    expect(refused).toMatchObject({ phase: 'reading', refusal: { code: 'policy.denied' } })
    expect(mayConfirm(refused, WIDE)).toBe(true)
  })

  it('sends only once', () => {
    expect(mayConfirm(after(openSheet('sign', named()), { type: 'sent' }), WIDE)).toBe(false)
  })
})

describe('mayConfirm', () => {
  it('wants all three languages turned to where one is in sight at a time', () => {
    const state = openSheet('sign', named())
    expect(mayConfirm(state, WIDE)).toBe(true)
    expect(mayConfirm(state, { paged: true })).toBe(false)
    const two = after(state, { type: 'seen', language: 'km' })
    expect(mayConfirm(two, { paged: true })).toBe(false)
    expect(mayConfirm(after(two, { type: 'seen', language: 'en' }), { paged: true })).toBe(true)
  })
})

describe('lacksReason', () => {
  it('[S5] wants a reason for an objection and a reservation only', () => {
    expect(lacksReason(openSheet('object', named()))).toBe(true)
    expect(lacksReason(openSheet('reserve', named()))).toBe(true)
    expect(lacksReason(openSheet('sign', named()))).toBe(false)
    expect(lacksReason(after(openSheet('object', named()), { type: 'reason', text: '  ' }))).toBe(true)
    expect(lacksReason(after(openSheet('object', named()), { type: 'reason', text: 'no' }))).toBe(false)
  })
})
