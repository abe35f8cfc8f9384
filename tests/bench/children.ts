/** Starts the server, the relay and the clients as processes of their own, and ends them. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pause } from './measure.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const START_MS = 20_000

/** `BENCH_PROFILE=dir` leaves a CPU profile of each server there. */
const PROFILE = process.env['BENCH_PROFILE']
  ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`]
  : []

export interface Child {
  pid: number
  origin: string
  stop(signal?: NodeJS.Signals): Promise<void>
}

let nextPort = 5900

export function freePort(): number {
  nextPort += 1
  return nextPort
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = once(child, 'exit')
  child.kill(signal)
  await end
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process did not start')
  return child.pid
}

export async function startRelay(): Promise<Child> {
  const PORT = String(freePort())
  const child = fork(path.join(import.meta.dirname, 'relay.ts'), { env: { ...process.env, PORT } })
  await once(child, 'message')
  return {
    pid: pidOf(child),
    origin: `http://127.0.0.1:${PORT}`,
    stop: (signal = 'SIGTERM') => ended(child, signal),
  }
}

export interface Place {
  dataDir: string
  remove(): void
}

export function newPlace(): Place {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'samakki-bench-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/** The real server as `npm run demo` starts it, on a database of its own. Resolves once it answers. */
export async function startServer(place: Place, port = freePort()): Promise<Child> {
  const PORT = String(port)
  const origin = `http://127.0.0.1:${PORT}`
  const child = spawn(process.execPath, [...PROFILE, path.join(ROOT, 'server/main.ts'), '--demo'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT,
      PUBLIC_URL: origin,
      DATA_DIR: place.dataDir,
      MAX_SOCKETS_PER_ACCOUNT: '5000',
      LOG_LEVEL: 'error',
    },
  })
  const until = Date.now() + START_MS
  while (!(await answers(origin))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('the server did not start')
    await pause(50)
  }
  return { pid: pidOf(child), origin, stop: (signal = 'SIGTERM') => ended(child, signal) }
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok
  } catch {
    return false
  }
}

/** Runs the client program with a plan and returns what it reports. `onReady` is awaited between connecting and the work. */
export async function runClients<Plan, Report>(
  program: string,
  plan: Plan,
  onReady?: () => void | Promise<void>,
): Promise<Report> {
  const child = fork(path.join(import.meta.dirname, program), { execArgv: ['--max-old-space-size=4096'] })
  child.send({ plan })
  for (;;) {
    const message = await nextMessage<Report>(child)
    if ('report' in message) {
      await ended(child, 'SIGTERM')
      return message.report
    }
    await onReady?.()
    child.send({ go: true })
  }
}

async function nextMessage<Report>(child: ChildProcess): Promise<{ ready: true } | { report: Report }> {
  const gone = once(child, 'exit').then(() => {
    throw new Error('the clients ended early')
  })
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [
    { ready: true } | { report: Report },
  ]
  return message
}
