// Entries of the ledger as rows: number, time, who, what, on which words. The name is the one that was recorded.
import type { LedgerEntry } from '#shared/ledger.ts'
import { fingerprint } from '#shared/hash.ts'
import type { ActName } from '#shared/sign-offs.ts'
import { DelegationTag } from '#client/features/names.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { type PointName, usePointText } from './point-names.ts'
import { Quote } from './quote.tsx'
import type { Speech } from './speech.ts'
import '#client/ui/card.css'
import './ledger.css'

export const ENTRY_WORDS = {
  sign: 'ledger.entrySign',
  initial: 'ledger.entryInitial',
  reserve: 'ledger.entryReserve',
  object: 'ledger.entryObject',
  withdraw: 'ledger.entryWithdraw',
  seal: 'ledger.entrySeal',
  reopen: 'ledger.entryReopen',
  release: 'ledger.entryRelease',
  conceal: 'ledger.entryConceal',
} as const satisfies Record<ActName, string>

interface LedgerEntriesProps {
  label: string
  entries: readonly LedgerEntry[]
  names: ReadonlyMap<string, PointName>
  speech: Speech
  /** The meeting that the screen is about; its points need no further name. */
  meetingId?: string
}

export function LedgerEntries({ label, entries, names, speech, meetingId }: LedgerEntriesProps) {
  const t = useT()
  const pointText = usePointText(meetingId)
  return (
    <table className="ledger-table" aria-label={label}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('ledger.columnEntry')}</th>
          <th scope="col">{t('ledger.columnTime')}</th>
          <th scope="col">{t('ledger.columnWho')}</th>
          <th scope="col">{t('ledger.columnAct')}</th>
          <th scope="col">{t('sign-offs.columnVersion')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td className="muted figure">#{entry.seq}</td>
            <td className="figure">
              <time dateTime={entry.at} title={speech.momentInFull(entry.at)}>
                {speech.moment(entry.at)}
              </time>
            </td>
            <td>
              <span className="ledger-who">
                <DelegationTag code={entry.actor.delegation} delegations={speech.delegations} />
                <Phrase of={entry.actor.name} />
              </span>
            </td>
            <td className="ledger-act">
              {t(ENTRY_WORDS[entry.act], { point: pointText(names.get(entry.pointId)) })}
              {entry.reason && (
                <div className="small muted">
                  <Quote reason={entry.reason} />
                </div>
              )}
            </td>
            <td>
              <code>{fingerprint(entry.version)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
