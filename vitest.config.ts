// Says which tests run in which environment; every *.test.ts(x) outside tests/e2e belongs to exactly one project.
import { defineConfig } from 'vitest/config'

const own = ['domain', 'http', 'collab', 'contracts', 'client']

const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude,
    environment: name === 'client' ? 'happy-dom' : 'node',
  },
})

export default defineConfig({
  test: {
    projects: [
      ...own.map((name) => project(name, [`tests/${name}/**/*.test.{ts,tsx}`])),
      // The rest is `unit`, so that a test in a new folder cannot be forgotten.
      project(
        'unit',
        ['tests/**/*.test.{ts,tsx}'],
        ['tests/e2e/**', ...own.map((name) => `tests/${name}/**`)],
      ),
    ],
    // Processes, not threads: a native driver that crashes takes one file down and is named.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A mock that outlives its test would make the next one lie.
    restoreMocks: true,
    unstubEnvs: true,
  },
})
