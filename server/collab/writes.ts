/** What becomes of a frame with something to store: the gate judges, the room keeps. Nothing here is visible to others yet. */
import { mayType } from '../domain/registers.ts'
import type { Entry } from './batch.ts'
import { bindingOf, MAX_CLAIMS } from './client-ids.ts'
import { type Connection, send, spend } from './connection.ts'
import type { Accepted, Verdict, Writer } from './gate/gate.ts'
import { type Limits, STEP_2_LIMITS, UPDATE_LIMITS } from './gate/limits.ts'
import { closeForBug, refuse } from './refusals.ts'
import type { Room } from './room.ts'
import { step1Of } from './sync.ts'
import type { WriteFrame } from './wire.ts'

/** How often a sender may be asked to sync again: honest ones need it once after a fault. */
const GAPS_PER_MINUTE = 3
/** What a page types between coming back and answering our step 1; its answer holds all of it. */
const EARLY = { frames: 40, ms: 10_000 }

export function judge(room: Room, connection: Connection, { update, isStep2 }: WriteFrame): void {
  if (connection.state !== 'open') return
  connection.judged++
  if (isStep2) connection.asked = null
  const verdict = verdictOn(room, connection, update, isStep2 ? STEP_2_LIMITS : UPDATE_LIMITS)
  if (isStep2 && verdict?.kind !== 'behind') connection.gapFrom = null
  if (verdict === null) closeForBug(connection)
  else settleVerdict(room, connection, verdict)
}

/** What was accepted once is judged anew, because the document it was accepted for is not the one in the log. */
export function judgeAgain(room: Room, { connection, update }: Entry): void {
  const verdict = verdictOn(room, connection, update, STEP_2_LIMITS)
  if (verdict?.kind === 'accepted') accept(room, connection, verdict)
  else if (verdict !== null && verdict.kind !== 'nothing') refuseVerdict(room, connection, verdict)
}

function settleVerdict(room: Room, connection: Connection, verdict: Verdict): void {
  if (verdict.kind === 'accepted') accept(room, connection, verdict)
  // The server has all of it, or will not keep it: either way there is nothing to wait for.
  else if (verdict.kind === 'nothing') room.expectSaved(connection)
  else refuseVerdict(room, connection, verdict)
}

function refuseVerdict(
  room: Room,
  connection: Connection,
  verdict: Exclude<Verdict, Accepted | { kind: 'nothing' }>,
): void {
  const { ctx } = room.engine
  if (verdict.kind === 'refused') {
    refuse(ctx, connection, verdict)
    return
  }
  connection.gapFrom ??= connection.judged - 1
  if (isMerelyEarly(connection)) return
  if (spend(connection.gaps, 1, GAPS_PER_MINUTE / 60, GAPS_PER_MINUTE)) askAgain(room, connection)
  else
    refuse(ctx, connection, {
      code: 'update.refused',
      rule: 'G4',
      detail: 'a gap that syncing does not close',
    })
}

function isMerelyEarly({ asked }: Connection): boolean {
  if (!asked || asked.early >= EARLY.frames || performance.now() - asked.at > EARLY.ms) return false
  asked.early++
  return true
}

/** Something of the sender's own is missing in between: it is asked for all that we lack. */
function askAgain(room: Room, connection: Connection): void {
  connection.asked = { at: performance.now(), early: 0 }
  room.queue.whenClean(() => send(connection, step1Of(room)))
}

function accept(room: Room, connection: Connection, verdict: Accepted): void {
  const { ctx } = room.engine
  const accountId = accountOf(connection)
  connection.claims += verdict.claims.length
  if (connection.claims > MAX_CLAIMS) {
    refuse(ctx, connection, {
      code: 'update.refused',
      rule: 'W4',
      detail: 'more client ids than one page can have had',
    })
    return
  }
  if (!room.gate.apply(verdict, accountId)) {
    refuse(ctx, connection, { code: 'update.refused', rule: 'G7', detail: 'it would not stand as judged' })
    room.taint()
    return
  }
  for (const clientId of verdict.claims) room.bind(clientId, accountId)
  room.add({ accountId, connection, update: verdict.update, points: verdict.points })
}

function verdictOn(room: Room, connection: Connection, update: Uint8Array, limits: Limits): Verdict | null {
  try {
    return room.gate.judge(update, writerOf(room, connection), limits)
  } catch (error) {
    // A bug of the gate: it has touched nothing, so this connection alone pays.
    room.engine.ctx.log.error({ err: error, registerId: room.registerId }, 'the gate failed')
    return null
  }
}

function writerOf(room: Room, connection: Connection): Writer {
  const accountId = accountOf(connection)
  const { admission } = connection
  return {
    accountId,
    mayWrite: admission?.access === 'write',
    binding: (clientId) => bindingOf(room.clientIds, room.doc, clientId, accountId),
    may: (place) =>
      admission ? mayType(admission.actor, room.register, place, room.sealed) : 'policy.denied',
  }
}

function accountOf(connection: Connection): string {
  return connection.upgrade.signedIn?.accountId ?? ''
}
