// The version that a browser computes of a text is the one that the server and the verifier compute: the same bytes, case by case.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { ROOT } from '#tests/architecture/source.ts'
import type { Vector } from '#tests/shared/vectors/build.ts'

const VECTORS = join(ROOT, 'tests/shared/vectors')
const read = <T>(name: string) => JSON.parse(readFileSync(join(VECTORS, name), 'utf8')) as T

type VersionsOf = (vectors: Vector[]) => Record<string, { version: string; canonical: string }>

/** What the client ships, in one script that puts `versionsOf` on the page. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'samakki-vectors-'))
  const entry = join(folder, 'entry.ts')
  writeFileSync(
    entry,
    `import { canonicalContent, contentOf, versionOf } from '${ROOT}/shared/content.ts'
     import { pointOf } from '${ROOT}/shared/register.ts'
     import { VECTOR_POINT_ID, vectorDoc } from '${ROOT}/tests/shared/vectors/build.ts'
     globalThis.versionsOf = (vectors) => Object.fromEntries(vectors.map((vector) => {
       const content = contentOf(VECTOR_POINT_ID, pointOf(vectorDoc(vector), VECTOR_POINT_ID))
       return [vector.name, { version: versionOf(content), canonical: canonicalContent(content) }]
     }))`,
  )
  try {
    const built = await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'vectors' } },
    })
    const [output] = Array.isArray(built) ? built : [built]
    if (!output || !('output' in output)) throw new Error('vite has built nothing')
    return output.output[0].code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('[V1] a browser computes the versions that Node committed, for every vector', async ({ page }) => {
  const { vectors } = read<{ vectors: Vector[] }>('content.json')
  const expected = read<Record<string, string>>('versions.json')
  expect(vectors.length).toBeGreaterThan(10)
  await page.addScriptTag({ content: await bundle() })
  const found = await page.evaluate(
    (all) => (globalThis as unknown as { versionsOf: VersionsOf }).versionsOf(JSON.parse(all)),
    JSON.stringify(vectors),
  )
  const versions = Object.fromEntries(Object.entries(found).map(([name, { version }]) => [name, version]))
  expect(versions).toEqual(expected)
  for (const { name, canonical } of vectors) {
    if (canonical !== undefined) expect(found[name]?.canonical).toBe(canonical)
  }
})
