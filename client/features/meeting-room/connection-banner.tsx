// What is the matter with the line, above the page, once it lasts; and what the person can do about it.
import { useEffect, useRef, useState } from 'react'
import { type Banner as BannerName, bannerOf } from '#client/collab/connection.ts'
import type { RegisterView } from '#client/collab/use-register.ts'
import { bareTime } from '#client/i18n/dates.ts'
import { useNow } from '#client/i18n/clock.tsx'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { Banner, type BannerTone } from '#client/ui/banner.tsx'
import { Button } from '#client/ui/button.tsx'
import { announce } from '#client/ui/live-region.tsx'

/** A break longer than this is worth a word when it is over. */
const NOTABLE = 4_000

export function ConnectionBanner({ live }: { live: RegisterView }) {
  const t = useT()
  const now = useNow(1000)
  const { room, connection } = live
  const banner = bannerOf(connection, now)
  const words = useWords(live)
  const back = useBackAgain(live)
  // The frame says it when the session has ended, and offers to sign in.
  if (banner === 'signedOut')
    return live.unsaved > 0 ? (
      <Banner tone="warning">{t('meeting-room.signedOutUnsaved', { count: live.unsaved })}</Banner>
    ) : null
  if (banner === null) return back ? <Banner>{back}</Banner> : null
  const again = () => room.renew(room.accountId())
  return (
    <Banner tone={TONES[banner]} actions={<BannerAction banner={banner} onAgain={again} />}>
      {words(banner)}
    </Banner>
  )
}

const TONES: Readonly<Record<BannerName, BannerTone>> = {
  reconnecting: 'warning',
  offline: 'warning',
  blocked: 'warning',
  waiting: 'warning',
  signedOut: 'error',
  removed: 'error',
  refused: 'error',
  outdated: 'warning',
}

function useWords(live: RegisterView): (banner: BannerName) => string {
  const t = useT()
  const { language } = useLanguage()
  const { unsaved, connection } = live
  const since = bareTime(new Date(connection.since).toISOString(), 'time', language, deviceZone)
  return (banner) => {
    switch (banner) {
      case 'reconnecting':
        return t('meeting-room.reconnectingSince', { time: since, count: unsaved })
      case 'offline':
        return t('meeting-room.offlineSince', { time: since, count: unsaved })
      case 'blocked':
        return t('meeting-room.blocked')
      case 'waiting':
        return t(connection.cause === 'many' ? 'meeting-room.tooMany' : 'meeting-room.tooSlow')
      case 'removed':
        return t('meeting-room.accessRemoved')
      case 'refused':
        return t('meeting-room.refusedAgain')
      case 'outdated':
        return t('meeting-room.outdated')
      case 'signedOut':
        return t('meeting-room.signedOutUnsaved', { count: unsaved })
    }
  }
}

/** A line that broke did so on this device's clock. */
const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

function BannerAction({ banner, onAgain }: { banner: BannerName; onAgain: () => void }) {
  const t = useT()
  if (banner === 'outdated') return <Button onPress={() => location.reload()}>{t('ui.reload')}</Button>
  if (['blocked', 'removed', 'refused', 'reconnecting'].includes(banner)) {
    return <Button onPress={onAgain}>{t('ui.tryAgain')}</Button>
  }
  return null
}

/** For four seconds after a notable break, once everything is stored. */
function useBackAgain(live: RegisterView): string | null {
  const t = useT()
  const [said, setSaid] = useState<string | null>(null)
  const broken = useRef<number | null>(null)
  const { phase } = live.connection
  const isBack = phase === 'live' && live.unsaved === 0
  useEffect(() => {
    if (phase === 'reconnecting' || phase === 'offline') broken.current ??= Date.now()
    if (!isBack || broken.current === null) return undefined
    const lasted = Date.now() - broken.current
    broken.current = null
    if (lasted < NOTABLE) return undefined
    const words = t('meeting-room.backAgain')
    setSaid(words)
    announce(words)
    const timer = setTimeout(() => setSaid(null), 4000)
    return () => clearTimeout(timer)
  }, [phase, isBack, t])
  return phase === 'live' ? said : null
}
