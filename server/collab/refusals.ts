/** How the engine says no: a message that names the rule, a close, one line in the log and one in the audit. Never content. */
import { CLOSE, jsonFrame, MESSAGE } from '#shared/protocol.ts'
import { audit } from '../domain/audit.ts'
import type { Ctx } from '../context.ts'
import { close, type Connection, RECONNECT, send } from './connection.ts'
import { countOne } from './stats.ts'

export interface Refusal {
  /** A code of shared/errors.ts. */
  code: 'policy.denied' | 'point.sealed' | 'update.refused' | 'input.too_large' | 'rate.too_many'
  rule: string
  detail: string
  pointId?: string
}

const CLOSES: Partial<Record<Refusal['code'], number>> = {
  'input.too_large': CLOSE.tooLarge,
  'rate.too_many': CLOSE.tooMany,
}

export function refuse(ctx: Ctx, connection: Connection, refusal: Refusal): void {
  if (connection.state === 'closing') return
  const { code, rule, detail, pointId } = refusal
  const { signedIn, registerId, address, requestId } = connection.upgrade
  const accountId = signedIn?.accountId ?? null
  countOne(connection.stats.refusals, rule)
  ctx.log.warn({ registerId, accountId, rule, code, detail, pointId, requestId }, 'an update was refused')
  send(
    connection,
    jsonFrame(MESSAGE.refused, pointId === undefined ? { code, rule } : { code, rule, pointId }),
  )
  close(connection, CLOSES[code] ?? CLOSE.refused, code)
  const workspaceId = connection.admission?.actor.workspaceId
  const by = { accountId, address, requestId, ...(workspaceId !== undefined && { workspaceId }) }
  const details = { rule, code, ...(pointId !== undefined && { pointId }) }
  audit(ctx.db, { at: ctx.now(), by, action: 'update.refused', object: registerId, details }).catch(
    (error: unknown) => {
      ctx.log.error({ err: error, registerId, rule }, 'a refusal is missing in the audit')
    },
  )
}

export function refuseTooLarge(ctx: Ctx, connection: Connection, limit: number): void {
  refuse(ctx, connection, { code: 'input.too_large', rule: 'W6', detail: `more than ${limit} bytes` })
}

/** Closes for a fault of ours; the client may try again. */
export function closeForBug(connection: Connection): void {
  close(connection, RECONNECT.bug, 'server.bug')
}
