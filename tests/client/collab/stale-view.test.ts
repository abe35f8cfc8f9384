// A view that could not draw what others did is thrown away before anybody types into it.
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { watchStaleView } from '#client/collab/stale-view.ts'
import { editorOn, registerWith } from './texts.ts'

/** Another person's change, as it comes in from the server. */
function remoteParagraph(doc: Y.Doc, fragment: Y.XmlFragment, words: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    fragment.insert(fragment.length, [paragraph])
  }, 'server')
}

/** What y-tiptap meets when blocks were moved: a remembered selection that leads nowhere. */
function breakSelection(binding: { beforeTransactionSelection: unknown }): void {
  binding.beforeTransactionSelection = {
    get type(): never {
      throw new RangeError('Position 99 out of range')
    },
  }
}

describe('watchStaleView', () => {
  it('[T10] tells at once when the view could not follow, and the words of both stay in the document', () => {
    const { doc, fragment } = registerWith({ en: 'before' })
    const editor = editorOn(fragment)
    const faults: unknown[] = []
    watchStaleView(editor, fragment, (error) => faults.push(error))
    remoteParagraph(doc, fragment, 'drawn')
    expect(editor.getText()).toContain('drawn')
    expect(faults).toEqual([])

    breakSelection(ySyncPluginKey.getState(editor.state).binding)
    remoteParagraph(doc, fragment, 'not drawn')
    expect(faults).toEqual([expect.any(RangeError)])
    expect(editor.getText()).not.toContain('not drawn')
    editor.destroy()

    const anew = editorOn(fragment)
    anew.commands.insertContentAt(1, 'typed ')
    expect(fragment.toString()).toContain('typed before')
    expect(fragment.toString()).toContain('not drawn')
    anew.destroy()
  })
})
