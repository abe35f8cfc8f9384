// Any two versions of a point beside each other, in all languages, word by word. Its address can be sent as a link.
import { ArrowRight } from 'lucide-react'
import { useMemo } from 'react'
import type { Point, PointVersion } from '#shared/api/points.ts'
import { fingerprint } from '#shared/hash.ts'
import { LANGUAGES } from '#shared/locale.ts'
import { usePoint, useVersions } from '#client/api/use-points.ts'
import { Loaded } from '#client/features/loaded.tsx'
import { LANGUAGE_NAMES, useT } from '#client/i18n/language.tsx'
import { Banner } from '#client/ui/banner.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Tag } from '#client/ui/tag.tsx'
import { namedContent } from './canonical.ts'
import { type Compared, useCompareAddress } from './compare-address.ts'
import { contentDifference, isSame } from './content-difference.ts'
import { FieldDifference, LanguageDifference } from './difference.tsx'
import { type Speech, useSignOffSpeech } from './speech.ts'
import './signing-sheet.css'
import './compare-view.css'

/** Opens when the address names this point; without `pointId`, when it names any. */
export function CompareSheet({ slug, pointId }: { slug: string; pointId?: string }) {
  const t = useT()
  const { compared, compare, close } = useCompareAddress()
  const isOpen = compared !== null && (pointId === undefined || compared.pointId === pointId)
  const point = usePoint(isOpen ? compared.pointId : undefined)
  if (!isOpen) return null
  return (
    <Dialog
      shape="sheet"
      title={
        point.data ? t('difference.compareTitle', { number: point.data.number }) : t('sign-offs.compare')
      }
      closeLabel={t('ui.close')}
      isOpen
      onOpenChange={(open) => open || close()}
    >
      <Loaded query={point}>{(known) => <Compare {...{ slug, compared, compare }} point={known} />}</Loaded>
    </Dialog>
  )
}

interface CompareProps {
  slug: string
  point: Point
  compared: Compared
  compare: (compared: Compared) => void
}

function Compare({ slug, point, compared, compare }: CompareProps) {
  const speech = useSignOffSpeech(slug)
  const recorded = useVersions(point.id)
  return (
    <Loaded query={recorded}>
      {(versions) => {
        const all = withCurrent(versions, point)
        const after = found(all, compared.after) ?? all[0]
        const before =
          found(all, compared.before) ?? all[all.findIndex((each) => each === after) + 1] ?? after
        if (!before || !after) return null
        return (
          <div className="signing">
            <div className="compare-choice">
              <VersionChoice
                which="before"
                {...{ all, point, speech }}
                value={before.version}
                onChange={(version) => compare({ pointId: point.id, before: version, after: after.version })}
              />
              <ArrowRight aria-hidden="true" />
              <VersionChoice
                which="after"
                {...{ all, point, speech }}
                value={after.version}
                onChange={(version) => compare({ pointId: point.id, before: before.version, after: version })}
              />
            </div>
            <TwoVersions before={before} after={after} only={all.length === 1} speech={speech} />
          </div>
        )
      }}
    </Loaded>
  )
}

/** The words as they are now may not be recorded yet: a version is kept once it rests or somebody acts on it. */
export function withCurrent(versions: readonly PointVersion[], point: Point): PointVersion[] {
  if (versions.some((each) => each.version === point.version)) return [...versions]
  return [
    { version: point.version, at: point.changedAt, authors: point.changedBy, content: point.content },
    ...versions,
  ]
}

function found(versions: readonly PointVersion[], start: string | undefined): PointVersion | undefined {
  return start ? versions.find((each) => each.version.startsWith(start)) : undefined
}

interface VersionChoiceProps {
  which: 'before' | 'after'
  all: readonly PointVersion[]
  point: Point
  speech: Speech
  value: string
  onChange: (version: string) => void
}

function VersionChoice({ which, all, point, speech, value, onChange }: VersionChoiceProps) {
  const t = useT()
  const nameOf = ({ version, at, authors }: PointVersion) => {
    const names = authors.map((author) => speech.member(author)).filter(Boolean)
    const signers = Object.entries(point.signOffs).flatMap(([code, signOff]) =>
      signOff.version === version ? [code] : [],
    )
    return [
      fingerprint(version),
      speech.moment(at),
      ...(names.length > 0 ? [speech.list(names)] : []),
      ...(signers.length > 0 ? [t('difference.signedHere', { delegations: signers.join(', ') })] : []),
      ...(version === point.version ? [t('difference.currentVersion')] : []),
    ].join(' · ')
  }
  return (
    <SelectField
      label={t(`difference.${which}`)}
      choices={all.map((each) => ({ value: each.version, text: nameOf(each) }))}
      value={value}
      onChange={onChange}
    />
  )
}

interface TwoVersionsProps {
  before: PointVersion
  after: PointVersion
  /** The point has had no other words. */
  only: boolean
  speech: Speech
}

function TwoVersions({ before, after, only, speech }: TwoVersionsProps) {
  const t = useT()
  const [was, is] = [useNamed(before), useNamed(after)]
  const difference = useMemo(() => (was && is ? contentDifference(was.content, is.content) : null), [was, is])
  if (!difference) {
    const unreadable = was ? after : before
    return (
      <Banner tone="error">
        {t('difference.unreadableVersion', { fingerprint: fingerprint(unreadable.version) })}
      </Banner>
    )
  }
  if (isSame(difference))
    return <p className="muted">{t(only ? 'difference.oneVersion' : 'difference.sameVersion')}</p>
  return (
    <>
      <div className="signing-columns compare-columns">
        {LANGUAGES.map((language) => (
          <article key={language} className="signing-text">
            <Tag lang={language}>{LANGUAGE_NAMES[language]}</Tag>
            <LanguageDifference rows={difference.rows[language]} language={language} />
          </article>
        ))}
      </div>
      <FieldDifference difference={difference} speech={speech} />
    </>
  )
}

function useNamed({ content, version }: PointVersion) {
  return useMemo(() => namedContent(content, version), [content, version])
}
