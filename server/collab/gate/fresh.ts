/** G1, G3 and the sender's own gaps: whether this writer may bring these structs at all. It looks at ids only, never at places. */
import type * as Y from 'yjs'
import { FIRST_CLIENT_ID } from '#shared/protocol.ts'
import type { Limits } from './limits.ts'
import { refuse, Refused, refuseTooLarge } from './refused.ts'
import { type Block, REF, type Struct } from './struct.ts'
import type { Writer } from './trial.ts'

export interface Admission {
  /** Client ids to bind to the writer's account, together with the update. */
  claims: number[]
  /** Something of the sender's own is missing in between: it must sync again. */
  isBehind: boolean
}

export function admit(blocks: readonly Block[], doc: Y.Doc, writer: Writer, limits: Limits): Admission {
  if (blocks.length > limits.writers) refuseTooLarge('too many client ids with something new')
  const admission: Admission = { claims: [], isBehind: false }
  for (const block of blocks) {
    checkWriter(block, doc, writer)
    if (claims(block, writer)) admission.claims.push(block.client)
    if (block.start > block.known) admission.isBehind = true
    else cutOverlap(block)
  }
  return admission
}

export function isOwn(client: number, doc: Y.Doc, writer: Writer): boolean {
  return !isServers(client, doc) && writer.binding(client) === 'own'
}

function isServers(client: number, doc: Y.Doc): boolean {
  return client < FIRST_CLIENT_ID || client === doc.clientID
}

function checkWriter({ client }: Block, doc: Y.Doc, writer: Writer): void {
  if (isServers(client, doc)) refuse('G3.1', 'a client id of the server')
  if (!writer.mayWrite) throw new Refused('G1', 'a reader writes', 'policy.denied')
}

function claims({ client, known }: Block, writer: Writer): boolean {
  const binding = writer.binding(client)
  if (binding === 'other') refuse('G3.2', "somebody else's client id")
  if (binding === 'free' && known > 0) refuse('G3.3', 'a client id that the document knows is not free')
  return binding === 'free'
}

/** The tail of a struct that the server has in part continues what the server has, whatever the struct says it follows. */
function cutOverlap(block: Block): void {
  const [struct] = block.structs as [Struct]
  const offset = block.known - struct.clock
  if (offset <= 0) return
  struct.clock += offset
  struct.length -= offset
  if (struct.ref === REF.gc) return
  struct.origin = { client: struct.client, clock: struct.clock - 1 }
  struct.parent = null
  struct.key = null
  if (typeof struct.content === 'string' || Array.isArray(struct.content)) {
    struct.content = struct.content.slice(offset)
  }
}
