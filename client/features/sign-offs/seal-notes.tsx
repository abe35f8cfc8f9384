// What holds for the point as a whole: agreed, sealed, shown to observers, and keys that wait for the other side.
import type { PointRow } from '#shared/api/points.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Speech } from './speech.ts'

export function SealNotes({ row, speech }: { row: PointRow; speech: Speech }) {
  const t = useT()
  const all = Object.keys(row.signOffs)
  const asked = (codes: readonly string[]) => ({
    delegation: speech.delegationList(codes),
    others: speech.delegationList(all.filter((code) => !codes.includes(code))),
  })
  const { reopen, release } = row.keys
  return (
    <>
      {row.agreed && (
        <p className="sign-note signed">
          {t(all.length === 2 ? 'sign-offs.agreedBoth' : 'sign-offs.agreedAll')}
        </p>
      )}
      {row.sealed && <p className="sign-note">{t('sign-offs.sealedNote')}</p>}
      {row.sealed && reopen.length > 0 && (
        <p className="sign-note stale">{t('sign-offs.reopenAsked', asked(reopen))}</p>
      )}
      {!row.released && release.length > 0 && (
        <p className="sign-note stale">{t('sign-offs.releaseAsked', asked(release))}</p>
      )}
      {row.released && <p className="sign-note">{t('sign-offs.releasedNote')}</p>}
    </>
  )
}
