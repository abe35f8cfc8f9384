/** What the engine counts for the metrics page; plain numbers, so that counting costs nothing. */

/** Upper bounds in milliseconds; the last bucket takes the rest. */
export const TIME_BUCKETS = [0.5, 1, 2, 5, 10, 20, 50, 100, 250, 1000] as const

export interface Histogram {
  /** Cumulative like Prometheus wants them: `buckets[i]` counts values up to `TIME_BUCKETS[i]`. */
  buckets: number[]
  sum: number
  count: number
}

export interface Stats {
  rooms: number
  sockets: number
  /** Updates stored, from clients and from the server. */
  edits: number
  /** Frames with an update handed to sockets. */
  delivered: number
  /** Refused updates by rule of the gate or the wire. */
  refusals: Map<string, number>
  /** Sockets closed by us, by close code. */
  closes: Map<number, number>
  /** Rooms that dropped their document because it could not be stored. */
  drops: number
  /** Documents read again from the log. */
  reloads: number
  failedLoads: number
  forgedAwareness: number
  /** Updates that waited for the last turn of the ticker. */
  queueDepth: number
  /** From the start of a turn to its commit. */
  tickTime: Histogram
}

export function createStats(): Stats {
  return {
    rooms: 0,
    sockets: 0,
    edits: 0,
    delivered: 0,
    refusals: new Map(),
    closes: new Map(),
    drops: 0,
    reloads: 0,
    failedLoads: 0,
    forgedAwareness: 0,
    queueDepth: 0,
    tickTime: { buckets: TIME_BUCKETS.map(() => 0), sum: 0, count: 0 },
  }
}

export function observe(histogram: Histogram, value: number): void {
  histogram.sum += value
  histogram.count++
  for (const [index, bound] of TIME_BUCKETS.entries()) {
    if (value <= bound) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1
  }
}

export function countOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
