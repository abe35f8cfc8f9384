/** How much one account or address may ask for: a bucket that refills. It protects the server, not the passwords. */
import { fail } from '#shared/errors.ts'

interface Bucket {
  tokens: number
  at: number
}

const MAX_BUCKETS = 10_000

export interface Rate {
  perSecond: number
  burst: number
}

/** `now` in milliseconds. */
export function createRates({ perSecond, burst }: Rate, now: () => number): (key: string) => void {
  const buckets = new Map<string, Bucket>()
  return function take(key) {
    const at = now()
    const bucket = buckets.get(key) ?? { tokens: burst, at }
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
    buckets.delete(key)
    buckets.set(key, { tokens: Math.max(0, tokens - 1), at })
    if (buckets.size > MAX_BUCKETS) forgetOldest(buckets)
    if (tokens < 1) fail('rate.too_many', { retryAfter: 1 })
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
