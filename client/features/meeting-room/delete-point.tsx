// Asks before a point is deleted, since nothing brings it back. A point that somebody has signed is not offered for deletion at all.
import type { PointRow } from '#shared/api/points.ts'
import { useDeletePoint } from '#client/api/use-points.ts'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useRoom } from './room-context.tsx'

interface DeletePointProps {
  row: PointRow
  number: number
  onClose: () => void
  onDeleted: () => void
}

export function DeletePointDialog({ row, number, onClose, onDeleted }: DeletePointProps) {
  const t = useT()
  const errorText = useErrorText()
  const { meeting } = useRoom()
  const remove = useDeletePoint(meeting.registerId)
  const wasSigned =
    Object.values(row.signOffs).some((signOff) => signOff.state !== 'open') || row.initials.length > 0
  const confirm = async () => {
    // The live document may take this dialog away before the answer is here; what follows must happen all the same.
    const isDeleted = await remove.mutateAsync(row.id).then(
      () => true,
      () => false,
    )
    if (!isDeleted) return
    onDeleted()
    onClose()
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('meeting-room.deleteTitle', { number })}
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {!wasSigned && (
            <Button tone="danger" waiting={remove.isPending} onPress={() => void confirm()}>
              {t('meeting-room.deletePoint')}
            </Button>
          )}
        </>
      }
    >
      <p>
        <b>
          <Phrase of={row.title} empty={t('meeting-room.untitled')} />
        </b>
      </p>
      <p>{wasSigned ? t('meeting-room.deleteSigned') : t('meeting-room.deleteText')}</p>
      {remove.isError && <Banner tone="error">{errorText(remove.error)}</Banner>}
    </Dialog>
  )
}
