/** Keeps a room in step with the database: what others wrote, and the seals and rights by which it judges. */
import { findRegister } from '../domain/registers.ts'
import { sealedPoints } from '../domain/standings.ts'
import { checkAgain } from './admissions.ts'
import type { Room } from './room.ts'
import { readHead, readRows } from './update-log.ts'

/**
 * Reads on in the log, and reads seals and rights again, if another node or a use case changed them. Only while the queue is
 * held and the room is clean. Where it cannot be read the room gives up, rather than judge by what held before.
 */
export async function catchUp(room: Room): Promise<void> {
  const { ctx } = room.engine
  try {
    const head = await readHead(ctx.db, room.registerId)
    if (!head || head.epoch !== room.head.epoch) await room.reload()
    else {
      const { seq } = room.head
      if (head.seq > seq) room.follow(await readRows(ctx.db, room.registerId, seq, head.seq))
      if (head.policyVersion !== room.head.policyVersion) await readPolicy(room)
    }
  } catch (error) {
    ctx.log.error({ err: error, registerId: room.registerId }, 'a register could not be read on')
    room.drop('what holds now is not known')
  }
}

async function readPolicy(room: Room): Promise<void> {
  const { db } = room.engine.ctx
  const register = await findRegister(db, room.registerId)
  if (!register) throw new Error('the register is gone')
  room.sealed = await sealedPoints(db, room.registerId)
  room.register = register
  room.head = { ...room.head, policyVersion: register.policyVersion }
  checkAllAgain(room)
}

/** Whoever may do more or less than when they came is let in anew, in the one place where that is decided. */
export function checkAllAgain(room: Room): void {
  for (const connection of room.sockets) void checkAgain(room.engine.ctx, connection)
}
