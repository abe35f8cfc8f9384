// Starts the real program in its own process: what it prints, what stops its start, how it ends, and the operator's commands.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SQLITE_FILE } from '#server/db/database.ts'
import { type Scratch, scratch } from '#tests/databases.ts'
import project from '../../package.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '../..')
const GOOD = 'seven grey herons at dusk'

// Every test starts whole programs, and a busy machine is slow at that.
vi.setConfig({ testTimeout: 90_000 })

let place: Scratch
const running: ChildProcess[] = []
beforeEach(async () => {
  place = await scratch()
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await place.discard()
})

interface Running {
  child: ChildProcess
  /** Both streams, as far as they have come. */
  heard(): { out: string; err: string }
  ended: Promise<number | null>
}

function run(
  script: string,
  args: string[],
  { env = {}, input }: { env?: object; input?: string } = {},
): Running {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: place.dataDir,
    env: { PATH: process.env['PATH'], DATA_DIR: place.dataDir, PORT: '0', ...env },
  })
  running.push(child)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin.end(input ?? '')
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, heard: () => ({ out, err }), ended }
}

async function up(server: Running): Promise<string> {
  await expect.poll(() => server.heard().out, { timeout: 60_000 }).toMatch(/Samakki is at \S+\n/)
  return /Samakki is at (\S+)\n/.exec(server.heard().out)?.[1] ?? ''
}

async function finished(script: string, args: string[], options?: Parameters<typeof run>[2]) {
  const program = run(script, args, options)
  return { code: await program.ended, ...program.heard() }
}

describe('the server', () => {
  test('[K7] prints a link for the first chair of each side of an empty database, until they are used', async () => {
    const server = run('server/main.ts', [])
    const address = await up(server)
    await expect.poll(() => server.heard().out, { timeout: 60_000 }).toMatch(/jwg KH .*\n$/)
    const links = [...server.heard().out.matchAll(/jwg (\w+) +\S+(\/set-up\/\S+)/g)]
    expect(links.map(([, side]) => side)).toEqual(['TH', 'KH'])
    const [, , path] = links[0] ?? []
    const reply = await fetch(`${address}/api${path}`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'first@th.example',
        name: { th: 'ประธาน', km: '', en: '' },
        password: GOOD,
      }),
    })
    expect(reply.status).toBe(201)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    const again = run('server/main.ts', [])
    await up(again)
    await expect.poll(() => again.heard().out, { timeout: 60_000 }).toMatch(/jwg KH .*\n$/)
    expect(again.heard().out).not.toMatch(/jwg TH/)
  })

  test('[H9] ends with 0 on SIGTERM while somebody listens to events', async () => {
    const server = run('server/main.ts', ['--demo'])
    const address = await up(server)
    const signedIn = await fetch(`${address}/api/auth/sign-in`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'chair@th.example', password: 'samakki-demo' }),
    })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    const events = await fetch(`${address}/api/workspaces/jwg/events`, { headers: { cookie } })
    expect(events.status).toBe(200)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.heard().err).toBe('')
    await expect(events.text()).resolves.toContain('retry: 2000')
  })

  test('[H9] takes the place of the shell that npm starts it in, so that a signal to npm reaches it', () => {
    expect(project.scripts.start).toBe('exec node server/main.ts')
    expect(project.scripts.demo).toMatch(/ && exec node server\/main\.ts --demo$/)
  })

  test('[H13] starts the demo again on the data of the last time, with the password of this time', async () => {
    const first = run('server/main.ts', ['--demo'])
    await up(first)
    await expect.poll(() => first.heard().out, { timeout: 60_000 }).toContain('delete that folder')
    expect(first.heard().out).toMatch(/samakki-demo\n( +\S+@(th|kh|int)\.example .*\n){10}/)
    expect(existsSync(join(place.dataDir, 'demo'))).toBe(true)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = run('server/main.ts', ['--demo'], { env: { DEMO_PASSWORD: 'another' } })
    const address = await up(second)
    const reply = await fetch(`${address}/api/auth/sign-in`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'cnp@kh.example', password: 'another' }),
    })
    expect(reply.status).toBe(200)
  })

  test('[H13] never builds the demo anew under another one that runs on it', async () => {
    const first = run('server/main.ts', ['--demo'])
    const address = await up(first)
    // As after an update of the program whose demo says something else.
    writeFileSync(join(place.dataDir, 'demo', 'edition'), 'another')
    const { code, err } = await finished('server/main.ts', ['--demo'])
    expect([code, err]).toEqual([1, expect.stringContaining('DATA_DIR is in use')])
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    expect(existsSync(join(place.dataDir, 'demo', SQLITE_FILE))).toBe(true)
  })

  test.each([
    [{ DATABSE_URL: 'postgres://x' }, 'DATABSE_URL is not a setting; do you mean DATABASE_URL?'],
    [
      { DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none' },
      'DATABASE_URL: the database does not let us in',
    ],
    [{ DATA_DIR: '/dev/null/none' }, 'DATA_DIR cannot be used'],
  ])('[H14] does not start with %j and says in one line why', async (env, line) => {
    const { code, err } = await finished('server/main.ts', [], { env })
    expect([code, err.trim().split('\n').length, err]).toEqual([1, 1, expect.stringContaining(line)])
  })
})

describe('the commands', () => {
  test('[K10] make a workspace and an account in it, for the server that runs beside them', async () => {
    const workspace = [
      'workspace',
      'create',
      '--slug',
      'two',
      '--name',
      'Two sides',
      '--delegations',
      'TH,KH',
    ]
    const made = await finished('server/cli.ts', workspace)
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/ {2}TH {2}http\S+\/set-up\/\S+\n {2}KH {2}http\S+\/set-up\/\S+\n$/),
    ])
    const server = run('server/main.ts', [])
    const address = await up(server)
    const account = [
      'account',
      'create',
      '--email',
      'chair@th.example',
      '--name',
      'ประธาน',
      '--password-stdin',
    ]
    const seat = ['--workspace', 'two', '--delegation', 'TH', '--role', 'chair']
    const { code, out } = await finished('server/cli.ts', [...account, ...seat], { input: `${GOOD}\n` })
    expect([code, out]).toEqual([0, 'Account chair@th.example is made.\n'])
    const reply = await fetch(`${address}/api/auth/sign-in`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'chair@th.example', password: GOOD }),
    })
    expect([reply.status, await reply.json()]).toMatchObject([200, { account: { name: { th: 'ประธาน' } } }])
  })

  test('[K10] say what they know when asked for another', async () => {
    const { code, err } = await finished('server/cli.ts', ['dance'])
    expect([code, err]).toEqual([2, expect.stringMatching(/^Unknown command: dance\n[^]*workspace create/)])
  })
})
