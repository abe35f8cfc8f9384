// Proves that a test never cites a rule that nobody can read up, and that no two rules share a number.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, readSources } from './source.ts'

const rules = readFileSync(join(ROOT, 'docs/RULES.md'), 'utf8')
const written = [...rules.matchAll(/^- \**([A-Z]+\d+)\b/gm)].map((match) => match[1])

/** A title begins with its rules in square brackets, several with commas between them. */
function cited(): { file: string; id: string }[] {
  const tests = readSources().filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path))
  return tests.flatMap(({ path, text }) =>
    [...text.matchAll(/['"`]\[([A-Z]+\d+(?:[, ]+[A-Z]+\d+)*)\] /g)].flatMap(([, ids = '']) =>
      ids.split(/[, ]+/).map((id) => ({ file: path, id })),
    ),
  )
}

describe('docs/RULES.md', () => {
  test('[R6] has every rule that a test title cites', () => {
    expect(cited().length).toBeGreaterThan(20)
    expect(cited().filter(({ id }) => !written.includes(id))).toEqual([])
  })

  test('[R6] gives no number twice', () => {
    expect(written.filter((id, at) => written.indexOf(id) !== at)).toEqual([])
  })
})
