// The operator's commands with arguments that are right and wrong, in this process: what they print and what they leave.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAccountByScript } from '#server/cli/account.ts'
import { createWorkspaceByScript } from '#server/cli/workspace.ts'
import { type Scratch, scratch } from '#tests/databases.ts'

const GOOD = 'seven grey herons at dusk'
const WORKSPACE = ['--slug', 'demo-two', '--name', 'Two sides', '--delegations', 'TH,KH']
const PLACE = ['--workspace', 'demo-two', '--delegation', 'TH', '--role', 'chair']

let place: Scratch
let said: { out: string[]; err: string[] }
beforeEach(async () => {
  place = await scratch()
  said = { out: [], err: [] }
  vi.stubEnv('DATA_DIR', place.dataDir)
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('ACCOUNT_PASSWORD', '')
  vi.spyOn(console, 'log').mockImplementation((line) => void said.out.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void said.err.push(String(line)))
})
afterEach(() => place.discard())

describe('workspace create', () => {
  test('[K10] prints a link for each first chair, and refuses the same slug again', async () => {
    expect(await createWorkspaceByScript(WORKSPACE)).toBe(0)
    expect(said.out.slice(1)).toEqual([
      expect.stringMatching(/^ {2}TH {2}http:\/\/127.0.0.1:3000\/set-up\/\S+$/),
      expect.stringMatching(/^ {2}KH {2}http:\/\/127.0.0.1:3000\/set-up\/\S+$/),
    ])
    expect(await createWorkspaceByScript(WORKSPACE)).toBe(1)
    expect(said.err[0]).toContain('workspace.slug_taken')
  })

  test.each([
    [['--slug', 'Not A Slug', '--name', 'x', '--delegations', 'TH,KH'], '--slug Not A Slug'],
    [['--slug', 'ws', '--name', 'x', '--delegations', 'TH'], 'two or more'],
    [['--slug', 'ws', '--name', 'x', '--delegations', 'TH,th'], 'th is not a code like TH'],
    [['--slug', 'ws', '--name', 'x', '--delegations', 'TH,TH'], 'each code once'],
    [['--slug', 'ws', '--delegations', 'TH,KH'], '--name is missing'],
    [['--slug', 'ws', '--name', 'a\u202Eb', '--delegations', 'TH,KH'], '--name has a character'],
    [['--slug', 'ws', '--name-th', 'x'.repeat(501), '--delegations', 'TH,KH'], '--name is longer than 500'],
    [[...WORKSPACE, '--time-zone', 'Asia/Atlantis'], '--time-zone Asia/Atlantis is not known'],
  ])('[K10] says what is wrong with %j', async (args, line) => {
    expect([await createWorkspaceByScript(args), said.err[0]]).toEqual([2, expect.stringContaining(line)])
  })
})

describe('a delegation', () => {
  test('[K10] whose code looks like a country and is none is named after its code', async () => {
    expect(await createWorkspaceByScript([...WORKSPACE.slice(0, -1), 'D1,KH'])).toBe(0)
    expect(said.out[1]).toMatch(/^ {2}D1 {2}http/)
  })
})

describe('account create', () => {
  const create = ['--email', 'chair@th.example', '--name', 'ประธาน', ...PLACE]

  test('[K10] makes the account with a password of the environment, once', async () => {
    await createWorkspaceByScript(WORKSPACE)
    vi.stubEnv('ACCOUNT_PASSWORD', GOOD)
    expect(await createAccountByScript(create)).toBe(0)
    expect(said.out.at(-1)).toBe('Account chair@th.example is made.')
    expect(await createAccountByScript(create)).toBe(1)
    expect(said.err[0]).toContain('account.email_taken')
  })

  test('[K10] prints a link where no password is given', async () => {
    await createWorkspaceByScript(WORKSPACE)
    expect(await createAccountByScript(create)).toBe(0)
    expect(said.out.at(-1)).toMatch(/^http:\/\/127.0.0.1:3000\/set-up\/\S+$/)
  })

  test('[K2] refuses a weak password here too', async () => {
    await createWorkspaceByScript(WORKSPACE)
    vi.stubEnv('ACCOUNT_PASSWORD', 'short')
    expect([await createAccountByScript(create), said.err[0]]).toEqual([
      1,
      expect.stringContaining('account.password_weak'),
    ])
  })

  test.each([
    [[], '--email is missing'],
    [['--email', 'nobody'], '--email nobody is not an e-mail address'],
    [['--email', 'a@b.example', '--workspace', 'none', '--role', 'chair'], '--workspace none'],
    [['--email', 'a@b.example'], 'Without a password'],
    [['--email', 'a@b.example', '--workspace', 'demo-two', '--role', 'king'], '--role is one of chair'],
    [
      ['--email', 'a@b.example', '--workspace', 'demo-two', '--role', 'chair', '--delegation', 'LA'],
      '--delegation is one of TH, KH',
    ],
    [
      ['--email', 'a@b.example', ...PLACE, '--agency', 'a\u202Eb'],
      '--agency is one line of at most 200 characters',
    ],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('[K10] says what is wrong with %j', async (args, line) => {
    await createWorkspaceByScript(WORKSPACE)
    expect([await createAccountByScript(args), said.err[0]]).toEqual([2, expect.stringContaining(line)])
  })
})
