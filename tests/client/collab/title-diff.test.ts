// The smallest edit of a title, safe for letters of several signs, and carets under edits of others.
import { describe, expect, it } from 'vitest'
import { type LineDelta, lineEdit, moveIndex } from '#client/collab/title-diff.ts'

function applied(before: string, after: string, caret = after.length): string {
  const edit = lineEdit(before, after, caret)
  return edit ? before.slice(0, edit.index) + edit.insert + before.slice(edit.index + edit.remove) : before
}

describe('lineEdit', () => {
  it('is nothing where nothing changed', () => {
    expect(lineEdit('แผน', 'แผน', 3)).toBeNull()
  })

  it('inserts what was typed and touches nothing else', () => {
    expect(lineEdit('plan for sites', 'plan for the sites', 13)).toEqual({
      index: 9,
      remove: 0,
      insert: 'the ',
    })
  })

  it('lets the caret decide between equal letters', () => {
    expect(lineEdit('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' })
    expect(lineEdit('aa', 'aaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' })
  })

  it('adds a sign to a Khmer cluster without rewriting it', () => {
    expect(lineEdit('ក', 'ក្ក', 3)).toEqual({ index: 1, remove: 0, insert: '្ក' })
  })

  it('[T7] replaces a whole cluster where a sign in it is exchanged', () => {
    expect(lineEdit('កា', 'កិ', 2)).toEqual({ index: 0, remove: 2, insert: 'កិ' })
    expect(lineEdit('ที่', 'ที้', 3)).toEqual({ index: 0, remove: 3, insert: 'ที้' })
  })

  it('never cuts a surrogate pair', () => {
    const edit = lineEdit('a😀b', 'a😁b', 3)
    expect(edit).toEqual({ index: 1, remove: 2, insert: '😁' })
  })

  it('leads from any text to any other', () => {
    const texts = [
      '',
      'a',
      'ab',
      'แผนกวาดล้าง',
      'แผนกวาดล้างแหล่ง',
      'ផែនការបង្ក្រាប',
      'ផែនការ',
      '😀',
      '😀😁',
      'ที่นี่',
    ]
    for (const before of texts) {
      for (const after of texts) {
        for (let caret = 0; caret <= after.length; caret++) expect(applied(before, after, caret)).toBe(after)
      }
    }
  })
})

describe('moveIndex', () => {
  const move = (index: number, delta: LineDelta) => moveIndex(index, delta)

  it('moves behind what is inserted before it, and stays before what is inserted at it', () => {
    expect(move(3, [{ insert: 'ab' }])).toBe(5)
    expect(move(3, [{ retain: 3 }, { insert: 'ab' }])).toBe(3)
  })

  it('falls back to the start of a deletion around it', () => {
    expect(move(4, [{ retain: 2 }, { delete: 5 }])).toBe(2)
    expect(move(9, [{ retain: 2 }, { delete: 5 }])).toBe(4)
  })

  it('is not moved by what comes after it', () => {
    expect(move(2, [{ retain: 4 }, { delete: 2 }, { insert: 'x' }])).toBe(2)
  })
})
