/** A replica of a register that becomes exactly what the log says, and nothing of its own making. */
import type * as Y from 'yjs'

/**
 * Yjs tidies format markers on its own after a remote change. No log row tells of that, so two replicas of one log could
 * end with different marks and, for a signature, with different versions. It leaves transactions alone that it takes for local.
 */
export function keepMarkers(doc: Y.Doc): Y.Doc {
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    transaction.local = true
  })
  return doc
}
