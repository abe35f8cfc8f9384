/** What a process costs, read from /proc (Linux), and percentiles of what was measured. */
import { readFileSync } from 'node:fs'

/** Kernel ticks per second; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/** CPU time that the process has used so far, user and system, in microseconds. */
export function cpuMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6
}

/** Resident memory in bytes. */
export function residentBytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) * 1024
}

export interface Percentiles {
  p50: number
  p95: number
  p99: number
  max: number
}

export function percentiles(samples: number[]): Percentiles {
  const sorted = Float64Array.from(samples).sort()
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: round(sorted.at(-1) ?? 0) }
}

export function round(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

export function megabytes(bytes: number): number {
  return round(bytes / 1024 / 1024)
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
