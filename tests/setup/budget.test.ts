// Proves that the budget counts the entry with all that it imports, and nothing that waits for a click.
import { describe, expect, test } from 'vitest'
import { budgetOf, FIRST_LOAD_KB, firstLoad } from './budget.ts'

const chunk = { isEntry: false, imports: [], css: [] }

describe('firstLoad', () => {
  test('[R5] follows static imports however far, counts each once, and leaves lazy chunks out', () => {
    const manifest = {
      'main.tsx': {
        ...chunk,
        file: 'main.js',
        isEntry: true,
        imports: ['_a.js', '_b.js'],
        css: ['main.css'],
      },
      '_a.js': { ...chunk, file: 'a.js', imports: ['_b.js'], css: ['main.css'] },
      '_b.js': { ...chunk, file: 'b.js', imports: ['_a.js'] },
      'editor.tsx': { ...chunk, file: 'editor.js', imports: ['_a.js'], css: ['editor.css'] },
    }
    expect(firstLoad(manifest)).toEqual({ scripts: ['main.js', 'a.js', 'b.js'], styles: ['main.css'] })
  })

  test('[R5] refuses a manifest without an entry, which would measure nothing', () => {
    expect(() => firstLoad({})).toThrow('names no entry')
  })
})

describe('budgetOf', () => {
  test('[R5] holds scripts and styles together against the budget', () => {
    const measured = { scripts: FIRST_LOAD_KB * 1000 - 500, styles: 500, fonts: 9e9, later: 9e9 }
    expect(budgetOf(measured).ok).toBe(true)
    expect(budgetOf({ ...measured, styles: 501 }).ok).toBe(false)
  })
})
