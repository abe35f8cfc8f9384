/** Bold, italic, link, heading, lists for the text that has the editor. One stop for Tab; arrows move inside, Escape goes back to the text. */
import type { Editor as Tiptap } from '@tiptap/core'
import { Bold, Italic, Link2, List, ListOrdered, Redo2, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useReducer, useRef, useState } from 'react'
import { isSafeHref } from '#shared/schema.ts'
import { useT } from '#client/i18n/language.tsx'
import './toolbar.css'

export function Toolbar({ editor }: { editor: Tiptap }) {
  const t = useT()
  const bar = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  useTransactions(editor)
  const level = [1, 2, 3].find((each) => editor.isActive('heading', { level: each })) ?? 0
  const chain = () => editor.chain().focus()
  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t('meeting-room.toolbar')}
      className="toolbar"
      onKeyDown={(event) => moveInside(event, bar.current, editor)}
    >
      <select
        aria-label={t('meeting-room.heading')}
        value={level}
        onChange={(event) => setHeading(editor, Number(event.target.value))}
      >
        <option value={0}>{t('meeting-room.plainText')}</option>
        {[1, 2, 3].map((each) => (
          <option key={each} value={each}>
            H{each}
          </option>
        ))}
      </select>
      <Tool
        label={t('meeting-room.bold')}
        keys="Control+B"
        pressed={editor.isActive('bold')}
        onPress={() => chain().toggleBold().run()}
      >
        <Bold />
      </Tool>
      <Tool
        label={t('meeting-room.italic')}
        keys="Control+I"
        pressed={editor.isActive('italic')}
        onPress={() => chain().toggleItalic().run()}
      >
        <Italic />
      </Tool>
      <Tool
        label={t('meeting-room.link')}
        keys=""
        pressed={editor.isActive('link')}
        onPress={() => setLinking(true)}
      >
        <Link2 />
      </Tool>
      <Tool
        label={t('meeting-room.bulletList')}
        keys=""
        pressed={editor.isActive('bulletList')}
        onPress={() => chain().toggleBulletList().run()}
      >
        <List />
      </Tool>
      <Tool
        label={t('meeting-room.orderedList')}
        keys=""
        pressed={editor.isActive('orderedList')}
        onPress={() => chain().toggleOrderedList().run()}
      >
        <ListOrdered />
      </Tool>
      <span className="touch-only">
        <Tool label={t('meeting-room.undo')} keys="Control+Z" onPress={() => chain().undo().run()}>
          <Undo2 />
        </Tool>
        <Tool label={t('meeting-room.redo')} keys="Control+Y" onPress={() => chain().redo().run()}>
          <Redo2 />
        </Tool>
      </span>
      {linking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </div>
  )
}

interface ToolProps {
  label: string
  keys: string
  pressed?: boolean
  onPress: () => void
  children: ReactNode
}

function Tool({ label, keys, pressed, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      title={keys ? `${label} (${keys.replace('Control', 'Ctrl')})` : label}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={keys || undefined}
      // The text keeps its selection while a pointer presses a tool.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

function setHeading(editor: Tiptap, level: number): void {
  const chain = editor.chain().focus()
  if (level === 1 || level === 2 || level === 3) chain.setHeading({ level }).run()
  else chain.setParagraph().run()
}

function moveInside(event: KeyboardEvent, bar: HTMLElement | null, editor: Tiptap): void {
  if (event.target instanceof HTMLInputElement) return
  if (event.code === 'Escape') {
    event.preventDefault()
    editor.commands.focus()
    return
  }
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0
  const tools = [...(bar?.querySelectorAll<HTMLElement>('button, select') ?? [])].filter(
    (tool) => tool.offsetParent,
  )
  const at = tools.indexOf(event.target as HTMLElement)
  if (step === 0 || at === -1) return
  event.preventDefault()
  tools[(at + step + tools.length) % tools.length]?.focus()
}

function LinkForm({ editor, onDone }: { editor: Tiptap; onDone: () => void }) {
  const t = useT()
  const before = (editor.getAttributes('link') as { href?: string }).href ?? ''
  const [href, setHref] = useState(before)
  const [wrong, setWrong] = useState(false)
  const end = () => {
    onDone()
    editor.commands.focus()
  }
  const apply = () => {
    const full = addressOf(href)
    // A chain takes the focus as it is built: not before it is sure that the form is done with.
    if (full !== '' && !isSafeHref(full)) return setWrong(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (full === '') chain.unsetLink().run()
    else if (editor.state.selection.empty && before === '') insertLink(editor, full)
    else chain.setLink({ href: full }).run()
    onDone()
  }
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <label>
        {t('meeting-room.linkAddress')}
        <input
          ref={takeFocus}
          value={href}
          inputMode="url"
          aria-invalid={wrong}
          onChange={(event) => setHref(event.target.value)}
          onKeyDown={(event) => event.code === 'Escape' && end()}
        />
      </label>
      {wrong && <p role="alert">{t('meeting-room.linkWrong')}</p>}
      <div className="row">
        <button type="submit" className="btn primary">
          {t('ui.ok')}
        </button>
        <button type="button" className="btn" onClick={end}>
          {t('ui.cancel')}
        </button>
      </div>
    </form>
  )
}

/** The person has just asked for this field. */
const takeFocus = (element: HTMLElement | null) => element?.focus()

function insertLink(editor: Tiptap, href: string): void {
  const marks = [{ type: 'link', attrs: { href } }]
  editor.chain().focus().insertContent({ type: 'text', text: href, marks }).run()
}

/** `example.org` means https; an address with an at-sign is mail. */
export function addressOf(typed: string): string {
  const trimmed = typed.trim()
  if (trimmed === '' || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed
  return /^[^\s/@]+@[^\s/@]+$/.test(trimmed) ? `mailto:${trimmed}` : `https://${trimmed}`
}

/** Renders again with every transaction of the editor: which tools are on depends on its selection. */
function useTransactions(editor: Tiptap): void {
  const [, renew] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    editor.on('transaction', renew)
    return () => void editor.off('transaction', renew)
  }, [editor])
}
