// The reader shows what the editor shows: the same HTML, so that nothing moves when one takes the other's place.
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, describe, expect, it } from 'vitest'
import { watchChanges } from '#client/collab/changes.ts'
import { Reader } from '#client/collab/reader.tsx'
import { editorOn, registerWith } from './texts.ts'

const BODIES = [
  '<p></p>',
  '<p>Thailand presented 12 locations with evidence.</p><p></p><p>Results</p>',
  '<h1>One</h1><h2>Two</h2><h3>Three</h3><p>text</p>',
  '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
  '<ol start="4"><li><p>four</p></li></ol><ol><li><p>one</p></li></ol>',
  '<p>plain <strong>bold <em>both</em></strong> <em>slanted</em> <a href="https://example.org">link <strong>bold link</strong></a></p>',
  '<p>ផែនការ<strong>បង្ក្រាប</strong>នៅប៉ោយប៉ែត</p><p>แผน<em>กวาดล้าง</em>แหล่งที่ตั้ง</p>',
]

let root: Root | undefined
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

afterEach(() => act(() => root?.unmount()))

function shown(
  fragment: Parameters<typeof Reader>[0]['fragment'],
  changes: Parameters<typeof Reader>[0]['changes'],
): HTMLElement {
  const host = document.createElement('div')
  root = createRoot(host)
  act(() => root?.render(<Reader fragment={fragment} changes={changes} />))
  return host
}

/** React joins no neighbouring text nodes; the page shows them joined. */
const html = (element: Element) => {
  const copy = element.cloneNode(true) as Element
  copy.normalize()
  return copy.innerHTML.replace(
    /<a ([^>]*)>/g,
    (_whole, attributes: string) => `<a ${attributes.split(' ').sort().join(' ')}>`,
  )
}

describe('Reader', () => {
  it.each(BODIES)('[T6] writes the same HTML as the editor for %s', (body) => {
    const { doc, fragment } = registerWith()
    const editor = editorOn(fragment)
    editor.commands.setContent(body)
    const edited = html(editor.view.dom)
    const read = html(shown(fragment, watchChanges(doc)).querySelector('.text') ?? document.body)
    expect(read).toBe(edited)
    editor.destroy()
  })

  it('[T6] renders again when its own text changes, and not when another does', () => {
    const { doc, fragment, titleEn } = registerWith({ en: 'one' })
    const changes = watchChanges(doc)
    const host = shown(fragment, changes)
    const before = changes.version(fragment as never)
    act(() => titleEn.insert(0, 'title'))
    expect(changes.version(fragment as never)).toBe(before)
    act(() =>
      (fragment.get(0) as never as { get(at: number): { insert(at: number, words: string): void } })
        .get(0)
        .insert(3, ' two'),
    )
    expect(host.textContent).toBe('one two')
  })

  it('shows no address that is not safe', () => {
    const { doc, fragment } = registerWith({ en: 'words' })
    const text = (
      fragment.get(0) as never as {
        get(at: number): { format(at: number, length: number, marks: object): void }
      }
    ).get(0)
    text.format(0, 5, { link: { href: 'javascript:alert(1)' } })
    expect(shown(fragment, watchChanges(doc)).querySelector('a')).toBeNull()
  })
})
