// The middle of the signing sheet: what changed since the delegation last signed, and the three texts exactly as they are hashed.
import { useMemo } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Content } from '#shared/content.ts'
import { fingerprint } from '#shared/hash.ts'
import type { LedgerEntry } from '#shared/ledger.ts'
import { type Language, LANGUAGES } from '#shared/locale.ts'
import { usePoint } from '#client/api/use-points.ts'
import { LANGUAGE_NAMES } from '#client/i18n/language.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Button } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Tag } from '#client/ui/tag.tsx'
import { useSignedContents } from './change-note.tsx'
import { contentDifference } from './content-difference.ts'
import { ContentText } from './content-text.tsx'
import type { Person } from './deeds.ts'
import { FieldDifference, LanguageDifference } from './difference.tsx'
import { useFieldWords } from './field-words.ts'
import type { SheetAct, SheetEvent, SheetState } from './sheet-state.ts'
import type { Speech } from './speech.ts'

interface SheetTextsProps {
  state: SheetState
  tell: (event: SheetEvent) => void
  /** One language in sight at a time. */
  paged: boolean
  point: PointRow
  person: Person
  speech: Speech
}

export function SheetTexts({ state, tell, paged, point, person, speech }: SheetTextsProps) {
  const t = useT()
  const { content } = state.frozen
  const shown = paged ? [state.seen.at(-1) ?? 'th'] : LANGUAGES
  return (
    <>
      {paged && <LanguagePages state={state} tell={tell} />}
      <SinceLast {...{ state, shown, point, person, speech }} />
      <section className="signing-section">
        <h3>{t(state.act === 'object' ? 'signing.wholeText' : 'signing.signedText')}</h3>
        <div className="signing-columns">
          {shown.map((language) => (
            <article key={language} className="signing-text">
              {!paged && <LanguageTag language={language} />}
              <ContentText content={content} language={language} />
            </article>
          ))}
        </div>
        <FieldList content={content} speech={speech} />
        {paged && <NextPage state={state} tell={tell} />}
      </section>
    </>
  )
}

function LanguageTag({ language }: { language: Language }) {
  return <Tag lang={language}>{LANGUAGE_NAMES[language]}</Tag>
}

/** The last time that this delegation signed the point, or for an initial this person; also if it was withdrawn since. */
function useLastDeed(pointId: string, person: Person, act: SheetAct): LedgerEntry | null {
  const acts = usePoint(pointId).data?.acts ?? []
  const isAlike = (entry: LedgerEntry) =>
    act === 'initial'
      ? entry.act === 'initial' && entry.actor.accountId === person.accountId
      : (entry.act === 'sign' || entry.act === 'reserve') && entry.actor.delegation === person.delegation
  return acts.findLast(isAlike) ?? null
}

interface SinceLastProps extends Pick<SheetTextsProps, 'state' | 'point' | 'person' | 'speech'> {
  shown: readonly Language[]
}

function SinceLast({ state, shown, point, person, speech }: SinceLastProps) {
  const t = useT()
  const { frozen, act } = state
  const last = useLastDeed(point.id, person, act)
  const isOther = last !== null && last.version !== frozen.version
  const before = useSignedContents(point.id, isOther ? [last.version] : []).get(last?.version ?? '')
  if (!last) {
    if (act === 'initial') return null
    const delegation = speech.delegation(person.delegation ?? '')
    return <p className="muted small">{t('signing.neverSigned', { delegation })}</p>
  }
  const values = {
    delegation: act === 'initial' ? speech.phrase(last.actor.name) : speech.delegation(last.actor.delegation),
    fingerprint: fingerprint(last.version),
    time: speech.moment(last.at),
  }
  if (!isOther) return <p className="muted small">{t('signing.nothingChanged', values)}</p>
  return (
    <section className="signing-section">
      <h3>{t('signing.changedSince', values)}</h3>
      {before ? (
        <SinceLastWords before={before} after={frozen.content} shown={shown} speech={speech} />
      ) : (
        <p className="muted small">{t('signing.differenceUnknown', { delegation: values.delegation })}</p>
      )}
    </section>
  )
}

interface WordsProps {
  before: Content
  after: Content
  shown: readonly Language[]
  speech: Speech
}

function SinceLastWords({ before, after, shown, speech }: WordsProps) {
  const difference = useMemo(() => contentDifference(before, after), [before, after])
  return (
    <>
      <div className="signing-columns changes">
        {shown.map((language) => (
          <article key={language} className="signing-text">
            {shown.length > 1 && <LanguageTag language={language} />}
            <LanguageDifference rows={difference.rows[language]} language={language} />
          </article>
        ))}
      </div>
      <FieldDifference difference={difference} speech={speech} />
    </>
  )
}

function FieldList({ content, speech }: { content: Content; speech: Speech }) {
  const t = useT()
  const words = useFieldWords(speech)
  const fields = Object.entries(content.fields)
  if (fields.length + content.links.length === 0) return null
  return (
    <p className="small muted signing-fields">
      {t('signing.fields')}:{' '}
      {fields.map(([name, value]) => `${words.name(name)}: ${words.value(name, value)}`).join(' · ')}
      {content.links.length > 0 && ` · ${t('signing.linkedPoints', { count: content.links.length })}`}
    </p>
  )
}

interface PagesProps {
  state: SheetState
  tell: (event: SheetEvent) => void
}

function LanguagePages({ state, tell }: PagesProps) {
  const t = useT()
  const choices = LANGUAGES.map((language) => ({
    value: language,
    lang: language,
    text: state.seen.includes(language) ? LANGUAGE_NAMES[language] : `${LANGUAGE_NAMES[language]} •`,
    ...(!state.seen.includes(language) && { label: `${LANGUAGE_NAMES[language]}, ${t('signing.notSeen')}` }),
  }))
  return (
    <Segmented
      label={t('signing.languages')}
      choices={choices}
      value={state.seen.at(-1) ?? 'th'}
      onChange={(language) => tell({ type: 'seen', language })}
    />
  )
}

/** At the end of a text: on to the next one that has not been looked at. */
function NextPage({ state, tell }: PagesProps) {
  const t = useT()
  const next = LANGUAGES.find((language) => !state.seen.includes(language))
  if (!next) return null
  return (
    <Button onPress={() => tell({ type: 'seen', language: next })}>
      {t('ui.next')}: <span lang={next}>{LANGUAGE_NAMES[next]}</span>
    </Button>
  )
}
