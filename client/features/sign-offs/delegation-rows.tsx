// Where one delegation stands on a point: who signed, on which words and when, or who has to; and whose initials advise.
import type { ReactNode } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Delegation } from '#shared/api/workspaces.ts'
import { fingerprint } from '#shared/hash.ts'
import { can } from '#shared/policy.ts'
import type { SignOff } from '#shared/sign-offs.ts'
import { DelegationTag } from '#client/features/names.tsx'
import { useLampLabel } from '#client/features/point-lamps.tsx'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Lamp } from '#client/ui/lamp.tsx'
import type { Person } from './deeds.ts'
import { Quote } from './quote.tsx'
import type { Speech } from './speech.ts'

interface DelegationRowsProps {
  row: PointRow
  delegation: Delegation
  person: Person | null
  speech: Speech
}

export function DelegationRows({ row, delegation, person, speech }: DelegationRowsProps) {
  const signOff = row.signOffs[delegation.code]
  return (
    <section className="sign-side">
      <h4>
        <DelegationTag code={delegation.code} delegations={speech.delegations} />{' '}
        <Phrase of={delegation.name} />
      </h4>
      <ul className="plain">
        {!signOff || signOff.state === 'open' ? (
          <OpenRow {...{ row, delegation, person, speech }} />
        ) : (
          <SignedRow {...{ row, delegation, signOff, speech }} />
        )}
        {row.initials
          .filter((initial) => initial.delegation === delegation.code)
          .map((initial) => (
            <InitialRow key={initial.accountId} initial={initial} speech={speech} />
          ))}
      </ul>
    </section>
  )
}

interface WhoProps {
  lamp: ReactNode
  name: ReactNode
  line: ReactNode
  aside: string
  tone?: 'stale' | 'object'
}

function Who({ lamp, name, line, aside, tone }: WhoProps) {
  return (
    <li className="who">
      {lamp}
      <div>
        {name}
        <div className="small muted">{line}</div>
      </div>
      <span className={tone ? `small ${tone}-ink` : 'small muted'}>{aside}</span>
    </li>
  )
}

function OpenRow({ row, delegation, person, speech }: DelegationRowsProps) {
  const t = useT()
  const label = useLampLabel()
  const signers = speech.members.filter(
    (member) =>
      member.delegation === delegation.code &&
      member.endedAt === null &&
      can(member, 'sign', { delegation: delegation.code }),
  )
  const [first, ...others] = signers.toSorted(
    (a, b) => Number(b.role === 'chair') - Number(a.role === 'chair'),
  )
  const isMine = signers.some((member) => member.accountId === person?.accountId)
  const names = others.map((member) => speech.phrase(member.name))
  return (
    <Who
      lamp={<Lamp state="open" label={label(row, delegation)} yours={isMine} />}
      name={first ? <Phrase of={first.name} /> : t('sign-offs.nobodySigns')}
      line={names.length > 0 && t('sign-offs.mayAlsoSign', { names: speech.list(names) })}
      aside={first ? t('sign-offs.toSign') : ''}
    />
  )
}

const LINES = {
  signed: 'sign-offs.signedLine',
  stale: 'sign-offs.signedLine',
  reserved: 'sign-offs.reservedLine',
  objected: 'sign-offs.objectedLine',
  open: 'sign-offs.signedLine',
} as const

const ASIDES = {
  signed: { words: 'ui.stateSigned' },
  stale: { words: 'sign-offs.reSign', tone: 'stale' },
  reserved: { words: 'ui.stateReserved' },
  objected: { words: 'ui.stateObjected', tone: 'object' },
  open: { words: 'sign-offs.toSign' },
} as const

interface SignedRowProps extends Omit<DelegationRowsProps, 'person'> {
  signOff: SignOff
}

function SignedRow({ row, delegation, signOff, speech }: SignedRowProps) {
  const t = useT()
  const label = useLampLabel()
  const { state, at, version, reason, restored } = signOff
  const aside = ASIDES[state]
  const values = { fingerprint: fingerprint(version ?? ''), time: at ? speech.moment(at) : '' }
  return (
    <>
      <Who
        lamp={<Lamp state={state} label={label(row, delegation)} />}
        name={speech.member(signOff.by)}
        line={
          <time dateTime={at ?? ''} title={at ? speech.momentInFull(at) : ''}>
            {t(LINES[state], values)}
          </time>
        }
        aside={state === 'reserved' ? '' : t(aside.words)}
        {...('tone' in aside && { tone: aside.tone })}
      />
      {reason && (
        <li className={`sign-quote ${state}`}>
          <Quote reason={reason} />
        </li>
      )}
      {restored && <li className="sign-restored small">{t('sign-offs.restored')}</li>}
    </>
  )
}

function InitialRow({ initial, speech }: { initial: PointRow['initials'][number]; speech: Speech }) {
  const t = useT()
  const { accountId, at, version, current } = initial
  const name = speech.member(accountId)
  const values = { fingerprint: fingerprint(version), time: speech.moment(at) }
  const state = t(current ? 'ui.stateInitialled' : 'sign-offs.initialledEarlier')
  return (
    <Who
      lamp={<Lamp state="initialled" past={!current} label={t('ui.lamp', { who: name, state })} />}
      name={name}
      line={
        <time dateTime={at} title={speech.momentInFull(at)}>
          {current ? t('sign-offs.initialledLine', values) : t('sign-offs.initialledPastLine', values)}
        </time>
      }
      aside={t('sign-offs.advisory')}
    />
  )
}
