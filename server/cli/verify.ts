/** `verify FILE`: checks a ledger export without server or database and says what it found. It calls nothing valid that it could not check. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ACT_WORDS, pointWords, STATE_WORDS } from '#shared/fault-words.ts'
import { faultMessage } from '#shared/fault-messages.ts'
import { factsOf, type LedgerEntry } from '#shared/ledger.ts'
import type { LedgerFile } from '#shared/ledger-reader.ts'
import { Language } from '#shared/locale.ts'
import { standingOf } from '#shared/sign-offs.ts'
import { type Checkpoint, headOf, pointNames, type Verdict, verifyLedger } from '#shared/verify.ts'
import { VERIFY_WORDS } from './verify-words.ts'

/** 0: everything was checked and holds. 1: something is wrong. 2: it could not be checked, or the command was wrong. */
export async function verify(args: string[]): Promise<number> {
  const asked = readArgs(args)
  if ('help' in asked) {
    console.log(`${VERIFY_WORDS.usage.en}\n\n${VERIFY_WORDS.help.en}`)
    return 0
  }
  if ('problem' in asked) {
    console.error(VERIFY_WORDS[asked.problem].en)
    console.error(VERIFY_WORDS.usage.en)
    return 2
  }
  const { file, language, checkpoint } = asked
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    console.error(`${VERIFY_WORDS.notReadable[language]} ${file}: ${(error as Error).message}`)
    return 2
  }
  const verdict = verifyLedger(bytes.toString('utf8'), checkpoint)
  for (const line of reportOf(verdict, language)) console.log(line)
  return { intact: 0, faulty: 1, unreadable: 2 }[verdict.verdict]
}

type Asked =
  | { help: true }
  | { file: string; language: Language; checkpoint: Checkpoint | null }
  | { problem: 'wrongArguments' | 'wrongLanguage' | 'wrongHead' }

function readArgs(args: string[]): Asked {
  let parsed: { values: { language?: string; head?: string; help?: boolean }; positionals: string[] }
  try {
    const text = { type: 'string' } as const
    const options = { language: text, head: text, help: { type: 'boolean' } } as const
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch {
    return { problem: 'wrongArguments' }
  }
  if (parsed.values.help) return { help: true }
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0) return { problem: 'wrongArguments' }
  const language = Language.safeParse(parsed.values.language ?? 'en')
  if (!language.success) return { problem: 'wrongLanguage' }
  const checkpoint = parsed.values.head === undefined ? null : readCheckpoint(parsed.values.head)
  return checkpoint === undefined ? { problem: 'wrongHead' } : { file, language: language.data, checkpoint }
}

/** `12:9f86d081…` or as it is read aloud, `12:9f86·d081`; at least eight digits, for fewer prove nothing. */
function readCheckpoint(text: string): Checkpoint | undefined {
  const match = /^(\d{1,9}):([0-9a-f·\s-]+)$/iu.exec(text)
  const hash = (match?.[2] ?? '').replace(/[·\s-]/gu, '').toLowerCase()
  const seq = Number(match?.[1])
  return hash.length >= 8 && hash.length <= 64 && seq > 0 ? { seq, hash } : undefined
}

function reportOf({ verdict, faults, file }: Verdict, language: Language): string[] {
  const said = faults.map((fault) => `  ✗ ${faultMessage(fault, language)}`)
  const found = file ? summaryOf(file, language) : []
  return [VERIFY_WORDS[verdict][language], ...said, ...found].map(harmless)
}

/** What a forged file says must not steer the terminal or turn the direction of a line. */
function harmless(line: string): string {
  return line.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

function summaryOf(file: LedgerFile, language: Language): string[] {
  const head = headOf(file.acts)
  const words = VERIFY_WORDS
  return [
    '',
    `${words.workspace[language]}: ${file.header.workspace.name[language] || file.header.workspace.slug}`,
    `${words.exportedAt[language]}: ${file.header.exportedAt}`,
    `${words.acts[language]}: ${file.acts.length} · ${words.versions[language]}: ${file.versions.length} · ${words.members[language]}: ${file.members.length}`,
    `${words.head[language]}: ${head.seq}:${head.hash}`,
    '',
    ...pointLines(file, language),
  ]
}

/** Where each point stands by the acts of the file, and who did what on it. */
function pointLines(file: LedgerFile, language: Language): string[] {
  const current = new Map(
    file.versions.filter((line) => line.current).map((line) => [String(line.content['id']), line.version]),
  )
  const codes = file.header.delegations.map((delegation) => delegation.code)
  const names = pointNames(file.versions, file.header)
  return [...Map.groupBy(file.acts, (entry) => entry.pointId)].flatMap(([pointId, acts]) => {
    const { signOffs, agreed, sealed } = standingOf(acts.map(factsOf), current.get(pointId) ?? '', codes)
    const whole = [...(agreed ? [VERIFY_WORDS.agreed] : []), ...(sealed ? [VERIFY_WORDS.sealed] : [])]
    const states = codes.map((code) => `${code} ${STATE_WORDS[signOffs[code]?.state ?? 'open'][language]}`)
    const title = pointWords(names.get(pointId) ?? null, language)
    return [
      `${title}: ${[...states, ...whole.map((word) => word[language])].join(' · ')}`,
      ...acts.map((entry) => actLine(entry, language)),
    ]
  })
}

function actLine({ seq, at, act, actor, version, reason }: LedgerEntry, language: Language): string {
  const why = reason === undefined ? '' : ` — ${reason.replace(/\s+/gu, ' ')}`
  const who = `${actor.name[language] || actor.name.en} (${actor.delegation})`
  return `  #${seq} ${at} ${ACT_WORDS[act][language]} · ${who} · ${version.slice(0, 4)}·${version.slice(4, 8)}${why}`
}
