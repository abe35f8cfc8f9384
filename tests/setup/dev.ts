// Starts the server and the client with reload, for people who change them; arguments go to the server (`npm run dev -- --demo`).
import { type ChildProcess, spawn } from 'node:child_process'
import { ROOT } from '#tests/architecture/source.ts'
import { TOOLS } from './command.ts'

const apiPort = process.env['PORT'] ?? '3000'
const pagePort = process.env['DEV_PORT'] ?? '5173'
const address = `http://127.0.0.1:${pagePort}`

const server = start(['--watch', 'server/main.ts', ...process.argv.slice(2)])
const client = start([TOOLS.vite, '--host', '127.0.0.1', '--port', pagePort, '--strictPort'])
console.log(`client with reload on ${address}, server on http://127.0.0.1:${apiPort}`)

let asked = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    asked = true
    end()
  })
}

// Whoever ends first takes the other along; this program goes when both have, so that the server can flush.
for (const child of [server, client]) {
  child.once('exit', (code) => {
    if (!asked) process.exitCode = code || 1
    end()
  })
}

function start(args: string[]): ChildProcess {
  // Pages come from the client's port, so the server's cookies, links and Origin check are told that address.
  const env = { PUBLIC_URL: address, ...process.env, PORT: apiPort }
  return spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env })
}

function end(): void {
  for (const child of [server, client]) if (child.exitCode === null) child.kill('SIGTERM')
}
