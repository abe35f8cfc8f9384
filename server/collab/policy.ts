/** The seals and rights by which a room judges, kept in step with the database. */
import { findRegister } from '../domain/registers.ts'
import { sealedPoints } from '../domain/standings.ts'
import { checkAgain } from './admissions.ts'
import type { Room } from './room.ts'
import { readHead } from './update-log.ts'

/** Seals and rights as they are now. Where they cannot be read, nothing more is judged by the old ones. */
export async function refreshPolicy(room: Room): Promise<void> {
  const { ctx } = room.engine
  try {
    const head = await readHead(ctx.db, room.registerId)
    if (head?.policyVersion === room.head.policyVersion) return
    const register = await findRegister(ctx.db, room.registerId)
    if (!register) throw new Error('the register is gone')
    room.sealed = await sealedPoints(ctx.db, room.registerId)
    room.register = register
    room.head = { ...room.head, policyVersion: register.policyVersion }
    checkAllAgain(room)
  } catch (error) {
    ctx.log.error({ err: error, registerId: room.registerId }, 'the policy of a register could not be read')
    room.drop('its seals are not known')
  }
}

/** Whoever may do more or less than when they came is let in anew, in the one place where that is decided. */
export function checkAllAgain(room: Room): void {
  for (const connection of room.sockets) void checkAgain(room.engine.ctx, connection)
}
