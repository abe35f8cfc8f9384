// Builds a register with one point, as the server would, and mounts an editor on it as the page does.
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import * as Y from 'yjs'
import { schemaExtensions } from '#client/collab/schema-extensions.ts'
import { addPoint, bodyOf, pointOf, titleText } from '#shared/register.ts'

export const POINT = '01JD0000000000000000000000'

export function registerWith(
  body: { th?: string; km?: string; en?: string } = {},
  title = { th: '', km: '', en: '' },
) {
  const doc = new Y.Doc()
  doc.transact(() =>
    addPoint(doc, { id: POINT, kind: 'agenda', order: 'a0', title, body, sides: ['TH', 'KH'] }),
  )
  const point = pointOf(doc, POINT)
  const fragment = point && bodyOf(point, 'en')
  const titleEn = point && titleText(point, 'en')
  if (!point || !fragment || !titleEn) throw new Error('the point was not added')
  return { doc, point, fragment, titleEn }
}

export function editorOn(fragment: Y.XmlFragment): Editor {
  const element = document.createElement('div')
  document.body.append(element)
  return new Editor({
    element,
    injectCSS: false,
    extensions: [...schemaExtensions(), Collaboration.configure({ fragment })],
    editorProps: { attributes: { class: 'text' } },
  })
}
