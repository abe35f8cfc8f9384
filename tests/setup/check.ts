// Runs every check, or those named as arguments (`npm run check -- lint types`, or `no-tests` for all but one): a line for each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boundaryViolations, type Violation } from '#tests/architecture/boundaries.ts'
import { houseRuleViolations } from '#tests/architecture/house-rules.ts'
import { ROOT, readSources } from '#tests/architecture/source.ts'
import { budgetOf, measureClient } from './budget.ts'
import { run, type Tool } from './command.ts'
import { supplyViolations } from './supply.ts'

interface Verdict {
  ok: boolean
  summary: string
  /** Shown above the line when the step failed. */
  detail?: string
}

const STEPS: Record<string, () => Promise<Verdict>> = {
  format: () => tool('biome', ['format', '--colors=off', '.'], 'npx biome format --write . mends it'),
  lint: () => tool('oxlint', ['--deny-warnings'], 'npx oxlint --fix mends some of it'),
  types: checkTypes,
  boundaries: async () => {
    const sources = readSources()
    const found = [...boundaryViolations(sources), ...houseRuleViolations(sources)]
    return verdict(
      found.map(({ file, line, message }: Violation) => `${file}:${line} ${message}`),
      `${sources.length} files`,
    )
  },
  supply: async () =>
    verdict(
      supplyViolations(json('package.json'), json('package-lock.json')),
      'exact versions, known install scripts',
    ),
  tests: async () => {
    const { code } = await run('tests', [], { show: true })
    return { ok: code === 0, summary: code === 0 ? 'all passed' : 'see above' }
  },
  budget: checkBudget,
}

const steps = chosen(process.argv.slice(2))
const lines: string[] = []
for (const name of steps) {
  const started = performance.now()
  const { ok, summary, detail } = await (STEPS[name]?.() ?? Promise.reject(new Error(name)))
  if (!ok) process.exitCode = 1
  if (!ok && detail) console.log(`\n--- ${name}\n${detail.trimEnd()}\n`)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  lines.push(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)}  ${summary} (${seconds} s)`)
}
console.log(lines.join('\n'))

function chosen(words: string[]): string[] {
  const known = Object.keys(STEPS)
  const strange = words.filter((word) => !known.includes(word.replace(/^no-/, '')))
  if (strange.length > 0) {
    console.error(`no such check: ${strange.join(', ')}. There are: ${known.join(', ')}`)
    process.exit(2)
  }
  const named = known.filter((name) => words.includes(name))
  return (named.length > 0 ? named : known).filter((name) => !words.includes(`no-${name}`))
}

async function tool(name: Tool, args: string[], advice: string): Promise<Verdict> {
  const { code, output } = await run(name, args)
  const last =
    output
      .trim()
      .split('\n')
      .findLast((line) => /\d+ files/.test(line)) ?? ''
  return { ok: code === 0, summary: code === 0 ? last.trim() : advice, detail: output }
}

async function checkTypes(): Promise<Verdict> {
  const parts = ['shared', 'server', 'client', 'tests']
  const problems: string[] = []
  for (const part of parts) {
    const { code, output } = await run('tsc', ['-p', part, '--pretty', 'false'])
    if (code !== 0) problems.push(output.trim())
  }
  return verdict([...new Set(problems.flatMap((output) => output.split('\n')))], parts.join(', '))
}

async function checkBudget(): Promise<Verdict> {
  const { code, output } = await run('vite', ['build', '--manifest', '--logLevel', 'warn'])
  if (code !== 0) return { ok: false, summary: 'the client could not be built', detail: output }
  return budgetOf(measureClient(join(ROOT, 'dist/client')))
}

function verdict(problems: string[], summary: string): Verdict {
  const ok = problems.length === 0
  return { ok, summary: ok ? summary : `${problems.length} to mend`, detail: problems.join('\n') }
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
}
