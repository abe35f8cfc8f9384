/** The editor for the one text that has the focus. It produces nothing that shared/schema.ts does not know, and stores nothing itself. */
import { Editor as Tiptap, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap'
import { useEffect, useLayoutEffect, useRef } from 'react'
import * as Y from 'yjs'
import { positionOf, spotFrom } from './editor-spot.ts'
import { cleanFragment, sizeOf } from './paste-slice.ts'
import { cleanHtml, cleanText, PASTE_BYTES } from './paste.ts'
import type { Room } from './room.ts'
import { schemaExtensions } from './schema-extensions.ts'
import { watchStaleView } from './stale-view.ts'
import type { Selected } from './text-position.ts'
import './text.css'

export interface EditorProps {
  room: Room
  fragment: Y.XmlFragment
  lang: string
  label: string
  /** Where the caret goes first. */
  selected: Selected
  onSelect: (selected: Selected) => void
  /** Escape was pressed. */
  onLeave: () => void
  /** A paste that no single update can carry; the text is offered in parts. */
  onTooLong: (text: string) => void
  /** The mounted editor for a toolbar, then null. */
  onEditor: (editor: Tiptap | null) => void
}

export function Editor(props: EditorProps) {
  const { room, fragment, lang, label } = props
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!host.current) return
    return keepMounted(host.current, { room, fragment, lang, label, latest })
  }, [room, fragment, lang, label])
  return <div ref={host} />
}

interface Mount {
  room: Room
  fragment: Y.XmlFragment
  lang: string
  label: string
  latest: { readonly current: EditorProps }
}

/** Mounts the editor, and mounts it anew where the caret was if its view could not follow the others. Returns the end of it. */
function keepMounted(element: HTMLElement, mount: Mount): () => void {
  const { latest } = mount
  let { selected } = latest.current
  let editor = start()

  function start(): Tiptap {
    const started = mountEditor(element, mount, selected)
    watchStaleView(started, mount.fragment, renew)
    started.on('selectionUpdate', ({ editor: { state } }) => {
      selected = selectedOf(state.selection)
      latest.current.onSelect(selected)
    })
    latest.current.onEditor(started)
    return started
  }

  function renew(): void {
    editor.setEditable(false, false)
    // After the transaction that failed, but before any key that is pressed next.
    queueMicrotask(() => {
      if (editor.isDestroyed) return
      editor.destroy()
      editor = start()
    })
  }

  return () => {
    latest.current.onEditor(null)
    editor.destroy()
  }
}

function mountEditor(
  element: HTMLElement,
  { room, fragment, lang, label, latest }: Mount,
  selected: Selected,
): Tiptap {
  const undoManager = room.undoOf(fragment, () => undoOf(fragment))
  const editor = new Tiptap({
    element,
    injectCSS: false,
    enableInputRules: ['bulletList', 'heading'],
    extensions: [
      ...schemaExtensions(),
      Collaboration.configure({ fragment, yUndoOptions: { undoManager } }),
      waysOut(() => latest.current.onLeave()),
    ],
    editorProps: {
      attributes: {
        class: 'text',
        lang,
        'aria-label': label,
        role: 'textbox',
        'aria-multiline': 'true',
        translate: 'no',
      },
      transformPastedText: cleanText,
      transformPastedHTML: cleanHtml,
      transformPasted: (slice) => new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd),
      handlePaste(_view, _event, slice) {
        if (sizeOf(slice.content) <= PASTE_BYTES) return false
        latest.current.onTooLong(slice.content.textBetween(0, slice.content.size, '\n\n'))
        return true
      },
      handleTextInput(view, from, to, text) {
        const clean = cleanText(text)
        if (clean === text) return false
        view.dispatch(view.state.tr.insertText(clean, from, to))
        return true
      },
    },
  })
  const { doc, tr } = editor.state
  const selection = TextSelection.between(
    doc.resolve(positionOf(doc, selected.anchor)),
    doc.resolve(positionOf(doc, selected.head)),
  )
  editor.view.dispatch(tr.setSelection(selection).setMeta('addToHistory', false))
  editor.view.dom.focus({ preventScroll: true })
  latest.current.onSelect(selectedOf(editor.state.selection))
  return editor
}

function selectedOf(selection: {
  $anchor: Parameters<typeof spotFrom>[0]
  $head: Parameters<typeof spotFrom>[0]
}): Selected {
  return { anchor: spotFrom(selection.$anchor), head: spotFrom(selection.$head) }
}

/** Only what this person does in this page is undone here; the history outlives the editor. */
function undoOf(fragment: Y.XmlFragment): Y.UndoManager {
  return new Y.UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })
}

/** By keyboard: Escape to the frame of the text, Alt+F10 to the tools that stand beside it. */
function waysOut(leave: () => void) {
  return Extension.create({
    name: 'waysOut',
    addKeyboardShortcuts() {
      const escape = () => {
        leave()
        return true
      }
      const tools = () => {
        const place = this.editor.view.dom.closest('[data-with-tools]')
        place?.querySelector<HTMLElement>('[role="toolbar"] select')?.focus()
        return true
      }
      return { Escape: escape, 'Alt-F10': tools }
    },
  })
}
