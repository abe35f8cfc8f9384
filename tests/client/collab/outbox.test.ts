// What counts as saved: only what the server has answered for, frame by frame.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { ASK_AFTER, createOutbox, MAX_UNANSWERED } from '#client/collab/outbox.ts'

function typist() {
  const doc = new Y.Doc()
  const sent: Uint8Array[] = []
  let asked = 0
  const outbox = createOutbox({
    send: (update) => sent.push(update),
    ask: () => (asked += 1),
    changed: () => {},
  })
  doc.on('update', (update: Uint8Array) => outbox.add(update))
  const type = (words: string) => doc.getText('t').insert(doc.getText('t').length, words)
  return { doc, sent, outbox, type, asked: () => asked }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('createOutbox', () => {
  it('[T1] counts a change until the server has answered for its frame', () => {
    const { outbox, type, sent } = typist()
    outbox.sentEverything()
    outbox.saved(1)
    type('ก')
    type('ข')
    expect([sent.length, outbox.count()]).toEqual([2, 2])
    outbox.saved(2)
    expect(outbox.count()).toBe(1)
    outbox.saved(3)
    expect(outbox.count()).toBe(0)
  })

  it('[T1] bundles what waits behind unanswered frames and loses none of it', () => {
    const { doc, outbox, type, sent } = typist()
    outbox.sentEverything()
    outbox.saved(1)
    for (let i = 0; i < 20; i++) type(String(i))
    expect(sent.length).toBe(MAX_UNANSWERED)
    outbox.saved(1 + MAX_UNANSWERED)
    expect(sent.length).toBe(MAX_UNANSWERED + 1)
    outbox.saved(2 + MAX_UNANSWERED)
    expect(outbox.count()).toBe(0)
    const other = new Y.Doc()
    for (const update of sent) Y.applyUpdate(other, update)
    expect(other.getText('t').toString()).toBe(doc.getText('t').toString())
  })

  it('[T2] keeps counting over a lost line and is content only with an answer on the new one', () => {
    const { outbox, type } = typist()
    outbox.sentEverything()
    outbox.saved(1)
    type('a')
    outbox.dropped()
    type('b')
    expect(outbox.count()).toBe(2)
    outbox.sentEverything()
    expect(outbox.count()).toBe(2)
    outbox.saved(1)
    expect(outbox.count()).toBe(0)
  })

  it('[T1] does not take a late answer of the old line for the new one', () => {
    const { outbox, type } = typist()
    outbox.sentEverything()
    outbox.saved(1)
    type('a')
    type('b')
    outbox.dropped()
    outbox.sentEverything()
    type('c')
    outbox.saved(1)
    expect(outbox.count()).toBe(1)
  })

  it('[T1] asks by a sync step when an answer does not come, and takes only that answer', () => {
    const { outbox, type, asked } = typist()
    outbox.sentEverything()
    type('a')
    outbox.answered()
    expect(outbox.count()).toBe(1)
    vi.advanceTimersByTime(ASK_AFTER)
    expect(asked()).toBe(1)
    outbox.answered()
    expect(outbox.count()).toBe(0)
  })
})
