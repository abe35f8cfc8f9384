/** Replicas that become exactly what the log says. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { keepMarkers } from '#shared/replica.ts'

/** Two people set the same mark on the same words while apart: one marker then stands behind another that it repeats. */
function logWithRedundantMarkers(): Uint8Array[] {
  const log: Uint8Array[] = []
  const first = new Y.Doc()
  first.clientID = 300
  first.getText('t').insert(0, 'within 21 days')
  log.push(Y.encodeStateAsUpdate(first))
  const second = new Y.Doc()
  second.clientID = 301
  Y.applyUpdate(second, log[0] ?? new Uint8Array())
  first.on('update', (update: Uint8Array) => log.push(update))
  const late: Uint8Array[] = []
  second.on('update', (update: Uint8Array) => late.push(update))
  first.getText('t').format(0, 9, { bold: true })
  second.getText('t').format(0, 9, { bold: true })
  return [...log, ...late]
}

/** How many clocks are deleted in a document. */
function deleted(doc: Y.Doc): number {
  const ranges = [...Y.createDeleteSetFromStructStore(doc.store).clients.values()].flat()
  return ranges.reduce((sum, range) => sum + range.len, 0)
}

describe('keepMarkers', () => {
  it('[V2] leaves every format marker of the log where the log has it', () => {
    const tidied = new Y.Doc()
    const kept = keepMarkers(new Y.Doc())
    for (const doc of [tidied, kept]) doc.getText('t')
    for (const update of logWithRedundantMarkers()) {
      Y.applyUpdate(tidied, update)
      Y.applyUpdate(kept, update)
    }
    expect(deleted(tidied)).toBeGreaterThan(deleted(kept))
    expect(kept.getText('t').toDelta()).toEqual(tidied.getText('t').toDelta())
  })
})
