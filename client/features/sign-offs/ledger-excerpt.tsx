// The end of the ledger below the matrix, with its head and this browser's own check of the chain.
import { Link } from '@tanstack/react-router'
import { useLedger } from '#client/api/use-ledger.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { useT } from '#client/i18n/language.tsx'
import { ChainAlarm, ChainState } from './chain-state.tsx'
import { LedgerEntries } from './ledger-entries.tsx'
import { usePointNames } from './point-names.ts'
import type { Speech } from './speech.ts'
import { useChain } from './use-chain.ts'

const SHOWN = 5

export function LedgerExcerpt({
  slug,
  meetingId,
  speech,
}: {
  slug: string
  meetingId: string
  speech: Speech
}) {
  const t = useT()
  const ledger = useLedger(slug)
  const chain = useChain(useWorkspace(slug).data?.id, ledger.data)
  const newest = (ledger.data ?? []).slice(-SHOWN).reverse()
  const names = usePointNames(slug, newest)
  return (
    <section className="card padded ledger-card" aria-labelledby="ledger-title">
      <h2 id="ledger-title">{t('ledger.ledger')}</h2>
      <p className="muted">
        {t('ledger.ledgerText')} <ChainState chain={chain} failed={ledger.isError} />
      </p>
      <ChainAlarm chain={chain} />
      {newest.length > 0 ? (
        <LedgerEntries
          label={t('ledger.ledger')}
          entries={newest}
          names={names}
          speech={speech}
          meetingId={meetingId}
        />
      ) : (
        ledger.isSuccess && <p className="muted">{t('ledger.chainEmpty')}</p>
      )}
      <p>
        <Link to="/w/$slug/record" params={{ slug }}>
          {t('ledger.fullRecord')}
        </Link>
      </p>
    </section>
  )
}
