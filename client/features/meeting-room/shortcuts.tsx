// The keys of the meeting room, by their place on the keyboard, and the page that lists them. Signing has none on purpose.
import { useEffect } from 'react'
import { LANGUAGES } from '#shared/locale.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Key } from '#client/i18n/translate.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { neighbour } from './agenda-order.ts'

interface RoomShortcuts {
  ids: readonly string[]
  chosen: string | undefined
  select: (id: string) => void
  help: () => void
}

const DIGITS = ['Digit1', 'Digit2', 'Digit3']

export function useRoomShortcuts({ ids, chosen, select, help }: RoomShortcuts): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || isInDialog(event)) return
      const did = event.altKey && !event.shiftKey ? altKey(event.code) : plainKey(event)
      if (did) event.preventDefault()
    }
    const altKey = (code: string) => {
      const step = code === 'ArrowDown' ? 1 : code === 'ArrowUp' ? -1 : 0
      const next = step === 0 ? undefined : neighbour(ids, chosen, step)
      if (next) select(next)
      return step !== 0 || focusLanguage(DIGITS.indexOf(code))
    }
    const plainKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event)) return false
      help()
      return true
    }
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  }, [ids, chosen, select, help])
}

/** The body of a language, with the caret if it may be written. On a narrow screen its tab comes first. */
function focusLanguage(index: number): boolean {
  const language = LANGUAGES[index]
  if (!language) return false
  const tab = document.querySelector<HTMLElement>(`[role="tab"][data-key="${language}"]`)
  tab?.click()
  requestAnimationFrame(() => {
    const frame = document.querySelector<HTMLElement>(`[data-place="body/${language}"]`)
    const editor = frame?.querySelector<HTMLElement>('[contenteditable="true"]')
    if (editor) editor.focus()
    else frame?.focus()
    if (!editor)
      frame?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', key: 'Enter', bubbles: true }))
  })
  return true
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

function isInDialog(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]') !== null
  )
}

const KEYS = [
  { keys: 'Alt + ↑ / ↓', does: 'meeting-room.keyPoints' },
  { keys: 'Alt + 1 / 2 / 3', does: 'meeting-room.keyLanguages' },
  { keys: 'Enter', does: 'meeting-room.keyEnter' },
  { keys: 'Esc', does: 'meeting-room.keyEscape' },
  { keys: 'Ctrl + Z / Y', does: 'meeting-room.keyUndo' },
  { keys: 'Ctrl + B / I', does: 'meeting-room.keyFormat' },
  { keys: 'Alt + F10', does: 'meeting-room.keyToolbar' },
  { keys: '↑ / ↓', does: 'meeting-room.keyList' },
  { keys: 'M', does: 'meeting-room.keyMenu' },
  { keys: 'Alt + Shift + ↑ / ↓', does: 'meeting-room.keyMove' },
  { keys: '?', does: 'meeting-room.keyHelp' },
] as const satisfies readonly { keys: string; does: Key }[]

export function ShortcutsDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  const t = useT()
  return (
    <Dialog
      title={t('meeting-room.shortcuts')}
      closeLabel={t('ui.close')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <dl className="shortcuts">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
