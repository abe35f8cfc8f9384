// The fingerprint of a version, large enough to be read aloud by both sides, with the whole hash for the record.
import { fingerprint } from '#shared/hash.ts'
import { useT } from '#client/i18n/language.tsx'

export function FingerprintBlock({ version }: { version: string }) {
  const t = useT()
  const short = fingerprint(version).toUpperCase()
  return (
    <div className="fingerprint">
      <div className="small muted">{t('signing.fingerprint')}</div>
      <code className="fingerprint-large" role="img" aria-label={[...short.replace('·', ' ')].join(' ')}>
        {short}
      </code>
      <div className="small muted">{t('signing.readAloud')}</div>
      <details className="small">
        <summary className="muted">{t('signing.wholeHash')}</summary>
        <code>{version}</code>
      </details>
    </div>
  )
}
