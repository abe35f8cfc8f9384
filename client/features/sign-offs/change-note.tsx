// Says which words changed after a delegation signed, and in which languages: `21 → 14 days, in Thai and English`.
import { useMemo } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Content } from '#shared/content.ts'
import { useVersions } from '#client/api/use-points.ts'
import { useLanguage, useT } from '#client/i18n/language.tsx'
import { LinkButton } from '#client/ui/button.tsx'
import { namedContent } from './canonical.ts'
import { changedWords, type ChangedWords, replacedText } from './changed-words.ts'
import type { Named } from './canonical.ts'
import type { Speech } from './speech.ts'

interface ChangeNoteProps {
  row: PointRow
  /** The words as they are now. */
  now: Named | null
  speech: Speech
  onCompare: (before: string) => void
}

/** One note for each version that somebody signed and that is not the current one. */
export function ChangeNotes({ row, now, speech, onCompare }: ChangeNoteProps) {
  const stale = staleVersions(row)
  const earlier = useSignedContents(row.id, [...stale.keys()])
  return [...stale].map(([version, codes]) => (
    <ChangeNote
      key={version}
      codes={codes}
      before={earlier.get(version)}
      now={now}
      speech={speech}
      onCompare={() => onCompare(version)}
    />
  ))
}

interface OneNoteProps {
  codes: string[]
  before: Content | undefined
  now: Named | null
  speech: Speech
  onCompare: () => void
}

function ChangeNote({ codes, before, now, speech, onCompare }: OneNoteProps) {
  const t = useT()
  const changed = useChangedWords(before, now?.content)
  return (
    <div className="sign-note stale">
      {t('sign-offs.changedAfter', { delegations: speech.delegationList(codes) })}{' '}
      {changed ? <ChangedSummary changed={changed} speech={speech} ends /> : t('sign-offs.changeLoading')}{' '}
      <LinkButton onPress={onCompare}>{t('sign-offs.compare')}</LinkButton>
    </div>
  )
}

interface ChangedSummaryProps {
  changed: ChangedWords
  speech: Speech
  /** It is the end of a sentence. */
  ends?: boolean
}

export function ChangedSummary({ changed, speech, ends = false }: ChangedSummaryProps) {
  const t = useT()
  const { first, others, languages, beyondText } = changed
  if (languages.length === 0) return t(beyondText ? 'sign-offs.fieldsOnly' : 'sign-offs.lookOnly')
  return (
    <>
      {first ? <b lang={first.language}>{replacedText(first)}</b> : t('sign-offs.lookOnly')}
      {others > 0 && ` ${t('sign-offs.moreChanges', { count: others })}`}
      {`, ${t(ends ? 'sign-offs.inLanguagesEnd' : 'sign-offs.inLanguages', { languages: speech.languages(languages) })}`}
    </>
  )
}

export function useChangedWords(before: Content | undefined, now: Content | undefined): ChangedWords | null {
  const { language } = useLanguage()
  return useMemo(() => (before && now ? changedWords(before, now, language) : null), [before, now, language])
}

/** Versions that were signed and are no longer current, with who signed them. */
export function staleVersions(row: PointRow): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [code, { state, version }] of Object.entries(row.signOffs)) {
    if (state === 'stale' && version) found.set(version, [...(found.get(version) ?? []), code])
  }
  return found
}

/** The contents of recorded versions, each checked against its name; loaded once one is wanted. */
export function useSignedContents(pointId: string, wanted: readonly string[]): ReadonlyMap<string, Content> {
  const versions = useVersions(pointId, wanted.length > 0).data
  return useMemo(() => {
    const known = (versions ?? []).flatMap(({ version, content }): [string, Content][] => {
      const named = namedContent(content, version)
      return named ? [[version, named.content]] : []
    })
    return new Map(known)
  }, [versions])
}
