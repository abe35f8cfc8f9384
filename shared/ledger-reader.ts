/** Reads the lines of a ledger export and says where they stop being one: cut, repeated, foreign. What they claim is checked in `verify`. */
import type * as z from 'zod'
import type { Fault, Unreadable } from './faults.ts'
import type { LedgerEntry } from './ledger.ts'
import {
  ActLine,
  createDigest,
  EndLine,
  FILE_FORMAT,
  FILE_FORMAT_VERSION,
  HeaderLine,
  MemberLine,
  VersionLine,
} from './ledger-file.ts'

export interface LedgerFile {
  header: HeaderLine
  members: MemberLine[]
  versions: VersionLine[]
  acts: LedgerEntry[]
  end: EndLine | null
}

export type ReadFile = { unreadable: Unreadable } | { file: LedgerFile; faults: Fault[] }

export function readLedgerFile(text: string): ReadFile {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .map((line) => line.replace(/\r$/u, ''))
  // A whole file ends with a line feed, so the last piece is empty.
  const whole = lines.at(-1) === ''
  if (whole) lines.pop()
  const [first, ...rest] = lines
  if (first === undefined || (first.trim() === '' && rest.length === 0))
    return { unreadable: { fault: 'empty' } }
  const header = headerOf(first)
  if ('fault' in header) return { unreadable: header }
  const reading: Reading = {
    file: { header, members: [], versions: [], acts: [], end: null },
    faults: [],
    digest: createDigest(),
    seen: new Map([[first, 1]]),
  }
  reading.digest.add(first)
  for (const [index, line] of rest.entries()) {
    readLine(reading, line, { number: index + 2, mayBeCut: !whole && index === rest.length - 1 })
  }
  if (!reading.file.end) reading.faults.push({ fault: 'no_end' })
  return { file: reading.file, faults: reading.faults }
}

interface Reading {
  file: LedgerFile
  faults: Fault[]
  digest: ReturnType<typeof createDigest>
  seen: Map<string, number>
}

function headerOf(line: string): HeaderLine | Unreadable {
  const value = parsed(line)
  if (value === undefined) return { fault: 'not_lines', line: 1 }
  const claim = value as { type?: unknown; format?: unknown; formatVersion?: unknown } | null
  if (claim?.type !== 'header') return { fault: 'no_header' }
  if (claim.format !== FILE_FORMAT || claim.formatVersion !== FILE_FORMAT_VERSION) {
    return { fault: 'unknown_format', format: shown(claim.format), version: shown(claim.formatVersion) }
  }
  const header = HeaderLine.safeParse(value)
  return header.success ? header.data : { fault: 'no_header' }
}

/** Foreign text in a message is kept short. */
function shown(value: unknown): string {
  return String(value ?? '–').slice(0, 40)
}

function parsed(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return value
  } catch {
    return undefined
  }
}

interface LineAt {
  number: number
  /** The last line of a file that does not end with a line feed. */
  mayBeCut: boolean
}

function readLine({ file, faults, seen, digest }: Reading, line: string, at: LineAt): void {
  if (file.end) return void faults.push({ fault: 'after_end', line: at.number })
  faults.push(...lineFaults(file, seen, line, at))
  const { end } = file as LedgerFile
  if (!end) digest.add(line)
  else if (end.digest !== digest.hex()) faults.push({ fault: 'digest' })
}

/** Keeps the line and answers what is wrong with it. */
function lineFaults(
  file: LedgerFile,
  seen: Map<string, number>,
  line: string,
  { number, mayBeCut }: LineAt,
): Fault[] {
  const value = parsed(line)
  if (value === undefined)
    return [mayBeCut ? { fault: 'cut_line', line: number } : { fault: 'bad_line', line: number, path: '' }]
  const first = seen.get(line)
  if (first !== undefined) return [{ fault: 'repeated_line', line: number, first }]
  seen.set(line, number)
  const path = keep(file, value)
  const faults: Fault[] = path === null ? [] : [{ fault: 'bad_line', line: number, path }]
  // Repeated names in an object show one text to one reader and another to the next.
  return JSON.stringify(value) === line ? faults : [{ fault: 'odd_line', line: number }, ...faults]
}

/** Puts a line where it belongs; answers the path of what does not fit. */
function keep(file: LedgerFile, value: unknown): string | null {
  const type = (value as { type?: unknown } | null)?.type
  if (type === 'member') return kept(MemberLine, value, (line) => file.members.push(line))
  if (type === 'version') return kept(VersionLine, value, (line) => file.versions.push(line))
  if (type === 'act') return kept(ActLine, value, (line) => file.acts.push(line.entry))
  if (type === 'end') return kept(EndLine, value, (line) => (file.end = line))
  return 'type'
}

function kept<T>(schema: z.ZodType<T>, value: unknown, put: (line: T) => unknown): string | null {
  const result = schema.safeParse(value)
  if (result.success) put(result.data)
  return result.success ? null : (result.error.issues[0]?.path.map(String).join('.') ?? '')
}
