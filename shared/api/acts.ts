/** Acts on a point, and the ledger they stand in. */
import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { DelegationCode, Id, Version, WorkspaceRef } from '../ids.ts'
import { isBlank, SAFE_LINES } from '../locale.ts'
import { LedgerEntry } from '../ledger.ts'
import { ActName, REASONED_ACTS } from '../sign-offs.ts'
import { SignOff } from './points.ts'

export const MAX_REASON_LENGTH = 2000

export const recordAct = endpoint({
  method: 'POST',
  path: '/points/:point/acts',
  access: 'step-up',
  summary:
    'Signs, initials, reserves, objects, withdraws, seals or reopens, on exactly the version that was on the screen.',
  status: 201,
  params: z.strictObject({ point: Id }),
  body: z
    .strictObject({
      act: ActName,
      version: Version,
      reason: z.string().trim().max(MAX_REASON_LENGTH).regex(SAFE_LINES, 'control_character').optional(),
    })
    .refine((input) => !REASONED_ACTS.includes(input.act) || !isBlank(input.reason ?? ''), {
      path: ['reason'],
      error: 'required',
    }),
  output: z.object({ act: LedgerEntry, signOffs: z.record(DelegationCode, SignOff) }),
})

export const listLedger = endpoint({
  method: 'GET',
  path: '/workspaces/:ws/ledger',
  access: 'session',
  summary: 'The acts of the workspace in order, from after a sequence number, at most 5000 at a time.',
  params: z.strictObject({ ws: WorkspaceRef }),
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
  output: z.array(LedgerEntry),
})

/** Not JSON: one line each for the header, the members, the versions, the acts and the end. Read by `cli verify`. */
export const LEDGER_EXPORT_PATH = '/workspaces/:ws/ledger.jsonl'
