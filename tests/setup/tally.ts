// Adds up the JSON reports of both test runners; what cannot be read counts as a failure, never as nothing.
import * as z from 'zod'

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 }

const VitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** Test by test, with the folder under `tests/` that each file is in. */
export interface Outcome {
  folder: string
  title: string
  status: keyof Tally
}

export function vitestOutcomes(report: unknown): Outcome[] {
  const { success, testResults } = VitestReport.parse(report)
  const outcomes = testResults.flatMap((file) => {
    const folder = /tests\/([^/]+)\//.exec(file.name)?.[1] ?? 'tests'
    const tests = file.assertionResults.map(({ fullName, status }) => ({
      folder,
      title: fullName,
      status: statusOf(status),
    }))
    // A file that breaks before its first test, or after its last, has no failed test to show for it.
    const broken = file.status === 'failed' && !tests.some((test) => test.status === 'failed')
    return broken ? [...tests, { folder, title: file.name, status: 'failed' as const }] : tests
  })
  if (success || outcomes.some((each) => each.status === 'failed')) return outcomes
  return [...outcomes, { folder: 'tests', title: 'an error outside every test', status: 'failed' }]
}

export function playwrightTally(report: unknown): Tally {
  const { stats, errors } = PlaywrightReport.parse(report)
  // A test that passes only now and then has failed.
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed || errors.length, skipped: stats.skipped }
}

export function tallyOf(outcomes: Outcome[]): Tally {
  const count = (status: keyof Tally) => outcomes.filter((each) => each.status === status).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}

export function sum(...tallies: Tally[]): Tally {
  return tallies.reduce(
    (left, right) => ({
      passed: left.passed + right.passed,
      failed: left.failed + right.failed,
      skipped: left.skipped + right.skipped,
    }),
    NOTHING,
  )
}

export function sentence({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function statusOf(word: string): keyof Tally {
  if (word === 'passed' || word === 'failed') return word
  return 'skipped'
}
