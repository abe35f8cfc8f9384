// Says once, politely, what others did: signed, objected, withdrew, or that a signature no longer stands on these words.
import { useEffect, useRef } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { SignOffState } from '#shared/sign-offs.ts'
import { useMe } from '#client/api/use-me.ts'
import { useT } from '#client/i18n/language.tsx'
import type { Translate } from '#client/i18n/translate.ts'
import { announce } from '#client/ui/live-region.tsx'
import type { Speech } from './speech.ts'

export interface News {
  kind: SignOffState | 'agreed'
  number: number
  delegation: string
}

/** What changed between two answers of the server, the reader's own deeds left out: they see those on their screen. */
export function newsBetween(
  before: readonly PointRow[],
  after: readonly PointRow[],
  accountId: string,
): News[] {
  return after.flatMap((row): News[] => {
    const known = before.find((each) => each.id === row.id)
    if (!known) return []
    const deeds = Object.entries(row.signOffs).flatMap(([delegation, now]): News[] => {
      const was = known.signOffs[delegation]
      const isSame = was?.state === now.state && was.at === now.at
      const isOwn = now.by === accountId && now.state !== 'stale'
      return isSame || isOwn ? [] : [{ kind: now.state, number: row.number, delegation }]
    })
    const agreed = row.agreed && !known.agreed
    return agreed ? [...deeds, { kind: 'agreed', number: row.number, delegation: '' }] : deeds
  })
}

export function useSignOffNews(rows: readonly PointRow[] | undefined, speech: Speech): void {
  const t = useT()
  const accountId = useMe().data?.account.id
  const known = useRef<readonly PointRow[] | undefined>(undefined)
  useEffect(() => {
    const before = known.current
    known.current = rows
    if (!before || !rows || !accountId) return
    const said = newsBetween(before, rows, accountId).map((news) => sentence(news, t, speech))
    if (said.length > 0) announce(said.join(' '))
  }, [rows, accountId, t, speech])
}

const SENTENCES = {
  signed: 'sign-offs.saidSigned',
  reserved: 'sign-offs.saidReserved',
  objected: 'sign-offs.saidObjected',
  open: 'sign-offs.saidOpen',
  stale: 'sign-offs.saidStale',
} as const

function sentence({ kind, number, delegation }: News, t: Translate, speech: Speech): string {
  if (kind === 'agreed') return t('sign-offs.saidAgreed', { number })
  return t(SENTENCES[kind], { number, delegation: speech.delegation(delegation) })
}
