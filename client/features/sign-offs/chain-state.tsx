// Whether the chain holds, in words: only this browser's own check is called verified.
import { fingerprint } from '#shared/hash.ts'
import { RelativeTime } from '#client/i18n/clock.tsx'
import { useT } from '#client/i18n/language.tsx'
import type { Translate } from '#client/i18n/translate.ts'
import { Banner } from '#client/ui/banner.tsx'
import type { Fault } from './chain.ts'
import type { Chain } from './use-chain.ts'

interface ChainStateProps {
  chain: Chain
  /** The ledger could not be loaded. */
  failed: boolean
}

export function ChainState({ chain, failed }: ChainStateProps) {
  const t = useT()
  if (chain.state === 'broken') return null
  if (chain.state === 'checking') return t(failed ? 'ledger.chainUnchecked' : 'ledger.chainChecking')
  if (chain.head.seq === 0) return null
  return (
    <>
      {t('ledger.head')} <HeadCode seq={chain.head.seq} hash={chain.head.hash} /> ·{' '}
      {t('ledger.chainVerified')} <RelativeTime at={chain.at} />
    </>
  )
}

export function HeadCode({ seq, hash }: { seq: number; hash: string }) {
  return (
    <code className="head-code">
      #{seq} · {fingerprint(hash).replace('·', ' ')}…
    </code>
  )
}

export function ChainAlarm({ chain }: { chain: Chain }) {
  const t = useT()
  if (chain.state !== 'broken') return null
  return <Banner tone="error">{faultText(chain.fault, t)}</Banner>
}

export function faultText(fault: Fault, t: Translate): string {
  const seq = String(fault.seq)
  switch (fault.fault) {
    case 'gap':
      return t('ledger.chainGap', { seq: String(fault.expected), next: seq })
    case 'broken_link':
      return t('ledger.chainBroken', { seq })
    case 'altered_entry':
      return t('ledger.chainAltered', { seq })
    case 'rewritten':
      return t('ledger.chainRewritten', { seq })
  }
}
