/** A title, edited in place on one line of text that may wrap. It sends the smallest edit, and waits for an input method to finish. */
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import * as Y from 'yjs'
import { MAX_TITLE_LENGTH } from '#shared/locale.ts'
import type { Place } from '#shared/register.ts'
import { Carets } from './carets.tsx'
import { useVersion } from './changes.ts'
import { cleanLine } from './paste.ts'
import { announce } from './presence.ts'
import { relativeOf } from './text-position.ts'
import { type LineDelta, lineEdit, moveIndex } from './title-diff.ts'
import type { RegisterView } from './use-register.ts'

/** Marks this page's own edits of titles, for undo and to leave the field as it is. */
const OWN = { toString: () => 'title field' }

export interface TitleFieldProps {
  register: RegisterView
  place: Place
  text: Y.Text
  lang: string
  label: string
  sides: readonly string[]
  editable: boolean
  placeholder: string
  /** Takes the focus once it may be typed into. */
  focused: boolean
  /** The person wants to type where they may not as yet. */
  onAsk?: (() => void) | undefined
  onFocus?: () => void
  /** Enter: on to the body. */
  onEnter?: () => void
  describedBy?: string | undefined
}

export function TitleField(props: TitleFieldProps) {
  const { register, place, text, lang, label, sides, editable, placeholder } = props
  const { session } = register
  useVersion(session.changes, text)
  const frame = useRef<HTMLDivElement>(null)
  const root = useCallback(() => frame.current?.querySelector('.title-mirror') ?? null, [])
  const { ref, attach, on, history } = useTitle(register, text, place)
  const { onAsk, focused } = props
  useEffect(() => {
    if (editable && focused && document.activeElement !== ref.current) ref.current?.focus()
  }, [editable, focused, ref])
  const asking = onAsk && {
    role: 'textbox',
    'aria-readonly': true,
    tabIndex: 0,
    'aria-label': label,
    'aria-describedby': props.describedBy,
    onClick: onAsk,
    onKeyDown: (event: KeyboardEvent) => event.code === 'Enter' && onAsk(),
  }
  return (
    <div ref={frame} className={`title-frame${editable ? ' editable' : ''}`} lang={lang} {...asking}>
      <span className="title-mirror" aria-hidden={editable}>
        {text.toString() || (editable ? '\u200B' : placeholder)}
      </span>
      {editable && (
        <textarea
          ref={attach}
          rows={1}
          lang={lang}
          aria-label={label}
          aria-describedby={props.describedBy}
          placeholder={placeholder}
          autoComplete="off"
          translate="no"
          {...on}
          onFocus={(event) => {
            on.onSelect(event)
            if (!focused) props.onFocus?.()
          }}
          onKeyDown={(event) => handleKey(event, history, props.onEnter)}
        />
      )}
      <Carets
        awareness={session.awareness}
        changes={session.changes}
        {...{ place, text, frame, root, sides }}
      />
    </div>
  )
}

interface History {
  undo: () => void
  redo: () => void
}

function handleKey(event: KeyboardEvent<HTMLTextAreaElement>, history: History, onEnter?: () => void): void {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter') {
    event.preventDefault()
    onEnter?.()
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const isRedo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey)
  if (isRedo) history.redo()
  else if (event.code === 'KeyZ') history.undo()
  else return
  event.preventDefault()
}

function useTitle(register: RegisterView, text: Y.Text, place: Place) {
  const { room, session } = register
  const ref = useRef<HTMLTextAreaElement>(null)
  /** What the field shows, as the document knows it, and remote edits that wait for the input method. */
  const known = useRef({ shown: text.toString(), behind: [] as LineDelta[], composing: false })

  /** Whenever the field comes, it shows the document: an empty field would be taken for a deleted title. */
  const attach = useCallback(
    (element: HTMLTextAreaElement | null) => {
      ref.current = element
      if (!element) return
      known.current = { shown: text.toString(), behind: [], composing: false }
      element.value = known.current.shown
    },
    [text],
  )

  useEffect(() => {
    const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      const element = ref.current
      if (!element || transaction.origin === OWN) return
      if (known.current.composing) known.current.behind.push(event.delta as LineDelta)
      else show(element, text, [event.delta as LineDelta], known.current)
    }
    text.observe(changed)
    return () => text.unobserve(changed)
  }, [text])

  const undoOf = () =>
    room.undoOf(text, () => new Y.UndoManager(text, { trackedOrigins: new Set([OWN]), captureTimeout: 500 }))

  const tell = (event: { currentTarget: HTMLTextAreaElement }) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const [anchor, head] = [selectionStart, selectionEnd].map((offset) =>
      relativeOf(text, { path: [], offset }),
    )
    announce(session.awareness, { point: place.pointId, part: place.part, key: place.key, anchor, head })
  }

  const commit = (element: HTMLTextAreaElement) => {
    undoOf()
    take(element, text, known.current)
  }

  return {
    ref,
    attach,
    history: { undo: () => void undoOf().undo(), redo: () => void undoOf().redo() },
    on: {
      onInput: (event: { currentTarget: HTMLTextAreaElement }) => {
        if (!known.current.composing) commit(event.currentTarget)
      },
      onCompositionStart: () => {
        known.current.composing = true
      },
      onCompositionEnd: (event: { currentTarget: HTMLTextAreaElement }) => {
        known.current.composing = false
        commit(event.currentTarget)
      },
      onSelect: tell,
      onBlur: (event: FocusEvent<HTMLTextAreaElement>) => {
        if (known.current.composing) commit(event.currentTarget)
        announce(session.awareness, { point: place.pointId })
      },
    },
  }
}

interface Known {
  shown: string
  behind: LineDelta[]
  composing: boolean
}

/** Puts what the person typed into the document, moved past what came from others meanwhile. */
function take(element: HTMLTextAreaElement, text: Y.Text, known: Known): void {
  const typed = cleanLine(element.value)
  const edit = lineEdit(known.shown, typed, element.selectionEnd)
  const behind = known.behind.splice(0)
  if (edit) {
    const start = behind.reduce(moveIndex, edit.index)
    const end = behind.reduce(moveIndex, edit.index + edit.remove)
    const room = MAX_TITLE_LENGTH - (text.length - (end - start))
    const insert = fitting(edit.insert, room)
    text.doc?.transact(() => {
      if (end > start) text.delete(start, end - start)
      if (insert !== '') text.insert(start, insert)
    }, OWN)
  }
  const caret = behind.reduce(moveIndex, element.selectionEnd)
  known.shown = text.toString()
  if (element.value === known.shown) return
  element.value = known.shown
  element.setSelectionRange(caret, caret)
}

/** As much as still fits a title, without half a surrogate pair at its end. */
function fitting(insert: string, room: number): string {
  const cut = insert.slice(0, Math.max(0, room))
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** Shows what others changed and keeps the caret between the same signs. */
function show(element: HTMLTextAreaElement, text: Y.Text, deltas: readonly LineDelta[], known: Known): void {
  const { selectionStart, selectionEnd } = element
  known.shown = text.toString()
  element.value = known.shown
  if (document.activeElement !== element) return
  element.setSelectionRange(deltas.reduce(moveIndex, selectionStart), deltas.reduce(moveIndex, selectionEnd))
}
