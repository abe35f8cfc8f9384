// Runs the tools in node_modules under this very Node and hands back what they said; it interprets nothing.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '#tests/architecture/source.ts'

export const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  playwright: 'node_modules/@playwright/test/cli.js',
  tests: 'tests/setup/run.ts',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}

export type Tool = keyof typeof TOOLS

interface Options {
  env?: Record<string, string>
  /** Shown while it runs, for what takes long; otherwise kept and handed back. */
  show?: boolean
}

export interface Ended {
  code: number
  output: string
}

export function run(tool: Tool, args: string[], { env = {}, show = false }: Options = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, TOOLS[tool]), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text))
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: stripVTControlCharacters(output.join('')) }),
    )
  })
}
