// Starts the program as `npm run demo` or `npm start` does, on data and a port of its own, and ends it; each test file has one.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from '#tests/architecture/source.ts'
import { run } from '#tests/setup/command.ts'
import { clientIsStale } from '#tests/setup/machine.ts'

export const DEMO_PASSWORD = 'samakki-demo'

const PORTS = { first: 5800, last: 5899 }
const START_MS = 30_000

export interface Samakki {
  origin: string
  dataDir: string
  /** What stands at the terminal since the last start. */
  said: () => string
  /** SIGKILL is a pulled plug. */
  kill: (signal?: NodeJS.Signals) => Promise<void>
  /** On the same data, the same port. */
  start: () => Promise<void>
  /** Ends it and removes its data. */
  discard: () => Promise<void>
}

export interface Options {
  /** False: as for real work, on an empty database. */
  demo?: boolean
}

export async function startSamakki({ demo = true }: Options = {}): Promise<Samakki> {
  await buildClient()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'samakki-e2e-'))
  let child: ChildProcess | null = null
  let said = ''

  const start = async () => {
    said = ''
    child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), ...(demo ? ['--demo'] : [])], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), DATA_DIR: dataDir },
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    await untilItAnswers(origin, child, () => said)
  }

  const kill = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    await gone
  }

  const discard = async () => {
    await kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (error) {
    await discard()
    throw error
  }
  return { origin, dataDir, said: () => said, kill, start, discard }
}

/** Several test files in one run look only once. */
let built: Promise<void> | null = null

function buildClient(): Promise<void> {
  built ??= (async () => {
    if (clientIsStale() === null) return
    const { code, output } = await run('vite', ['build', '--logLevel', 'warn'])
    if (code !== 0) throw new Error(`the client could not be built: ${output}`)
  })()
  return built
}

async function untilItAnswers(origin: string, child: ChildProcess, said: () => string): Promise<void> {
  const end = Date.now() + START_MS
  // The last words come after the first answer: somebody who has read them may go on.
  while (!(await answers(origin)) || !said().includes(origin)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`)
    if (Date.now() > end) throw new Error(`the server did not answer at ${origin}: ${said()}`)
    await pause(50)
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const count = PORTS.last - PORTS.first + 1
  const begin = process.pid % count
  for (let step = 0; step < count; step++) {
    const port = PORTS.first + ((begin + step) % count)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port from ${PORTS.first} to ${PORTS.last}`)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
