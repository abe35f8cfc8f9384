// Reads the whole exported record anew and checks it here with the verifier that anyone can run elsewhere: chain, texts, and the right of each actor.
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import type { Workspace } from '#shared/api/workspaces.ts'
import { ledgerExportUrl } from '#client/api/use-ledger.ts'
import { RelativeTime } from '#client/i18n/clock.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { keptHead } from './kept-head.ts'

interface Found {
  verdict: 'intact' | 'faulty' | 'unreadable'
  /** In the language of the interface when it was checked. */
  faults: string[]
  acts: number
  versions: number
  at: string
}

type Check = UseMutationResult<Found, Error, void>

export function useRecordCheck(workspace: Workspace): Check {
  const { language } = useLanguage()
  return useMutation({
    mutationFn: async (): Promise<Found> => {
      const response = await fetch(ledgerExportUrl(workspace.slug), {
        credentials: 'same-origin',
        cache: 'no-store',
      })
      if (!response.ok) throw Object.assign(new Error('the record was not given'), { name: 'Unreachable' })
      // Loaded when somebody checks, not before.
      const [{ verifyLedger }, { faultMessage }] = await Promise.all([
        import('#shared/verify.ts'),
        import('#shared/fault-messages.ts'),
      ])
      const kept = keptHead(workspace.id)
      const { verdict, faults, file } = verifyLedger(await response.text(), kept.seq > 0 ? kept : null)
      return {
        verdict,
        faults: faults.map((fault) => faultMessage(fault, language)),
        acts: file?.acts.length ?? 0,
        versions: file?.versions.length ?? 0,
        at: new Date().toISOString(),
      }
    },
  })
}

export function RecordVerdict({ check }: { check: Check }) {
  const t = useT()
  const errorText = useErrorText()
  if (check.isPending) return <Spinner label={t('ledger.verifying')} />
  if (check.isError) return <Banner tone="error">{errorText(check.error)}</Banner>
  if (!check.data) return null
  const { verdict, faults, acts, versions, at } = check.data
  if (verdict === 'intact') {
    return (
      <p className="sign-note signed ledger-intact" role="status">
        <ShieldCheck aria-hidden="true" /> {t('ledger.verdictIntact', { acts, versions })}{' '}
        <RelativeTime at={at} />
      </p>
    )
  }
  return (
    <div className="ledger-verdict">
      <Banner tone="error">
        {t(verdict === 'faulty' ? 'ledger.verdictFaulty' : 'ledger.verdictUnreadable')}
        <ul>
          {faults.map((fault, place) => (
            <li key={place}>{fault}</li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}
