/** Plays what is done in the demo meetings on real documents with the real rules, and looks at the lamps. It loads no server. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { demoWorkspace } from '#server/demo/content.ts'
import type { DemoActStep, DemoEditStep, DemoMeeting, DemoMember, DemoStep } from '#server/demo/types.ts'
import { MAX_REASON_LENGTH } from '#shared/api/acts.ts'
import { type Content, contentOf, missingLanguages, plainText, versionOf } from '#shared/content.ts'
import { newId } from '#shared/ids.ts'
import { type Action, can } from '#shared/policy.ts'
import { addPoint, bodyOf, pointOf, titleText } from '#shared/register.ts'
import { type ActFacts, type ActName, REASONED_ACTS, standingOf, type VersionAt } from '#shared/sign-offs.ts'

const NOW = Date.UTC(2026, 10, 22, 7, 0)
const SIDES = demoWorkspace.delegations.map((d) => d.code)
const byNumber = demoWorkspace.meetings.map((m) => [m.number, m] as const)

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the demo has no such thing')
  return thing
}

const meeting = (number: number): DemoMeeting =>
  found(demoWorkspace.meetings.find((m) => m.number === number))
const member = (email: string): DemoMember => found(demoWorkspace.members.find((m) => m.email === email))

/** One point of a meeting while its steps are played. */
interface Track {
  doc: Y.Doc
  id: string
  acts: ActFacts[]
  changes: VersionAt[]
  /** Every state a side has been in after a step, such as `TH stale`. */
  seen: Set<string>
  /** Steps whose words do not stand exactly once in the text. */
  misses: string[]
}

const contentAt = ({ doc, id }: Track): Content => contentOf(id, found(pointOf(doc, id)))
const versionAt = (track: Track) => versionOf(contentAt(track))
const standingAt = (track: Track) => standingOf(track.acts, versionAt(track), SIDES, track.changes)

function tracksOf({ points }: DemoMeeting): Track[] {
  const doc = new Y.Doc()
  return points.map((point, i) => {
    const id = newId(NOW + i)
    doc.transact(() => addPoint(doc, { ...point, id, kind: 'agenda', order: `a${i}`, sides: SIDES }))
    return { doc, id, acts: [], changes: [], seen: new Set(), misses: [] }
  })
}

function play(m: DemoMeeting): Track[] {
  const tracks = tracksOf(m)
  for (const [seq, step] of m.steps.entries()) {
    const track = found(tracks[step.point - 1])
    const at = new Date(NOW - step.minutesAgo * 60_000).toISOString()
    if (step.kind === 'act') track.acts.push(factsOf(step, { seq, at, version: versionAt(track) }))
    else {
      edit(track, step)
      track.changes.push({ version: versionAt(track), at })
    }
    for (const [code, { state }] of Object.entries(standingAt(track).signOffs))
      track.seen.add(`${code} ${state}`)
  }
  return tracks
}

function factsOf(
  { act, by, reason }: DemoActStep,
  known: { seq: number; at: string; version: string },
): ActFacts {
  return { ...known, act, accountId: by, delegation: found(member(by).delegation ?? undefined), reason }
}

function edit(track: Track, step: DemoEditStep): void {
  const places = runsOf(track, step).flatMap((run) => {
    const text = run.toString()
    return [...Array(text.length).keys()]
      .filter((i) => text.startsWith(step.replace, i))
      .map((at) => ({ run, at }))
  })
  if (places.length !== 1)
    track.misses.push(`${step.language} “${step.replace}” stands ${places.length} times`)
  track.doc.transact(() => {
    for (const { run, at } of places) {
      run.delete(at, step.replace.length)
      run.insert(at, step.with)
    }
  })
}

function runsOf({ doc, id }: Track, { part, language }: DemoEditStep): Y.Text[] {
  const point = found(pointOf(doc, id))
  if (part === 'title') return [found(titleText(point, language))]
  const blocks = bodyOf(point, language)?.toArray() ?? []
  return blocks.flatMap((block) =>
    block instanceof Y.XmlElement ? block.toArray().filter((node) => node instanceof Y.XmlText) : [],
  )
}

/** What the rights table calls each act. */
const ACTION_OF: Readonly<Record<ActName, Action>> = {
  sign: 'sign',
  reserve: 'sign',
  object: 'sign',
  withdraw: 'sign',
  initial: 'initial',
  seal: 'seal',
  reopen: 'seal',
  release: 'meeting.run',
  conceal: 'meeting.run',
}

function isAllowed(step: DemoStep): boolean {
  const actor = member(step.by)
  const action = step.kind === 'edit' ? 'text.edit' : ACTION_OF[step.act]
  return can(actor, action, { delegation: actor.delegation })
}

function isReasoned(step: DemoStep): boolean {
  if (step.kind === 'edit') return true
  const length = step.reason?.trim().length ?? 0
  return length <= MAX_REASON_LENGTH && (length > 0 || !REASONED_ACTS.includes(step.act))
}

/** Numbers, from 1, of the points that the filter keeps. */
function numbers(tracks: Track[], keep: (track: Track) => boolean): number[] {
  return tracks.flatMap((track, i) => (keep(track) ? [i + 1] : []))
}

describe('the steps of the demo', () => {
  it.each(byNumber)('those of meeting %i run forward, between its start and its end', (_, m) => {
    const times = m.steps.map((step) => step.minutesAgo)
    const start = m.state === 'planned' ? 0 : m.startedMinutesAgo
    const end = m.state === 'closed' ? m.closedMinutesAgo : 0
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(times.filter((time) => time > start || time < end)).toEqual([])
  })

  it.each(byNumber)(
    'those of meeting %i are allowed to who takes them, and say why where they must',
    (_, m) => {
      expect(m.steps.filter((step: DemoStep) => !isAllowed(step) || !isReasoned(step))).toEqual([])
    },
  )

  it.each(byNumber)('those of meeting %i replace only words that stand there once', (_, m) => {
    expect(play(m).flatMap((track) => track.misses)).toEqual([])
  })

  it.each(byNumber)(
    'those of meeting %i leave no language of any point empty, and touch nothing sealed',
    (_, m) => {
      expect(play(m).flatMap((track) => missingLanguages(contentAt(track)))).toEqual([])
      const sealed = m.steps.flatMap((step: DemoStep, i) =>
        step.kind === 'act' && step.act === 'seal' ? [{ i, point: step.point }] : [],
      )
      const later = m.steps.filter((step, i) =>
        sealed.some((seal) => seal.point === step.point && i > seal.i),
      )
      expect(later).toEqual([])
    },
  )

  it('leave every point of the closed meeting agreed, then sealed', () => {
    const tracks = play(meeting(3))
    expect(numbers(tracks, (t) => standingAt(t).agreed && standingAt(t).sealed)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('leave the planned meeting without a signature', () => {
    expect(meeting(5).steps).toEqual([])
  })
})

describe('the lamps of the live meeting', () => {
  const tracks = play(meeting(4))
  const signOff = (point: number, side: string) => found(standingAt(found(tracks[point - 1])).signOffs[side])
  const bodyText = (point: number, language: 'th' | 'km' | 'en') =>
    plainText(contentAt(found(tracks[point - 1])).body[language])

  it('show every state there is', () => {
    const lamps = tracks.map((_, i) => SIDES.map((side) => signOff(i + 1, side).state).join(' '))
    expect(lamps).toEqual([
      'signed signed',
      'signed signed',
      'stale open',
      'signed objected',
      'signed open',
      'open open',
      'open open',
      'signed reserved',
      'signed signed',
      'open open',
      'signed open',
    ])
  })

  it('count four points as agreed, one of them sealed, and one released to observers', () => {
    expect(numbers(tracks, (t) => standingAt(t).agreed)).toEqual([1, 2, 8, 9])
    expect(numbers(tracks, (t) => standingAt(t).sealed)).toEqual([9])
    expect(numbers(tracks, (t) => standingAt(t).released)).toEqual([6])
  })

  it('are stale on point 3, where Thai and English say 14 days and Khmer still says 21', () => {
    expect(signOff(3, 'TH')).toMatchObject({ state: 'stale', by: 'chair@th.example' })
    expect(bodyText(3, 'th')).toContain('ภายใน ๑๔ วัน')
    expect(bodyText(3, 'en')).toContain('within 14 days')
    expect(bodyText(3, 'km')).toContain('ក្នុងរយៈពេល ២១ ថ្ងៃ')
  })

  it('carry the reasons of the objection and of the reservation as typed', () => {
    expect(signOff(4, 'KH').reason).toBe('Names 61–104 need the court file first')
    expect(signOff(8, 'KH').reason).toMatch(/^\p{Script=Khmer}[\p{Script=Khmer} ]+។$/u)
  })

  it('are open again on point 10, where Cambodia withdrew its signature', () => {
    expect(found(tracks[9]).seen).toContain('KH signed')
    expect(signOff(10, 'KH')).toMatchObject({ state: 'open', by: null })
  })

  it('say signed again on point 11, where the text went stale and came back', () => {
    expect(found(tracks[10]).seen).toContain('TH stale')
    expect(signOff(11, 'TH')).toMatchObject({ state: 'signed', restored: true, by: 'immigration@th.example' })
    expect(bodyText(11, 'en')).toContain('every week')
  })

  it('show the initials of the agencies, current and outdated', () => {
    const initials = tracks.map((track) =>
      standingAt(track).initials.map(
        (initial) => `${initial.accountId}${initial.current ? '' : ' outdated'}`,
      ),
    )
    expect(initials).toEqual([
      ['ccib@th.example', 'amlo@th.example', 'cnp@kh.example'],
      ['ccib@th.example', 'cnp@kh.example', 'immigration@kh.example'],
      ['cnp@kh.example'],
      ['ccib@th.example'],
      [],
      [],
      [],
      ['amlo@th.example'],
      [],
      ['amlo@th.example outdated'],
      [],
    ])
  })
})
