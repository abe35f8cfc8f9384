// Proves that the closing line of `npm test` counts every failure, also those that no single test shows.
import { describe, expect, test } from 'vitest'
import { playwrightTally, sentence, sum, tallyOf, vitestOutcomes } from './tally.ts'

const passed = { fullName: 'counts', status: 'passed' }
const file = (status: string, assertionResults: object[]) => ({
  name: '/x/tests/domain/a.test.ts',
  status,
  assertionResults,
})

describe('vitestOutcomes', () => {
  test('counts passed, failed and skipped tests with their folder', () => {
    const tests = [passed, { fullName: 'fails', status: 'failed' }, { fullName: 'waits', status: 'pending' }]
    const outcomes = vitestOutcomes({ success: false, testResults: [file('failed', tests)] })
    expect(tallyOf(outcomes)).toEqual({ passed: 1, failed: 1, skipped: 1 })
    expect(outcomes[0]?.folder).toBe('domain')
  })

  test('counts a file that could not be loaded as one failure', () => {
    const outcomes = vitestOutcomes({
      success: false,
      testResults: [file('failed', []), file('passed', [passed])],
    })
    expect(tallyOf(outcomes)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  test('counts an error outside every test as one failure', () => {
    expect(tallyOf(vitestOutcomes({ success: false, testResults: [file('passed', [passed])] })).failed).toBe(
      1,
    )
  })

  test('refuses a report that it does not understand', () => {
    expect(() => vitestOutcomes({ tests: 12 })).toThrow(/success/)
  })
})

describe('playwrightTally', () => {
  test('counts a test that passes only now and then as failed', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightTally({ stats, errors: [] })).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  test('counts an error that stopped it before any test', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
    expect(playwrightTally({ stats, errors: [{ message: 'no such folder' }] }).failed).toBe(1)
  })
})

describe('sentence', () => {
  test('is the plain closing line, with skipped tests only when there are some', () => {
    expect(sentence({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
    expect(sentence(sum({ passed: 2, failed: 1, skipped: 0 }, { passed: 1, failed: 0, skipped: 3 }))).toBe(
      '3 passed, 1 failed, 3 skipped',
    )
  })
})
