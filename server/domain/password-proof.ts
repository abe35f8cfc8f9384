/** Proves that somebody knows the password of an account: counted, throttled, in the same time whether the account exists. */
import { fail } from '#shared/errors.ts'
import type { Ctx, Tx } from '../context.ts'
import { audit } from './audit.ts'
import { networkOf } from './networks.ts'
import { passwordFits } from './passwords.ts'
import { giveTryBack, takeTry, type Throttle } from './throttle.ts'

/** An account waits early: nobody mistypes five times in a row without a look at the keyboard. */
const PER_ACCOUNT = { free: 5, firstPauseMs: 30_000, maxPauseMs: 15 * 60_000 }
/** A whole delegation may sit behind one address, so it takes many failures to slow it down. */
const PER_ADDRESS = { free: 100, firstPauseMs: 10_000, maxPauseMs: 5 * 60_000 }
const KNOWN_ADDRESS_MS = 90 * 24 * 60 * 60 * 1000

export const SESSION_STARTED = 'session.start'

export interface Proof<Account> {
  /** As it was typed; the account may not exist. */
  email: string
  account: Account | null
  password: string
  address: string
  requestId: string
}

interface Proven {
  id: string
  password_hash: string
}

/** Hands the account back, or ends with auth.invalid_credentials or auth.too_many_tries; both leave an audit row. */
export async function provePassword<Account extends Proven>(
  ctx: Ctx,
  proof: Proof<Account>,
): Promise<Account> {
  const throttles = await throttlesFor(ctx, proof)
  await takeTry(ctx, throttles.all)
  const fits = await passwordFits(proof.account?.password_hash ?? null, proof.password)
  if (!fits || proof.account === null) {
    await audit(ctx.db, {
      at: ctx.now(),
      by: { accountId: proof.account?.id ?? null, address: proof.address, requestId: proof.requestId },
      action: 'password.refused',
    })
    fail('auth.invalid_credentials')
  }
  await giveTryBack(ctx, { forget: throttles.account, lessen: throttles.address })
  return proof.account
}

/**
 * Asked in the transaction of what the proof was for: the password may have been changed, or the account closed, since it
 * was judged. Holds the account's row, so that a change comes before or after and sees the session that was started.
 */
export async function stillProven(trx: Tx, ctx: Ctx, { id, password_hash }: Proven): Promise<void> {
  const proven = trx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', id)
    .where('password_hash', '=', password_hash)
    .where('disabled_at', 'is', null)
  const row = await (ctx.dialect.lockRows ? proven.forUpdate() : proven).executeTakeFirst()
  if (!row) fail('auth.invalid_credentials')
}

/**
 * An account is counted apart at addresses where it has signed in before: whoever hammers it from elsewhere slows
 * strangers down and cannot lock its owner out.
 */
async function throttlesFor(
  ctx: Ctx,
  { email, account, address }: Proof<Proven>,
): Promise<{ all: Throttle[]; account: string; address: string }> {
  const since = new Date(ctx.now().getTime() - KNOWN_ADDRESS_MS).toISOString()
  const known = await ctx.db
    .selectFrom('audit')
    .select('id')
    .where('account_id', '=', account?.id ?? '')
    .where('at', '>', since)
    .where('action', '=', SESSION_STARTED)
    .where('address', '=', address)
    .limit(1)
    .executeTakeFirst()
  // Whoever tries chooses what is taken for the account, so it must not be able to look like a key of another kind.
  const network = networkOf(address)
  const keys = {
    account: known ? `known:${account?.id}:${network}` : `account:${email}`,
    address: `address:${network}`,
  }
  return {
    ...keys,
    all: [
      { key: keys.account, ...PER_ACCOUNT },
      { key: keys.address, ...PER_ADDRESS },
    ],
  }
}
