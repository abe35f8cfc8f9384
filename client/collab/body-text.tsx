/** One text in its place: the reader, and the editor while it has the focus. Who may edit, and what happens first, its owner decides. */
import type { Editor as Tiptap } from '@tiptap/core'
import {
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useRef,
} from 'react'
import type * as Y from 'yjs'
import type { Place } from '#shared/register.ts'
import { Carets } from './carets.tsx'
import { announce } from './presence.ts'
import { Reader } from './reader.tsx'
import { endOf, relativeOf, type Selected, spotAt } from './text-position.ts'
import type { RegisterView } from './use-register.ts'

const loadEditor = () => import('./editor.tsx')
const Editor = lazy(async () => ({ default: (await loadEditor()).Editor }))

/** Fetches the editor before the first click. */
export function preloadEditor(): void {
  void loadEditor()
}

export interface BodyTextProps {
  register: RegisterView
  place: Place
  fragment: Y.XmlFragment
  lang: string
  label: string
  /** The delegations in the order of the workspace, for the colours of carets. */
  sides: readonly string[]
  /** False: the text can only be read. */
  editable: boolean
  /** Set while the editor is here; where it begins. */
  selected: Selected | null
  /** The person clicked into the text or pressed Enter on it. */
  onOpen: (selected: Selected) => void
  onLeave: () => void
  onTooLong: (text: string) => void
  onEditor: (editor: Tiptap | null) => void
  /** What the frame says to somebody who cannot see it. */
  describedBy?: string | undefined
  /** What stands, faintly, where nothing is yet. */
  placeholder: string
}

export function BodyText(props: BodyTextProps) {
  const { register, place, fragment, lang, label, editable, selected } = props
  const { session, room } = register
  const frame = useRef<HTMLDivElement>(null)
  const root = useCallback(() => frame.current?.querySelector('.text') ?? null, [])
  const isEditing = selected !== null && editable
  const isLeaving = useRef(false)

  const tell = ({ anchor, head }: Selected) =>
    announce(session.awareness, {
      point: place.pointId,
      part: place.part,
      key: place.key,
      anchor: relativeOf(fragment, anchor),
      head: relativeOf(fragment, head),
    })

  const leave = () => {
    announce(session.awareness, { point: place.pointId })
    isLeaving.current = true
    props.onLeave()
  }
  // The frame takes the focus once the editor has gone: before, it is no stop for Tab.
  useEffect(() => {
    if (isEditing || !isLeaving.current) return
    isLeaving.current = false
    frame.current?.focus()
  }, [isEditing])

  const open = () => props.onOpen(clickedAt(root()) ?? { anchor: endOf(fragment), head: endOf(fragment) })

  const handleClick = (event: MouseEvent) => {
    if (isOwnClick(event)) return
    event.preventDefault()
    open()
  }

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame.current || event.code !== 'Enter') return
    event.preventDefault()
    props.onOpen({ anchor: endOf(fragment), head: endOf(fragment) })
  }

  return (
    <Frame
      frame={frame}
      {...{
        lang,
        label,
        isEditing,
        editable,
        describedBy: props.describedBy,
        place,
        placeholder: props.placeholder,
      }}
      onClick={handleClick}
      onKeyDown={handleKeyDown}
    >
      {isEditing ? (
        <Suspense fallback={<Reader fragment={fragment} changes={session.changes} />}>
          <Editor
            {...{ room, fragment, lang, label, selected }}
            onSelect={tell}
            onLeave={leave}
            onTooLong={props.onTooLong}
            onEditor={props.onEditor}
          />
        </Suspense>
      ) : (
        <Reader fragment={fragment} changes={session.changes} />
      )}
      <Carets
        awareness={session.awareness}
        changes={session.changes}
        {...{ place, text: fragment, frame, root, sides: props.sides }}
      />
    </Frame>
  )
}

interface FrameProps {
  frame: React.RefObject<HTMLDivElement | null>
  lang: string
  label: string
  isEditing: boolean
  editable: boolean
  describedBy: string | undefined
  place: Place
  placeholder: string
  onClick: (event: MouseEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  children: ReactNode
}

/** Takes the focus while the text is only shown; the editor inside takes it otherwise. */
function Frame(props: FrameProps) {
  const { frame, lang, label, isEditing, editable, describedBy, place, placeholder, children } = props
  const names = ['text-frame', editable && 'editable', isEditing && 'editing']
  const shape = {
    lang,
    'data-place': `${place.part}/${place.key}`,
    'data-empty': placeholder,
    className: names.filter(Boolean).join(' '),
  }
  if (isEditing) {
    return (
      <div ref={frame} {...shape}>
        {children}
      </div>
    )
  }
  if (!editable) {
    return (
      <div ref={frame} {...shape} role="group" tabIndex={-1} aria-label={label}>
        {children}
      </div>
    )
  }
  return (
    <div
      ref={frame}
      {...shape}
      role="textbox"
      aria-multiline="true"
      aria-readonly="true"
      tabIndex={0}
      aria-label={label}
      aria-describedby={describedBy}
      onClick={props.onClick}
      onKeyDown={props.onKeyDown}
    >
      {children}
    </div>
  )
}

/** A link followed with Ctrl, or a click that another part has taken. */
function isOwnClick(event: MouseEvent): boolean {
  const link = event.target instanceof Element && event.target.closest('a') !== null
  return event.defaultPrevented || (link && (event.ctrlKey || event.metaKey))
}

/** What the click selected in the page, as places in the text. */
function clickedAt(root: Element | null): Selected | null {
  const selection = document.getSelection()
  if (!root || !selection?.anchorNode || !selection.focusNode) return null
  const anchor = spotAt(root, selection.anchorNode, selection.anchorOffset)
  const head = spotAt(root, selection.focusNode, selection.focusOffset)
  return anchor && head && { anchor, head }
}
