// Proves that each house rule finds a planted violation, and that the repository keeps all of them.
import { describe, expect, test } from 'vitest'
import { houseRuleViolations, MAX_LINES } from './house-rules.ts'
import { readSources, source } from './source.ts'

const OPENING = '// Counts the lamps of a point and refuses to guess.\n'

function messages(path: string, text: string): string[] {
  return houseRuleViolations([source(path, text)]).map((violation) => violation.message)
}

describe('houseRuleViolations', () => {
  test('[R3] finds nothing in the repository', () => {
    expect(houseRuleViolations(readSources())).toEqual([])
  })

  test('[R3] accepts a short file with an opening sentence and named exports', () => {
    expect(
      messages('shared/lamp.ts', `${OPENING}export const lamp = 1\nexport type { A } from './a.ts'`),
    ).toEqual([])
  })

  test('[R3] refuses a file that has outgrown one idea', () => {
    expect(messages('shared/lamp.ts', OPENING + 'foo()\n'.repeat(MAX_LINES))).toEqual([
      expect.stringContaining('split it by ideas'),
    ])
    expect(messages('shared/lamp.ts', OPENING + 'foo()\n'.repeat(MAX_LINES - 1))).toEqual([])
  })

  test.each([
    'export const lamp = 1',
    '// lamp\nexport const lamp = 1',
    '// @vitest-environment happy-dom\nexport const lamp = 1',
    'export const lamp = 1\n// Counts the lamps of a point and refuses to guess.',
  ])('[R3] refuses a file that does not open with a sentence: %j', (text) => {
    expect(messages('shared/lamp.ts', text)).toEqual([expect.stringContaining('comment sentence')])
  })

  test('[R3] accepts an opening over several lines, in a block, or after the line that names the interpreter', () => {
    expect(messages('shared/lamp.ts', '// Counts the lamps of a\n// point.\nfoo()')).toEqual([])
    expect(messages('shared/lamp.ts', '/**\n * Counts the lamps of a point.\n */\nfoo()')).toEqual([])
    expect(messages('server/cli.ts', `#!/usr/bin/env node\n${OPENING}foo()`)).toEqual([])
  })

  test.each([
    'export default function lamp() {}',
    'const lamp = 1\nexport { lamp as default }',
    "export * from './lamp.ts'",
    "export * as lamps from './lamp.ts'",
  ])('[R3] refuses an export without a name of its own: %s', (text) => {
    expect(messages('shared/lamps.ts', OPENING + text)).toEqual([expect.stringContaining('export by name')])
  })

  test('[R3] leaves default exports to the files whose tools ask for them', () => {
    expect(messages('vite.config.ts', `${OPENING}export default {}`)).toEqual([])
  })

  test.each(['shared/utils.ts', 'server/domain/point-helper.ts', 'server/services/mail.ts'])(
    '[R3] refuses a shelf in a path: %s',
    (path) => {
      expect(messages(path, OPENING)).toEqual([expect.stringContaining('names a shelf')])
    },
  )

  test.each([
    'class RoomManager {}',
    'export const pointService = 1',
    'export function signHandler() {}',
    'interface LampUtils {}',
    'type MailHelper = string',
  ])('[R3] refuses a shelf in a name: %s', (text) => {
    expect(messages('shared/lamps.ts', OPENING + text)).toEqual([expect.stringContaining('names a shelf')])
  })

  test('[R3] refuses a mock of own code and leaves packages alone', () => {
    expect(messages('tests/lamp.test.ts', `${OPENING}vi.mock('#server/domain/points.ts')`)).toEqual([
      'own code is never mocked',
    ])
    expect(messages('tests/lamp.test.ts', `${OPENING}vi.mock('nodemailer')`)).toEqual([])
  })

  test('[R3] refuses a silenced rule without a reason', () => {
    const silenced = '// oxlint-disable-next-line eslint/no-control-regex'
    expect(messages('shared/lamps.ts', `${OPENING}foo()\n${silenced}`)).toEqual([
      expect.stringContaining('its reason'),
    ])
    expect(
      messages('shared/lamps.ts', `${OPENING}foo()\n${silenced} -- the gate refuses exactly these`),
    ).toEqual([])
  })
})
