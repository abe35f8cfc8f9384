// Why the texts of this point can only be read, in words; silent where they can be written.
import type { PointRow } from '#shared/api/points.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Key } from '#client/i18n/translate.ts'
import { Banner } from '#client/ui/banner.tsx'
import { ROLE_WORDS } from '#client/features/names.tsx'
import type { ReadOnlyWhy } from './read-only.ts'
import { useRoom } from './room-context.tsx'
import { useReadOnly } from './use-read-only.ts'

const WORDS = {
  closed: 'meeting-room.readClosed',
  sealed: 'meeting-room.readSealed',
  register: 'meeting-room.readRegister',
} as const satisfies Partial<Record<ReadOnlyWhy, Key>>

export function ReadOnlyNote({ row }: { row: PointRow }) {
  const t = useT()
  const { rights } = useRoom()
  const why = useReadOnly(row)({ pointId: row.id, part: 'body', key: 'en' })
  // The connection has a banner of its own.
  if (why === null || why === 'connection' || why === 'otherSide') return null
  if (why === 'role') {
    return (
      <Banner>
        {rights
          ? t('meeting-room.readRole', { role: t(ROLE_WORDS[rights.role]) })
          : t('meeting-room.readRegister')}
      </Banner>
    )
  }
  return <Banner>{t(WORDS[why])}</Banner>
}
