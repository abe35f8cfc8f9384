// The hands of somebody at a real editor: Tiptap with our own schema and our own way with a clipboard, on the English body of the first point.
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { type ResolvedPos, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { cleanFragment } from '#client/collab/paste-slice.ts'
import { cleanHtml, cleanText } from '#client/collab/paste.ts'
import { schemaExtensions } from '#client/collab/schema-extensions.ts'
import { bodyOf, type PointMap, pointsOf } from '#shared/register.ts'
import type { Chance } from './chance.ts'
import type { HandsOf } from './honest.ts'

type Act = (editor: Editor, chance: Chance) => unknown

const WORDS = ['ก', 'การประชุม ', 'កិច្ចប្រជុំ ', 'word ', '😀', 'ทดสอบ ', 'e\u0301', ' ']

const HTML = [
  '<p>Pasted <strong>bold</strong> and <em>leaning</em></p>',
  '<h2>ข้อ ๑</h2><p>เนื้อหา <a href="https://example.org/ก">ที่มา</a></p>',
  '<ul><li><p>one</p></li><li><p>two</p><ol><li><p>nested</p></li></ol></li></ul>',
  '<table><tr><td>cell</td><td>cell</td></tr></table><script>alert(1)</script>',
  '<p onclick="x()">a<img src="x" onerror="y()">b</p>',
]

/** What a clipboard holds that our editor cleans on the way in. */
const CLIPBOARD = [...HTML, '<p>a<br>b\tc&#x202e;d</p>', '<p>a\u0007b</p>']

const ACTS: readonly Act[] = [
  type,
  type,
  type,
  type,
  erase,
  erase,
  (editor) => editor.commands.splitBlock(),
  (editor) => editor.commands.joinBackward(),
  (editor) => editor.commands.joinForward(),
  (editor) => editor.commands.toggleBold(),
  (editor) => editor.commands.toggleItalic(),
  (editor) => editor.commands.setLink({ href: 'https://example.org/' }),
  (editor) => editor.commands.unsetLink(),
  (editor, chance) => editor.commands.toggleHeading({ level: chance.pick([1, 2, 3]) }),
  (editor) => editor.commands.setParagraph(),
  (editor) => editor.commands.toggleBulletList(),
  (editor) => editor.commands.toggleOrderedList(),
  (editor) => editor.commands.splitListItem('listItem'),
  (editor) => editor.commands.sinkListItem('listItem'),
  (editor) => editor.commands.liftListItem('listItem'),
  (editor, chance) => editor.commands.insertContent(chance.pick(HTML)),
  (editor, chance) => editor.view.pasteHTML(chance.pick(CLIPBOARD)),
  (editor) => editor.view.pasteText('first\tline\nsecond \u202eline'),
  (editor) => editor.commands.deleteSelection(),
  (editor) => editor.commands.clearContent(),
]

export const tiptapHands: HandsOf = (doc, chance) => {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...schemaExtensions(), Collaboration.configure({ fragment: bodyIn(doc) })],
    editorProps: {
      transformPastedText: cleanText,
      transformPastedHTML: cleanHtml,
      transformPasted: (slice) => new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd),
    },
  })
  return {
    edit: () => act(editor, chance),
    undo: () => editor.commands.undo(),
    redo: () => editor.commands.redo(),
    leave: () => editor.destroy(),
  }
}

function bodyIn(doc: Y.Doc): Y.XmlFragment {
  const body = bodyOf(pointsOf(doc).get('p1') as PointMap, 'en')
  if (body === undefined) throw new Error('the register is not as expected')
  return body
}

function act(editor: Editor, chance: Chance): void {
  const size = editor.state.doc.content.size
  const from = chance.below(size + 1)
  const to = chance.oneIn(2) ? from : Math.min(size, from + chance.below(12))
  const [anchor, head] = [from, to].map((at) => between(editor, at)) as [ResolvedPos, ResolvedPos]
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.between(anchor, head)))
  chance.pick(ACTS)(editor, chance)
}

/** A place where a caret can be: never inside of a character that takes two code units. */
function between(editor: Editor, at: number): ResolvedPos {
  const place = editor.state.doc.resolve(at)
  const code = place.nodeAfter?.text?.charCodeAt(0) ?? 0
  return code >= 0xdc00 && code <= 0xdfff ? editor.state.doc.resolve(at - 1) : place
}

/** Letter by letter, as from a keyboard. */
function type(editor: Editor, chance: Chance): void {
  for (const letter of chance.pick(WORDS)) editor.view.dispatch(editor.state.tr.insertText(letter))
}

function erase(editor: Editor): void {
  const { empty, from, $from } = editor.state.selection
  const before = $from.nodeBefore?.text ?? ''
  if (!empty) editor.commands.deleteSelection()
  else if (before === '') editor.commands.joinBackward()
  else editor.commands.deleteRange({ from: from - ([...before].at(-1)?.length ?? 0), to: from })
}
