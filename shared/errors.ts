/** The closed list of expected refusals. A refusal that is not here is a bug and surfaces as one. */
import { ERROR_MESSAGES } from './error-messages.ts'
import type { Language } from './locale.ts'

interface Fault {
  /** HTTP status. */
  status: number
  /** WebSocket close code, for refusals that a socket can meet. */
  close?: number
}

export const ERRORS = {
  'auth.no_session': { status: 401, close: 4401 },
  'auth.invalid_credentials': { status: 401 },
  'auth.step_up_required': { status: 401 },
  'auth.too_many_tries': { status: 429 },
  'auth.foreign_origin': { status: 403 },
  'account.password_weak': { status: 400 },
  'account.email_taken': { status: 409 },
  'account.name_taken': { status: 409 },
  'set_up.link_invalid': { status: 404 },
  'policy.denied': { status: 403, close: 4403 },
  not_found: { status: 404, close: 4404 },
  'input.invalid': { status: 400 },
  'input.too_large': { status: 413, close: 4413 },
  'input.not_json': { status: 415 },
  'input.wrong_method': { status: 405 },
  'rate.too_many': { status: 429, close: 4429 },
  'member.last_chair': { status: 409 },
  'member.exists': { status: 409 },
  'meeting.wrong_state': { status: 409 },
  'workspace.slug_taken': { status: 409 },
  'point.signed': { status: 409 },
  'point.sealed': { status: 409, close: 4409 },
  'point.not_sealed': { status: 409 },
  'sign_off.stale_content': { status: 409 },
  'sign_off.incomplete': { status: 422 },
  'sign_off.repeated': { status: 409 },
  'sign_off.nothing_to_withdraw': { status: 409 },
  'update.refused': { status: 409, close: 4409 },
  'room.too_slow': { status: 503, close: 4408 },
  'room.unavailable': { status: 503, close: 1013 },
  'server.going_away': { status: 503, close: 1001 },
  'server.bug': { status: 500, close: 1011 },
} as const satisfies Record<string, Fault>

export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** Details are material for a message (a field, a version), never internals. */
export type ErrorDetails = Readonly<Record<string, unknown>>

export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Ends the current use case with an expected refusal. */
export function fail(code: ErrorCode, details: ErrorDetails = {}): never {
  throw new AppError(code, details)
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}

export function statusOf(code: ErrorCode): number {
  return ERRORS[code].status
}

/** The code to close a socket with; a refusal that no socket should meet closes as a bug would. */
export function closeCodeOf(code: ErrorCode): number {
  const fault: Fault = ERRORS[code]
  return fault.close ?? ERRORS['server.bug'].close
}

export function errorMessage(code: ErrorCode, language: Language): string {
  return ERROR_MESSAGES[code][language]
}
