/**
 * The gate: judges every update that a client sends, before any of it touches the document. It stores, sends and logs
 * nothing, knows no clock and no database, and what it refuses it refuses whole.
 *
 * For the room:
 * - `judge` and `apply` belong together without an await between them: a verdict holds for the document as it stands.
 * - Store and send `accepted.update`, never the client's bytes and never what `doc.on('update')` says.
 * - Create the document with `gc: false` and a client id under FIRST_CLIENT_ID. Deleted text then stays resolvable as a
 *   neighbour; a document with `gc: true` is judged correctly too, only late offline typing beside old text comes to nothing.
 * - Load the log with `applyTrusted` (apply.ts): plain Y.applyUpdate lets Yjs delete format markers that no log row tells of.
 * - Server edits and `applyTrusted` may change the document at any time between two judgements.
 * - Nothing has to be told about what a writer has seen: see sequence.ts for why G7 needs no memory.
 */
import type * as Y from 'yjs'
import { applyChecked } from './apply.ts'
import { decodeUpdate } from './decode.ts'
import { judgeDeletes } from './deletes.ts'
import { encodeUpdate } from './encode.ts'
import { admit, isOwn } from './fresh.ts'
import { placeInserts } from './inserts.ts'
import { effortFor, type Limits, UPDATE_LIMITS } from './limits.ts'
import { type RefusalCode, Refused } from './refused.ts'
import type { Block } from './struct.ts'
import { checkTitles } from './titles.ts'
import { structAt, type Trial, type Writer } from './trial.ts'

export type { Writer }

export interface Accepted {
  kind: 'accepted'
  /** Our own encoding of exactly what was checked. */
  update: Uint8Array
  /** The ids of the points whose texts it changes. */
  points: string[]
  /** Free client ids that it uses: to be bound to the account in the transaction that stores the update. */
  claims: number[]
  /** For `apply` only. */
  fresh: Map<number, Block>
}

export interface Refusal {
  kind: 'refused'
  /** 'G1' to 'G7', with a sub-rule where there is one: 'G2.3'. */
  rule: string
  /** For the log; never content. */
  detail: string
  pointId?: string
  code: RefusalCode
}

export type Verdict =
  | Accepted
  | Refusal
  /** Nothing new, or only clean-ups that are dropped. */
  | { kind: 'nothing' }
  /** A gap in the sender's own clock: the room answers with sync step 1, a few times. */
  | { kind: 'behind' }

export interface Gate {
  /** Touches nothing. `update` is a V1 update; pass STEP_2_LIMITS for the payload of a sync step 2. */
  judge(update: Uint8Array, writer: Writer, limits?: Limits): Verdict
  /**
   * Applies what was judged in one transaction and checks inside it, before observers, that Yjs did what was foreseen.
   * False: the document is destroyed and must be loaded again; nothing of the update may be stored or sent.
   */
  apply(accepted: Accepted, origin: unknown): boolean
}

export function createGate(doc: Y.Doc): Gate {
  return {
    judge: (update, writer, limits = UPDATE_LIMITS) => judge(doc, update, writer, limits),
    apply: ({ update, fresh }, origin) => applyChecked(doc, update, fresh, origin),
  }
}

function judge(doc: Y.Doc, update: Uint8Array, writer: Writer, limits: Limits): Verdict {
  try {
    return weigh(doc, update, writer, limits)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { rule, message: detail, code, pointId } = error
    return { kind: 'refused', rule, detail, code, ...(pointId !== undefined && { pointId }) }
  }
}

function weigh(doc: Y.Doc, update: Uint8Array, writer: Writer, limits: Limits): Verdict {
  const { blocks, deletes: stated } = decodeUpdate(update, doc, limits, (client) =>
    isOwn(client, doc, writer),
  )
  const { claims, isBehind } = admit(blocks, doc, writer, limits)
  if (isBehind) return { kind: 'behind' }
  const trial = begin(doc, writer, limits, blocks)
  if (!placeInserts(trial)) return { kind: 'behind' }
  const deletes = judgeDeletes(trial, stated)
  if (deletes === null) return { kind: 'behind' }
  checkTitles(trial, deletes)
  if (blocks.length === 0 && deletes.size === 0) return { kind: 'nothing' }
  const { fresh, points } = trial
  return { kind: 'accepted', update: encodeUpdate(fresh, deletes), points: [...points], claims, fresh }
}

function begin(doc: Y.Doc, writer: Writer, limits: Limits, blocks: readonly Block[]): Trial {
  const fresh = new Map(blocks.map((block) => [block.client, block]))
  const structs = blocks.reduce((sum, block) => sum + block.structs.length, 0)
  return {
    doc,
    writer,
    limits,
    fresh,
    homes: new Map(),
    rights: new Map(),
    points: new Set(),
    titles: new Map(),
    sequences: {
      doc,
      pieces: new Map(),
      structAt: (id) => structAt(fresh, id),
      effort: effortFor(limits, structs),
    },
  }
}
