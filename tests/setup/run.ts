// Runs every test that this machine can run and says what it left out and why; arguments narrow it to paths that contain them.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#tests/architecture/source.ts'
import { run } from './command.ts'
import { clientIsStale, findChromium, findPostgres, findRedis, type Found } from './machine.ts'
import {
  NOTHING,
  type Outcome,
  playwrightTally,
  sentence,
  sum,
  type Tally,
  tallyOf,
  vitestOutcomes,
} from './tally.ts'

const REPORTS = { vitest: 'artifacts/vitest.json', playwright: 'artifacts/playwright.json' }
const BROKEN: Tally = { ...NOTHING, failed: 1 }

const only = process.argv.slice(2)
const said: string[] = []

mkdirSync(join(ROOT, 'artifacts'), { recursive: true })
// A report of an earlier run must never be counted.
for (const path of Object.values(REPORTS)) rmSync(join(ROOT, path), { force: true })
const postgres = await findPostgres()
const redis = await findRedis()
const databases = { TEST_POSTGRES_URL: postgres, TEST_REDIS_URL: redis }
const env = Object.fromEntries(
  Object.entries(databases).flatMap(([name, found]) => ('at' in found ? [[name, found.at]] : [])),
)

const outcomes = await runVitest()
const browser = await runBrowserTests()
const total = sum(tallyOf(outcomes), browser, missedOnPurpose())

for (const folder of [...new Set(outcomes.map((each) => each.folder))].toSorted()) {
  console.log(`${folder}: ${sentence(tallyOf(outcomes.filter((each) => each.folder === folder)))}`)
}
tellDatabase('PostgreSQL', postgres)
tellDatabase('Redis', redis)
for (const line of said) console.log(line)
if (total.passed + total.failed === 0) console.log('no test ran')
console.log(sentence(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

async function runVitest(): Promise<Outcome[]> {
  const args = ['run', ...only, '--passWithNoTests', '--reporter=default', '--reporter=json']
  const { code } = await run('vitest', [...args, `--outputFile.json=${REPORTS.vitest}`], { env, show: true })
  const report = takeReport(REPORTS.vitest)
  const found = report === null ? [] : vitestOutcomes(report)
  if (code === 0 || found.some((each) => each.status === 'failed')) return found
  return [...found, { folder: 'tests', title: `vitest ended with ${code}`, status: 'failed' }]
}

async function runBrowserTests(): Promise<Tally> {
  const files = globSync('tests/e2e/**/*.{test,spec}.ts', { cwd: ROOT })
  const wanted = files.filter((path) => only.length === 0 || only.some((part) => path.includes(part)))
  if (wanted.length === 0)
    return leaveOut(only.length > 0 ? 'none of them was asked for' : 'tests/e2e has none')
  const chromium = findChromium()
  if ('missing' in chromium) return leaveOut(chromium.missing)
  const stale = clientIsStale()
  if (stale) {
    console.log(`building the client for the browser tests: ${stale}`)
    const { code } = await run('vite', ['build', '--logLevel', 'warn'], { show: true })
    if (code !== 0) return failBrowser('the client could not be built')
  }
  const args = ['test', ...only, '--reporter=list,json']
  const reportTo = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, REPORTS.playwright) }
  const { code } = await run('playwright', args, { env: { ...env, ...reportTo }, show: true })
  const report = takeReport(REPORTS.playwright)
  if (report === null) return failBrowser(`playwright ended with ${code} and wrote no report`)
  const tally = playwrightTally(report)
  said.push(`browser tests on ${chromium.at}: ${sentence(tally)}`)
  return code !== 0 && tally.failed === 0 ? sum(tally, BROKEN) : tally
}

function leaveOut(reason: string): Tally {
  said.push(`left out: browser tests, because ${reason}`)
  return NOTHING
}

function failBrowser(reason: string): Tally {
  said.push(`browser tests failed: ${reason}`)
  return BROKEN
}

function takeReport(path: string): unknown {
  const at = join(ROOT, path)
  return existsSync(at) ? JSON.parse(readFileSync(at, 'utf8')) : null
}

/** Whoever names a database wants its tests: a wrong address is a failure, not a reason to leave them out. */
function missedOnPurpose(): Tally {
  const missed = Object.entries(databases).filter(([name, found]) => process.env[name] && 'missing' in found)
  for (const [name] of missed) said.push(`failed: ${name} is set and nothing answers there`)
  return { ...NOTHING, failed: missed.length }
}

/** Tests say in their titles which database they are on, so the count is of tests that ran, not of hopes. */
function tellDatabase(name: string, found: Found): void {
  if ('missing' in found) return void said.push(`left out: tests on ${name}, because ${found.missing}`)
  const ran = outcomes.filter((each) => each.status !== 'skipped' && each.title.includes(name))
  said.push(`${found.what} is reachable: ${ran.length} tests ran on it`)
}
