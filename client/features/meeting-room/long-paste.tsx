// A paste that is too large for one change is not dropped: it is offered in parts, as plain paragraphs at the end of the text.
import type { Place } from '#shared/register.ts'
import { insertAgain } from '#client/collab/insert-again.ts'
import { partsOf } from '#client/collab/paste.ts'
import { useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useRoom } from './room-context.tsx'

interface LongPasteProps {
  text: string
  place: Place
  onDone: () => void
}

export function LongPaste({ text, place, onDone }: LongPasteProps) {
  const t = useT()
  const { register } = useRoom()
  const parts = partsOf(text)
  const paste = () => {
    if (register) for (const part of parts) insertAgain(register.session, place, part)
    onDone()
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('meeting-room.longPaste')}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={onDone}
      actions={
        <>
          <Button onPress={onDone}>{t('ui.cancel')}</Button>
          <Button tone="primary" onPress={paste}>
            {t('meeting-room.pasteParts', { count: parts.length })}
          </Button>
        </>
      }
    >
      <p>{t('meeting-room.longPasteText', { count: parts.length })}</p>
    </Dialog>
  )
}
