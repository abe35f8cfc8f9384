// Proves that the boundary checker sees every file, finds planted violations of every arrow, and finds none in the tree.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { boundaryViolations, layerOf } from './boundaries.ts'
import { importsOf } from './imports.ts'
import { LAYERS } from './layers.ts'
import { ROOT, readSources, source, sourcePaths } from './source.ts'

/** Arrows of ARCHITECTURE.md against the stream, written by hand so that the data is not compared with itself. */
const REFUSED: [file: string, line: string][] = [
  ['shared/policy.ts', `import { fail } from '#server/domain/refusals.ts'`],
  ['shared/policy.ts', `import { call } from '../client/api.ts'`],
  ['shared/policy.ts', `import { createHash } from 'node:crypto'`],
  ['shared/policy.ts', `import { createHash } from 'crypto'`],
  ['shared/policy.ts', `import { useState } from 'react'`],
  ['shared/policy.ts', `import { Hono } from 'hono'`],
  ['server/db/tables.ts', `import { open } from './database.ts'`],
  ['server/config.ts', `import { open } from './db/database.ts'`],
  ['server/context.ts', `import { Room } from './collab/room.ts'`],
  ['server/context.ts', `import { columns } from './db/tables.ts'`],
  ['server/domain/points.ts', `import { context } from '../context.ts'`],
  ['server/domain/points.ts', `import { tables } from '#server/db/tables.ts'`],
  ['server/domain/points.ts', `import type { Dialect } from '../db/dialect.ts'`],
  ['server/domain/points.ts', `import { Hono } from 'hono'`],
  ['server/domain/points.ts', `import { WebSocket } from 'ws'`],
  ['server/domain/points.ts', `import pg from 'pg'`],
  ['server/domain/points.ts', `import Database from 'better-sqlite3'`],
  ['server/domain/points.ts', `import { readFile } from 'node:fs/promises'`],
  ['server/db/database.ts', `import { points } from '../domain/points.ts'`],
  ['server/collab/gate.ts', `import { rooms } from './rooms.ts'`],
  ['server/collab/gate/structs.ts', `import type { Context } from '../../context.ts'`],
  ['server/collab/gate-rules.ts', `import { randomBytes } from 'node:crypto'`],
  ['server/collab/gate.ts', `import * as z from 'zod'`],
  ['server/collab/room.ts', `import { routes } from '../http/routes.ts'`],
  ['server/collab/room.ts', `import { open } from '../db/database.ts'`],
  ['server/http/routes.ts', `import { Room } from '../collab/room.ts'`],
  ['server/http/routes.ts', `import type { Room } from '../collab/room.ts'`],
  ['server/http/routes.ts', `const rooms = await import('../collab/rooms.ts')`],
  ['server/http/routes.ts', `type Room = import('../collab/room.ts').Room`],
  ['server/http/routes.ts', `export { Room } from '../collab/room.ts'`],
  ['server/http/ops.ts', `new Worker(new URL('../collab/worker.ts', import.meta.url))`],
  ['server/http/ops.ts', `const found = await import(name)`],
  ['server/jobs.ts', `import { send } from './adapters/mail.ts'`],
  ['server/adapters/mail.ts', `import { app } from '../http/app.ts'`],
  ['server/demo/world.ts', `import { compose } from '../compose.ts'`],
  ['server/http/app.ts', `import { build } from '../demo/world.ts'`],
  ['server/compose.ts', `import { run } from './cli/account.ts'`],
  ['server/compose.ts', `import { stop } from './main.ts'`],
  ['server/cli/verify.ts', `import { compose } from '../compose.ts'`],
  ['server/cli/verify.ts', `import type { Database } from '../db/tables.ts'`],
  ['server/cli/account.ts', `import { app } from '../http/app.ts'`],
  ['server/main.ts', `import { open } from './db/database.ts'`],
  ['server/main.ts', `import { world } from '#tests/world.ts'`],
  ['server/domain/points.ts', `import { App } from '#client/app.tsx'`],
  ['client/ui/lamp.tsx', `import { t } from '../i18n.ts'`],
  ['client/ui/lamp.tsx', `import { LANGUAGES } from '#shared/locale.ts'`],
  ['client/ui/lamp.tsx', `import { useQuery } from '@tanstack/react-query'`],
  ['client/i18n.ts', `import { call } from './api.ts'`],
  ['client/api.ts', `import { t } from './i18n.ts'`],
  ['client/collab/editor.tsx', `import { Matrix } from '../features/matrix.tsx'`],
  ['client/collab/editor.tsx', `import { call } from '../api.ts'`],
  ['client/features/matrix.tsx', `import { router } from '../app.tsx'`],
  ['client/features/matrix.tsx', `import * as Y from 'yjs'`],
  ['client/features/matrix.tsx', `import { sign } from '#server/domain/sign-offs.ts'`],
  ['client/app.tsx', `import { start } from './main.tsx'`],
  ['client/main.tsx', `import { Matrix } from './features/matrix.tsx'`],
  ['vite.config.ts', `import { LANGUAGES } from './shared/locale.ts'`],
  ['client/features/matrix.tsx', `import { readFile } from 'node:fs'`],
  ['client/features/matrix.tsx', `import sheet from '../../server/sheet.css'`],
  ['server/lonely.ts', `import { LANGUAGES } from '#shared/locale.ts'`],
  ['shared/content.ts', `import { odd } from '#scripts/odd.ts'`],
]

const ALLOWED: [file: string, line: string][] = [
  ['shared/content.ts', `import * as Y from 'yjs'`],
  ['shared/content.ts', `import { sha256 } from '@noble/hashes/sha2.js'`],
  ['server/domain/points.ts', `import type { Context } from '../context.ts'`],
  ['server/domain/points.ts', `import { type Context, type Clock } from '../context.ts'`],
  ['server/collab/room.ts', `import { judge } from './gate.ts'`],
  ['server/compose.ts', `import { Room } from './collab/room.ts'`],
  ['server/cli/account.ts', `import { compose } from '../compose.ts'`],
  ['client/features/matrix.tsx', `import { useRegister } from '../collab/use-register.ts'`],
  ['client/main.tsx', `import './app.css'`],
  ['tests/http/sign-offs.test.ts', `import { compose } from '#server/compose.ts'`],
]

describe('boundaryViolations', () => {
  test('[R1] sees every TypeScript file of the repository', () => {
    const ignored = ['node_modules', 'dist', 'artifacts', 'coverage']
    const walked = globSync('**/*.{ts,tsx}', { cwd: ROOT, exclude: (name) => ignored.includes(name) })
    expect(sourcePaths()).toEqual(walked.map((path) => path.replaceAll('\\', '/')).toSorted())
  })

  test('[R1] reads imports, so that it does not judge zero of them and report success', () => {
    const seen = importsOf(
      source('tests/architecture/boundaries.test.ts', readFileSync(import.meta.filename, 'utf8')),
    )
    expect(seen.map((each) => each.specifier)).toEqual([
      'node:fs',
      'node:path',
      'vitest',
      './boundaries.ts',
      './imports.ts',
      './layers.ts',
      './source.ts',
    ])
    expect(readSources().filter((from) => importsOf(from).length > 0).length).toBeGreaterThan(20)
  })

  test('[R2] finds no import against the stream in the repository', () => {
    expect(boundaryViolations(readSources())).toEqual([])
  })

  test.each(REFUSED)('[R2] refuses in %s: %s', (file, line) => {
    expect(boundaryViolations([source(file, line)])).toHaveLength(1)
  })

  test.each(ALLOWED)('[R2] allows in %s: %s', (file, line) => {
    expect(boundaryViolations([source(file, line)])).toEqual([])
  })

  test('[R2] names the file, the line and the reason', () => {
    const planted = source('server/http/app.ts', `\nimport { Room } from '../collab/room.ts'`)
    const [violation] = boundaryViolations([planted])
    expect(violation).toMatchObject({ file: 'server/http/app.ts', line: 2 })
    expect(violation?.message).toContain('http does not import collab: requests reach rooms')
  })
})

describe('LAYERS', () => {
  test.each(LAYERS.filter((layer) => layer.imports[0] !== '*'))(
    '[R2] has a planted violation for $name',
    (layer) => {
      expect(REFUSED.some(([file]) => layerOf(file) === layer)).toBe(true)
    },
  )

  test('name only layers that exist', () => {
    const names = [...LAYERS.map((layer) => layer.name), '*']
    const used = LAYERS.flatMap((layer) => [...layer.imports, ...(layer.types ?? [])])
    expect(used.filter((name) => !names.includes(name))).toEqual([])
  })

  test('form no cycle', () => {
    const settled = new Set<string>()
    const below = (name: string) => LAYERS.find((layer) => layer.name === name)?.imports ?? []
    for (const _ of LAYERS) {
      for (const { name } of LAYERS)
        if (below(name).every((each) => each === '*' || settled.has(each))) settled.add(name)
    }
    expect(LAYERS.map((layer) => layer.name).filter((name) => !settled.has(name))).toEqual([])
  })

  test('use only packages that package.json declares for people who run the program', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const declared = Object.keys((manifest as { dependencies: Record<string, string> }).dependencies)
    const used = LAYERS.flatMap((layer) => layer.packages).filter((name) => !/^node:|\*$/.test(name))
    expect([...new Set(used)].filter((name) => !declared.includes(name))).toEqual([])
  })
})
