/** Lets sockets in and decides anew about those inside. Until it is decided what one may do, nothing that it sends is looked at. */
import { AppError } from '#shared/errors.ts'
import { jsonFrame, MESSAGE } from '#shared/protocol.ts'
import { SCHEMA_VERSION } from '#shared/schema.ts'
import type { Ctx } from '../context.ts'
import { admit, closeCodeFor, isSameAdmission } from './access.ts'
import { freshClientId, SPARES } from './client-ids.ts'
import { type Admission, close, type Connection, RECONNECT, send, type Upgrade } from './connection.ts'
import { take } from './frames.ts'
import { greet } from './presence.ts'
import { closeForBug, refuse } from './refusals.ts'
import type { Room } from './room.ts'
import { step1Of } from './sync.ts'

/** `open` loads the room; it is asked only for those who may come in. */
export async function letIn(
  ctx: Ctx,
  connection: Connection,
  open: (registerId: string) => Promise<Room>,
): Promise<void> {
  try {
    connection.admission = await admitFor(ctx, connection)
    if (isOutdated(connection.upgrade)) {
      const detail = 'the page knows another schema'
      refuse(ctx, connection, { code: 'update.refused', rule: 'schema', detail })
      return
    }
    await join(await open(connection.upgrade.registerId), connection)
  } catch (error) {
    turnAway(ctx, connection, error, false)
  }
}

/** Rights may have changed: what it sends meanwhile waits, and is refused if they have. */
export async function checkAgain(ctx: Ctx, connection: Connection): Promise<void> {
  connection.isInDoubt = true
  const { room, admission } = connection
  if (connection.state !== 'open' || !room || !admission) return
  connection.state = 'checking'
  const withdrawn = room.queue.withdraw((write) => write.connection === connection)
  connection.waiting.push(...withdrawn.map((write) => write.frame))
  try {
    const now = await admitFor(ctx, connection)
    if (isSameAdmission(admission, now)) connection.admission = now
    else close(connection, RECONNECT.accessChanged, 'access has changed')
    reopen(connection)
  } catch (error) {
    turnAway(ctx, connection, error, true)
  }
}

/** Asks again when something changed while it was being asked. */
async function admitFor(ctx: Ctx, connection: Connection): Promise<Admission> {
  for (;;) {
    connection.isInDoubt = false
    const admission = await admit(ctx, connection.upgrade)
    if (!connection.isInDoubt) return admission
  }
}

function turnAway(ctx: Ctx, connection: Connection, error: unknown, wasAdmitted: boolean): void {
  const code = closeCodeFor(error, wasAdmitted)
  if (code !== null) {
    close(connection, code, error instanceof AppError ? error.code : '')
    return
  }
  ctx.log.error({ err: error, requestId: connection.upgrade.requestId }, 'a socket could not be let in')
  closeForBug(connection)
}

/** An editor of another schema would delete what it does not know. */
function isOutdated({ schema }: Upgrade): boolean {
  return schema !== undefined && schema !== String(SCHEMA_VERSION)
}

/** Its client ids are stored and the state is committed before it hears anything. */
async function join(room: Room, connection: Connection): Promise<void> {
  const accountId = connection.upgrade.signedIn?.accountId ?? ''
  const access = connection.admission?.access ?? 'read'
  const ids = Array.from({ length: access === 'write' ? 1 + SPARES : 1 }, () => {
    const clientId = freshClientId(room.clientIds, room.doc)
    room.bind(clientId, accountId)
    return clientId
  })
  await room.queue.settle(() => {
    if (connection.state === 'closing') return
    const [clientId, ...spares] = ids
    const { seq, epoch } = room.head
    connection.room = room
    room.sockets.add(connection)
    send(connection, jsonFrame(MESSAGE.welcome, { clientId, epoch, seq, access, spares }))
    connection.asked = { at: performance.now(), early: 0 }
    send(connection, step1Of(room))
    greet(room, connection)
    reopen(connection)
  })
}

function reopen(connection: Connection): void {
  if (connection.state === 'closing') return
  connection.state = 'open'
  const frames = connection.waiting
  connection.waiting = []
  connection.waitingBytes = 0
  for (const frame of frames) take(connection, frame)
}
