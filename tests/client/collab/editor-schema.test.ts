// Whatever is typed or pasted, the document gets only what shared/schema.ts knows.
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ATTRIBUTES, CHILDREN, isMarkValue, isNodeName, markOfKey } from '#shared/schema.ts'
import { cleanFragment } from '#client/collab/paste-slice.ts'
import { cleanHtml } from '#client/collab/paste.ts'
import { DOMParser as EditorParser, Slice } from '@tiptap/pm/model'
import { editorOn, registerWith } from './texts.ts'

const HOSTILE = [
  '<p>one<br>two</p><p style="color:red"><span>three</span></p>',
  '<h5>five</h5><h2 id="x" class="y">two</h2><pre><code>let x</code></pre>',
  '<ol start="99999" type="a"><li>a<ol start="3"><li>b</li></ol></li></ol>',
  '<ul><li><h2>heading in a list</h2><p>x</p></li></ul>',
  '<p><a href="javascript:alert(1)">bad</a> <a href="https://example.org" title="t" class="c" rel="me">good</a></p>',
  '<table><tr><td>cell</td><td><b>bold</b></td></tr></table><img src="https://example.org/x.png"><hr>',
  '<p>bidi\u202Ehidden &#8238;more &#x202e;still \u0007bell</p><script>alert(1)</script>',
  '<blockquote><p>quoted</p></blockquote><s>struck</s><u>under</u><sub>sub</sub><mark>m</mark>',
  '<p><b><i><a href="mailto:a@example.org">all three</a></i></b></p>',
]

const mounted: ReturnType<typeof editorOn>[] = []
afterEach(() => {
  for (const editor of mounted.splice(0)) editor.destroy()
})

function pasted(html: string) {
  const { fragment } = registerWith({ en: 'before' })
  const editor = editorOn(fragment)
  mounted.push(editor)
  const holder = document.createElement('div')
  holder.innerHTML = cleanHtml(html)
  const slice = EditorParser.fromSchema(editor.schema).parseSlice(holder)
  const clean = new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd)
  editor.view.dispatch(editor.state.tr.setSelection(editor.state.selection).replaceSelection(clean))
  return { fragment, editor }
}

function violations(node: unknown, parent: keyof typeof CHILDREN): string[] {
  if (node instanceof Y.XmlText) return textViolations(node, parent)
  if (!(node instanceof Y.XmlElement)) return [`not an element in ${parent}`]
  const { nodeName } = node
  if (!isNodeName(nodeName) || !(CHILDREN[parent] as readonly string[]).includes(nodeName))
    return [`${nodeName} in ${parent}`]
  const attributes = Object.entries(node.getAttributes() as Record<string, unknown>)
  const wrong = attributes
    .filter(([name, value]) => !ATTRIBUTES[nodeName][name]?.(value))
    .map(([name]) => `${nodeName}.${name}`)
  return [...wrong, ...node.toArray().flatMap((child) => violations(child, nodeName))]
}

function textViolations(text: Y.XmlText, parent: keyof typeof CHILDREN): string[] {
  if (!(CHILDREN[parent] as readonly string[]).includes('text')) return [`text in ${parent}`]
  const delta = text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes }) => {
    const marks = Object.entries(attributes ?? {}).filter(([key, value]) => {
      const mark = markOfKey(key)
      return mark === null || !isMarkValue(mark, value)
    })
    const signs = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(insert)
      ? [`control sign in ${JSON.stringify(insert)}`]
      : []
    return [...marks.map(([key]) => `mark ${key}`), ...signs]
  })
}

describe('the editor', () => {
  it.each(HOSTILE)('[T5] stores only known nodes, attributes and marks from %s', (html) => {
    const { fragment } = pasted(html)
    expect(fragment.toArray().flatMap((node) => violations(node, 'body'))).toEqual([])
    expect(fragment.toString()).toMatch(/before/)
  })

  it('[T5] keeps the safe link with its address alone and drops the other', () => {
    const { fragment } = pasted(HOSTILE[4] ?? '')
    const delta = JSON.stringify(
      (fragment.get(0) as Y.XmlElement).toArray().map((child) => (child as Y.XmlText).toDelta() as unknown),
    )
    expect(delta).toContain('{"link":{"href":"https://example.org"}}')
    expect(delta).not.toContain('javascript')
  })

  it('makes a paragraph of Shift+Enter', () => {
    const { fragment } = registerWith({ en: 'one' })
    const editor = editorOn(fragment)
    mounted.push(editor)
    editor.commands.focus('end')
    editor.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', shiftKey: true, bubbles: true }),
    )
    expect(fragment.length).toBe(2)
  })

  it('changes nothing by being opened', () => {
    const { doc, fragment } = registerWith({ en: 'one\n\ntwo' })
    const before = Y.encodeStateVector(doc)
    mounted.push(editorOn(fragment))
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })
})

describe('looking at a text', () => {
  it('[T11] deletes no list item that begins with another list', () => {
    const { fragment } = registerWith({ en: 'before' })
    const item = (...children: Y.XmlElement[]) => {
      const made = new Y.XmlElement('listItem')
      made.insert(0, children)
      return made
    }
    const paragraph = (words: string) => {
      const made = new Y.XmlElement('paragraph')
      made.insert(0, [new Y.XmlText(words)])
      return made
    }
    const inner = new Y.XmlElement('bulletList')
    inner.insert(0, [item(paragraph('inner'))])
    const outer = new Y.XmlElement('bulletList')
    outer.insert(0, [item(inner, paragraph('kept'))])
    fragment.insert(1, [outer])
    const before = fragment.toString()
    mounted.push(editorOn(fragment))
    expect(fragment.toString()).toBe(before)
  })
})
