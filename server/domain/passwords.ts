/** Passwords: argon2id over the NFKC form. It tells neither length nor strength of a stored one, and bounds its own memory. */
import { hash, verify } from '@node-rs/argon2'
import { fail } from '#shared/errors.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

/** OWASP's first choice for argon2id, which is also this library's default algorithm: 19 MiB, two passes. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
export const MIN_PASSWORD_LENGTH = 15
const MIN_DIFFERENT_CHARACTERS = 6

/** Each hash holds 19 MiB and a core for 12 ms: four run at once, a meeting's worth waits, a flood is turned away. */
const AT_ONCE = 4
const MAX_WAITING = 64
let running = 0
const waiting: (() => void)[] = []

/** A real hash that no password fits: an unknown account costs the same time as a wrong password. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c2FtYWtraS1ub2JvZHkhIQ$6K1M3b0pYV2gqv0uS4Zc7Jm0VxT0i7m3l3o1Vq9n4mE'

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST))
}

/** `stored` null stands for an account that does not exist. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await inTurn(() => verify(stored ?? NOBODYS_HASH, normal(password)))
  return fits && stored !== null
}

/** For passwords that people choose. `field` is what the form calls it; `own` are words an attacker would try first. */
export function refuseWeakPassword(password: string, field: string, own: readonly string[] = []): void {
  const problem = weakness(normal(password), own)
  if (problem !== null)
    fail('account.password_weak', { issues: [{ path: field, problem }], min: MIN_PASSWORD_LENGTH })
}

function weakness(password: string, own: readonly string[]): 'too_short' | 'too_common' | null {
  const characters = Array.from(password)
  if (characters.length < MIN_PASSWORD_LENGTH) return 'too_short'
  const folded = password.toLowerCase()
  if (new Set(folded).size < MIN_DIFFERENT_CHARACTERS) return 'too_common'
  if (own.some((word) => word.length >= 4 && folded.replaceAll(word.toLowerCase(), '').length < 5))
    return 'too_common'
  if (COMMON_PASSWORDS.has(folded) || COMMON_PASSWORDS.has(withoutTail(folded))) return 'too_common'
  return isRepeated(folded) ? 'too_common' : null
}

/** `password1234567!` is `password` with a tail. */
function withoutTail(folded: string): string {
  return folded.replace(/[\d\W_]+$/u, '')
}

/** `samakkisamakkisamakki`: one short piece over and over. */
function isRepeated(folded: string): boolean {
  for (let length = 1; length <= folded.length / 2; length++) {
    const piece = folded.slice(0, length)
    if (piece.repeat(Math.ceil(folded.length / length)).slice(0, folded.length) === folded) return true
  }
  return false
}

/** The same password typed on another keyboard or phone may come in another Unicode form. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) fail('rate.too_many', { retryAfter: 1 })
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
    })
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    // The place is handed on, so that nobody who comes now slips in between.
    if (next) next()
    else running--
  }
}
