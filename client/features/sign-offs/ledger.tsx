// The whole ledger of a workspace, newest first: filtered by address, checked in this browser, and to be taken away as a file.
import { Download, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { LedgerEntry } from '#shared/ledger.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { ledgerExportUrl, useLedger } from '#client/api/use-ledger.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Button } from '#client/ui/button.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ChainAlarm, ChainState } from './chain-state.tsx'
import { LedgerEntries } from './ledger-entries.tsx'
import { type LedgerFilter, LedgerFilters, useLedgerFilter } from './ledger-filters.tsx'
import { usePointNames } from './point-names.ts'
import { RecordVerdict, useRecordCheck } from './record-check.tsx'
import { useSignOffSpeech } from './speech.ts'
import { type Chain, useChain } from './use-chain.ts'
import '#client/ui/button.css'
import '#client/ui/card.css'
import './ledger.css'
import './sign-off-panel.css'

const PAGE = 100

export function LedgerPage({ slug }: { slug: string }) {
  const t = useT()
  const phrase = usePhrase()
  const workspace = useWorkspace(slug)
  useDocumentTitle(t('ledger.recordTitle'), workspace.data && phrase(workspace.data.name), t('shell.app'))
  return <Loaded query={workspace}>{(known) => <Ledger workspace={known} />}</Loaded>
}

function Ledger({ workspace }: { workspace: Workspace }) {
  const t = useT()
  const ledger = useLedger(workspace.slug)
  const chain = useChain(workspace.id, ledger.data)
  return (
    <>
      <h1>{t('ledger.recordTitle')}</h1>
      <div className="stack">
        <p className="muted">
          {t('ledger.ledgerText')} <ChainState chain={chain} failed={ledger.isError} />
        </p>
        <ChainAlarm chain={chain} />
        <Keeping workspace={workspace} chain={chain} />
        <Loaded query={ledger}>{(entries) => <Entries slug={workspace.slug} entries={entries} />}</Loaded>
      </div>
    </>
  )
}

/** What anyone can do to hold this server to its word: keep the head, take the file, check it elsewhere. */
function Keeping({ workspace, chain }: { workspace: Workspace; chain: Chain }) {
  const t = useT()
  const check = useRecordCheck(workspace)
  const head = chain.state === 'verified' && chain.head.seq > 0 ? chain.head : null
  return (
    <section className="card padded ledger-card">
      {head && (
        <div className="ledger-head">
          <div className="small muted">{t('ledger.head')}</div>
          <code>
            #{head.seq} · {head.hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}
          </code>
          <div className="small muted">{t('ledger.headText')}</div>
        </div>
      )}
      <div className="ledger-tools">
        <Button tone="primary" waiting={check.isPending} onPress={() => check.mutate()}>
          <ShieldCheck aria-hidden="true" />
          {t('ledger.verifyNow')}
        </Button>
        <a className="btn" href={ledgerExportUrl(workspace.slug)} download="ledger.jsonl">
          <Download aria-hidden="true" />
          {t('ledger.download')}
        </a>
      </div>
      <RecordVerdict check={check} />
      <details className="small">
        <summary className="muted">{t('ledger.checkOffline')}</summary>
        <code className="ledger-cli">npm run cli -- verify ledger.jsonl</code>
      </details>
    </section>
  )
}

function Entries({ slug, entries }: { slug: string; entries: readonly LedgerEntry[] }) {
  const t = useT()
  const speech = useSignOffSpeech(slug)
  const names = usePointNames(slug, entries)
  const [filter, setFilter] = useLedgerFilter()
  const [limit, setLimit] = useState(PAGE)
  const matching = entries.filter((entry) => matches(entry, filter)).reverse()
  if (entries.length === 0) return <EmptyState title={t('ledger.chainEmpty')} />
  return (
    <section aria-label={t('ledger.ledger')}>
      <LedgerFilters {...{ entries, names, speech, filter }} onChange={setFilter} />
      {matching.length === 0 ? (
        <EmptyState
          title={t('ledger.noMatches')}
          action={<Button onPress={() => setFilter({})}>{t('ledger.clearFilters')}</Button>}
        />
      ) : (
        <div className="card padded">
          <LedgerEntries
            label={t('ledger.ledger')}
            entries={matching.slice(0, limit)}
            names={names}
            speech={speech}
          />
        </div>
      )}
      <p className="ledger-tools small muted">
        {t('ledger.shownOf', { shown: Math.min(limit, matching.length), total: entries.length })} ·{' '}
        {t('sign-offs.timesIn', { zone: speech.zone })}
        {matching.length > limit && (
          <Button onPress={() => setLimit(limit + PAGE)}>{t('ledger.showMore')}</Button>
        )}
      </p>
    </section>
  )
}

function matches(entry: LedgerEntry, { point, delegation, act }: LedgerFilter): boolean {
  if (point && entry.pointId !== point) return false
  if (delegation && entry.actor.delegation !== delegation) return false
  return !act || entry.act === act
}
