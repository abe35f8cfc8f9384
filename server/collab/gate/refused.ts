/** The one way a part of the gate says no. The detail goes to the log, so it names the fault and never quotes what was written. */

export type RefusalCode = 'policy.denied' | 'point.sealed' | 'update.refused' | 'input.too_large'

export class Refused extends Error {
  readonly rule: string
  readonly code: RefusalCode
  readonly pointId: string | undefined

  constructor(rule: string, detail: string, code: RefusalCode, pointId?: string) {
    super(detail)
    this.rule = rule
    this.code = code
    this.pointId = pointId
  }
}

export function refuse(rule: string, detail: string, pointId?: string): never {
  throw new Refused(rule, detail, 'update.refused', pointId)
}

export function refuseTooLarge(detail: string): never {
  throw new Refused('G2.1', detail, 'input.too_large')
}
