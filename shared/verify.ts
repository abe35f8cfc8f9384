/**
 * Checks a ledger export without the server: the chain, every text against its hash, every act against the rights that its
 * actor had. It never says `intact` of what it could not check.
 */
import { needsAllLanguages } from './act-rules.ts'
import { alterationsOf } from './alteration.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { type Content, missingLanguages } from './content.ts'
import type { ActAt, Fault, PointName } from './faults.ts'
import { sha256Hex } from './hash.ts'
import { entryHash, GENESIS, type LedgerEntry } from './ledger.ts'
import { type LedgerFile, readLedgerFile } from './ledger-reader.ts'
import type { HeaderLine, LedgerHead, VersionLine } from './ledger-file.ts'
import { LANGUAGES, type Trilingual } from './locale.ts'
import { membershipFaults } from './membership-faults.ts'

/** What the other side wrote down of the chain at some time: a number and its hash, or the first digits of it. */
export interface Checkpoint {
  seq: number
  hash: string
}

export interface Verdict {
  /** `unreadable`: nothing could be checked. */
  verdict: 'intact' | 'faulty' | 'unreadable'
  faults: Fault[]
  file: LedgerFile | null
}

export function verifyLedger(text: string, checkpoint: Checkpoint | null = null): Verdict {
  const read = readLedgerFile(text)
  if ('unreadable' in read) return { verdict: 'unreadable', faults: [read.unreadable], file: null }
  const { file } = read
  const faults = [
    ...contentFaults(file),
    ...chainFaults(file),
    ...actFaults(file),
    ...countFaults(file),
    ...(checkpoint ? checkpointFaults(file.acts, checkpoint) : []),
    ...read.faults,
  ]
  return { verdict: faults.length === 0 ? 'intact' : 'faulty', faults, file }
}

/** Where the chain of the file ends. */
export function headOf(acts: readonly LedgerEntry[]): LedgerHead {
  const last = acts.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: GENESIS }
}

function contentFaults({ versions, header }: LedgerFile): Fault[] {
  const seen = new Set<string>()
  return versions.flatMap((line): Fault[] => {
    const point = pointIn(line, header)
    const twice: Fault[] = seen.has(line.version)
      ? [{ fault: 'repeated_version', version: line.version, point }]
      : []
    seen.add(line.version)
    if (holds(line)) return twice
    return [
      ...twice,
      { fault: 'altered_content', version: line.version, point, alterations: alterations(line) },
    ]
  })
}

function holds(line: VersionLine): boolean {
  try {
    return sha256Hex(canonicalJson(line.content as Json)) === line.version
  } catch {
    // What has no canonical form never had a hash.
    return false
  }
}

function alterations(line: VersionLine) {
  try {
    return alterationsOf(line.content as unknown as Content, line.parts)
  } catch {
    // Too much is altered for it to be a content at all; that it does not hold is said anyway.
    return []
  }
}

function chainFaults({ acts, versions, header }: LedgerFile): Fault[] {
  let previous: LedgerHead = { seq: 0, hash: GENESIS }
  const points = pointNames(versions, header)
  return acts.flatMap((entry) => {
    const at = actAt(entry, points)
    const faults: Fault[] = []
    if (entry.seq !== previous.seq + 1) faults.push({ fault: 'gap', expected: previous.seq + 1, ...at })
    else if (entry.previousHash !== previous.hash) faults.push({ fault: 'broken_link', ...at })
    if (entryHash(entry) !== entry.hash) faults.push({ fault: 'altered_entry', ...at })
    if (entry.workspaceId !== header.workspace.id) faults.push({ fault: 'other_workspace', ...at })
    previous = { seq: entry.seq, hash: entry.hash }
    return faults
  })
}

function actFaults({ acts, versions, members, header }: LedgerFile): Fault[] {
  const contents = new Map(versions.map((line) => [line.version, line]))
  const known = new Map(members.map((member) => [member.id, member]))
  const points = pointNames(versions, header)
  return acts.flatMap((entry) => {
    const at = actAt(entry, points)
    return [
      ...wordFaults(entry, contents.get(entry.version), at),
      ...membershipFaults(entry, known.get(entry.actor.memberId), codesOf(header), at),
    ]
  })
}

function codesOf(header: HeaderLine): string[] {
  return header.delegations.map((delegation) => delegation.code)
}

/** An altered text is named once, for itself; here only whether the act has a text, and one that could be signed. */
function wordFaults(entry: LedgerEntry, line: VersionLine | undefined, at: ActAt): Fault[] {
  if (!line) return [{ fault: 'missing_content', version: entry.version, ...at }]
  if (!holds(line)) return []
  const content = line.content as unknown as Content
  const same = content.id === entry.pointId && content.kind === entry.kind
  if (!same || line.registerId !== entry.registerId) {
    return [{ fault: 'other_point', version: entry.version, ...at }]
  }
  const languages = needsAllLanguages(entry.act) ? missingLanguages(content) : []
  return languages.length > 0 ? [{ fault: 'incomplete_words', languages, ...at }] : []
}

function countFaults({ header, end, acts, versions, members }: LedgerFile): Fault[] {
  const found = headOf(acts)
  const counts = end
    ? ([
        ['acts', end.acts, acts.length],
        ['versions', end.versions, versions.length],
        ['members', end.members, members.length],
      ] as const)
    : []
  const missing = counts
    .filter(([, said, there]) => said !== there)
    .map(([kind, said, there]): Fault => ({ fault: 'missing_lines', kind, said, found: there }))
  const heads = [header.head, ...(end ? [end.head] : [])]
  const wrong = heads.find((head) => head.seq !== found.seq || head.hash !== found.hash)
  return wrong ? [...missing, { fault: 'wrong_head', said: wrong.seq, found: found.seq }] : missing
}

function checkpointFaults(acts: readonly LedgerEntry[], checkpoint: Checkpoint): Fault[] {
  const entry = acts.find((each) => each.seq === checkpoint.seq)
  if (!entry) return [{ fault: 'checkpoint_missing', seq: checkpoint.seq, found: headOf(acts).seq }]
  return entry.hash.startsWith(checkpoint.hash) ? [] : [{ fault: 'checkpoint_differs', seq: checkpoint.seq }]
}

/** The newest words of each point give it its name. */
export function pointNames(versions: readonly VersionLine[], header: HeaderLine): Map<string, PointName> {
  const names = new Map<string, PointName>()
  for (const line of versions) {
    const name = pointIn(line, header)
    if (line.current || !names.has(name.id)) names.set(name.id, name)
  }
  return names
}

function pointIn(line: VersionLine, { registers }: HeaderLine): PointName {
  const title = (line.content['title'] ?? {}) as Record<string, unknown>
  const text = Object.fromEntries(LANGUAGES.map((l) => [l, String(title[l] ?? '')])) as Trilingual
  const register = registers.find((each) => each.id === line.registerId)?.title ?? null
  return { id: String(line.content['id'] ?? ''), number: line.number, title: text, register }
}

function actAt(entry: LedgerEntry, points: ReadonlyMap<string, PointName>): ActAt {
  return { seq: entry.seq, act: entry.act, name: entry.actor.name, point: points.get(entry.pointId) ?? null }
}
