// Starts the server and the client with reload, for people who change them; other arguments go to the server (`npm run dev -- --demo`).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from '#tests/architecture/source.ts'

const apiPort = process.env['PORT'] ?? '3000'
const screenPort = Number(process.env['DEV_PORT'] ?? 5173)
const address = `http://127.0.0.1:${screenPort}`
const behind = { target: `http://127.0.0.1:${apiPort}`, ws: true }

const server = spawn(process.execPath, ['--watch', 'server/main.ts', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  // Pages come from the other port, so cookies, links and the Origin check are told that address.
  env: { PUBLIC_URL: address, ...process.env, PORT: apiPort },
})
const client = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  server: {
    host: '127.0.0.1',
    port: screenPort,
    strictPort: true,
    proxy: { '/api': behind, '/collab': behind, '/healthz': behind, '/readyz': behind, '/metrics': behind },
  },
})

server.once('exit', (code) => void stop(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill('SIGTERM'))

await client.listen().catch(async (error: Error) => {
  console.error(`the client could not start: ${error.message}`)
  server.kill('SIGTERM')
})
console.log(`client with reload on ${address}, server on http://127.0.0.1:${apiPort}`)

async function stop(code: number): Promise<void> {
  await client.close()
  process.exit(code)
}
