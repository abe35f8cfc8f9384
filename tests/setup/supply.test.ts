// Proves that the supply check refuses open versions and code that would run at install.
import { describe, expect, test } from 'vitest'
import { supplyViolations } from './supply.ts'

const manifest = {
  version: '2026.11.0',
  dependencies: { yjs: '13.6.33', 'better-sqlite3': '13.2.0' },
  devDependencies: { node: '24.21.0' },
  allowScripts: { node: true, 'better-sqlite3': false },
}
const yjs = { version: '13.6.33', integrity: 'sha512-a' }
const lock = (packages: object) => ({ version: '2026.11.0', packages: { '': {}, ...packages } })

describe('supplyViolations', () => {
  test('[R4] accepts exact versions and the install scripts that are named', () => {
    const node = { version: '24.21.0', integrity: 'sha512-b', hasInstallScript: true }
    expect(supplyViolations(manifest, lock({ 'node_modules/yjs': yjs, 'node_modules/node': node }))).toEqual(
      [],
    )
  })

  test.each(['^13.6.33', '~13.6.33', '13.x', 'latest', 'github:yjs/yjs', '*'])(
    '[R4] refuses the version %s',
    (version) => {
      expect(supplyViolations({ ...manifest, dependencies: { yjs: version } }, lock({}))).toEqual([
        expect.stringContaining('not one exact version'),
      ])
    },
  )

  test('[R4] refuses to allow the install script of another package, or of a version that npm cannot verify', () => {
    for (const name of ['esbuild', 'node@25.0.0']) {
      const allowScripts = { ...manifest.allowScripts, [name]: true }
      expect(supplyViolations({ ...manifest, allowScripts }, lock({}))).toEqual([
        expect.stringContaining(`allowScripts lists ${name}`),
      ])
    }
  })

  test('[R4] refuses a package deep in the lock file that would run code at install', () => {
    const packages = { 'node_modules/a/node_modules/b': { ...yjs, hasInstallScript: true } }
    expect(supplyViolations(manifest, lock(packages))).toEqual([
      'package-lock.json: node_modules/a/node_modules/b would run code at install',
    ])
  })

  test('[R4] refuses a package without an integrity hash, and one with a recorded address', () => {
    expect(supplyViolations(manifest, lock({ 'node_modules/yjs': { version: '13.6.33' } }))).toHaveLength(1)
    expect(
      supplyViolations(manifest, lock({ 'node_modules/yjs': { ...yjs, resolved: 'https://a.example/' } })),
    ).toHaveLength(1)
  })

  test('[R4] refuses a lock file of another version', () => {
    expect(supplyViolations(manifest, { ...lock({}), version: '2026.10.0' })).toHaveLength(1)
  })

  test('[R4] refuses to compile what comes built, so that a machine with Node alone can install', () => {
    const packages = { 'node_modules/better-sqlite3': { version: '13.2.0', integrity: 'sha512-c' } }
    expect(supplyViolations(manifest, lock(packages))).toEqual([
      expect.stringContaining('or npm ci compiles it'),
    ])
    expect(supplyViolations({ ...manifest, allowScripts: { node: true } }, lock({}))).toEqual([
      'package.json: allowScripts must deny better-sqlite3',
    ])
  })
})
