/** The editor's schema: exactly the nodes, attributes and marks of shared/schema.ts, whatever is typed or pasted. */
import { Extension, type Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { ATTRIBUTES, CHILDREN, isSafeHref } from '#shared/schema.ts'
import { LINK_LOOK } from './link-look.ts'

const anyOf = (names: readonly string[]) => `(${names.join(' | ')})+`

const start = {
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const value = Number.parseInt(element.getAttribute('start') ?? '1', 10)
    return ATTRIBUTES.orderedList['start']?.(value) ? value : 1
  },
}

const PlainLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
}).configure({
  autolink: false,
  linkOnPaste: true,
  openOnClick: false,
  HTMLAttributes: LINK_LOOK,
  isAllowedUri: (url) => isSafeHref(url),
})

/** There are no line breaks inside a paragraph: Shift+Enter begins a new one. */
const NoLineBreak = Extension.create({
  name: 'noLineBreak',
  addKeyboardShortcuts() {
    const split = () =>
      this.editor.commands.first(({ commands }) => [
        () => commands.splitListItem('listItem'),
        () => commands.splitBlock(),
      ])
    return { 'Shift-Enter': split, 'Mod-Enter': split }
  },
})

export function schemaExtensions(): Extensions {
  return [
    Document.extend({ content: anyOf(CHILDREN.body) }),
    Paragraph,
    Text,
    Heading.configure({ levels: [1, 2, 3] }),
    BulletList,
    OrderedList.extend({ addAttributes: () => ({ start }) }),
    // As loose as the gate: y-prosemirror deletes an item that does not fit, words and all, in the name of whoever looks at it.
    ListItem.extend({ content: anyOf(CHILDREN.listItem) }),
    ListKeymap,
    Bold,
    Italic,
    PlainLink,
    NoLineBreak,
  ]
}
