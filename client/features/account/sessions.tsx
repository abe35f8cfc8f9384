// The own open sessions, each with the device it is on; any but this one can be ended here.
import type { SessionRow } from '#shared/api/accounts.ts'
import { useEndSession, useSessions } from '#client/api/use-me.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { RelativeTime, Time } from '#client/i18n/clock.tsx'
import { useErrorText } from '#client/i18n/error-text.ts'
import { useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { announce } from '#client/ui/live-region.tsx'
import { Tag } from '#client/ui/tag.tsx'
import { deviceOf } from './device.ts'

export function Sessions() {
  const t = useT()
  const errorText = useErrorText()
  const sessions = useSessions()
  const end = useEndSession()
  return (
    <>
      <p className="muted small sessions-hint">{t('account.sessionsHint')}</p>
      {end.isError && <Banner tone="error">{errorText(end.error)}</Banner>}
      <Loaded query={sessions}>
        {(rows) => (
          <ul className="plain sessions">
            {rows.map((row) => (
              <SessionItem
                key={row.id}
                row={row}
                ending={end.isPending && end.variables === row.id}
                onEnd={() => end.mutate(row.id, { onSuccess: () => announce(t('account.ended')) })}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

function SessionItem({ row, ending, onEnd }: { row: SessionRow; ending: boolean; onEnd: () => void }) {
  const t = useT()
  const found = deviceOf(row.userAgent)
  const device = found ? t('account.device', found) : t('account.unknownDevice')
  return (
    <li>
      <div>
        <b>{device}</b> {row.current && <Tag tone="signed">{t('account.thisDevice')}</Tag>}
        <div className="muted small">
          {t('account.lastSeen')} <RelativeTime at={row.lastSeenAt} /> · {t('account.since')}{' '}
          <Time at={row.createdAt} /> · {t('account.address', { address: row.address })}
        </div>
      </div>
      {!row.current && (
        <Button tone="danger" waiting={ending} aria-label={t('account.endNamed', { device })} onPress={onEnd}>
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
