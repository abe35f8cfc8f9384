/** Reads the words of the demo workspace as a careful reader of all three languages would, and holds them against the contract's limits. */
import { describe, expect, it } from 'vitest'
import { demoWorkspace } from '#server/demo/content.ts'
import { createMeeting } from '#shared/api/meetings.ts'
import { nominateMember } from '#shared/api/members.ts'
import { AgendaFields, createPoint } from '#shared/api/points.ts'
import { DelegationCode, Slug } from '#shared/ids.ts'
import { LANGUAGES, type Language, Trilingual } from '#shared/locale.ts'
import { can } from '#shared/policy.ts'
import { paragraphsOf } from '#shared/register.ts'

const SIDES = demoWorkspace.delegations.map((d) => d.code)

const names: [where: string, text: Trilingual][] = [
  ['workspace', demoWorkspace.name],
  ...demoWorkspace.delegations.map((d): [string, Trilingual] => [d.code, d.name]),
  ...demoWorkspace.members.map((m): [string, Trilingual] => [m.email, m.name]),
]

const agenda = demoWorkspace.meetings.flatMap((meeting) =>
  meeting.points.map((point, i) => ({ where: `${meeting.number}.${i + 1}`, ...point })),
)

const titles: [where: string, text: Trilingual][] = [
  ...demoWorkspace.meetings.map((m): [string, Trilingual] => [`meeting ${m.number}`, m.title]),
  ...agenda.map((point): [string, Trilingual] => [`title of ${point.where}`, point.title]),
]

const bodies = agenda.map((point): [string, Trilingual] => [`body of ${point.where}`, point.body])

const texts = [...names, ...titles, ...bodies]

/** Acronyms and TLP labels are written the same in every language. */
const CODES = /TLP:AMBER|\b(CCIB|AMLO)\b/gu

const OWN: Readonly<Record<Language, RegExp>> = {
  th: /\p{Script=Thai}/u,
  km: /\p{Script=Khmer}/u,
  en: /[A-Za-z]/u,
}

const ONLY: Readonly<Record<Language, RegExp>> = {
  th: /^[\p{Script=Thai} \n.,:()–·]*$/u,
  km: /^[\p{Script=Khmer} \n.,:()–·]*$/u,
  en: /^[A-Za-z0-9 \n.,:;()–·'-]*$/u,
}

const SPELLING_FAULTS: Readonly<Record<Language, readonly [fault: string, RegExp][]>> = {
  th: [
    ['mark without a base', /(^|[^\p{Script=Thai}])[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/u],
    ['sara am in two signs', /\u0E4D[\u0E48-\u0E4B]?\u0E32/u],
    ['sara ae as two sara e', /\u0E40\u0E40/u],
    ['tone mark after sara am', /\u0E33[\u0E48-\u0E4B]/u],
  ],
  km: [
    ['mark without a base', /(^|[^\p{Script=Khmer}])[\u17B6-\u17D3]/u],
    ['coeng without a consonant', /\u17D2(?![\u1780-\u17B3])/u],
    ['obsolete or invisible sign', /[\u17A3\u17A4\u17B4\u17B5]/u],
    ['vowel before its register shifter or coeng', /[\u17B6-\u17C8][\u17C9\u17CA\u17D2]/u],
    ['two khan in a row', /\u17D4\u17D4/u],
  ],
  en: [['straight double quote', /"/u]],
}

function faultsOf(text: string, language: Language): string[] {
  const faults: [string, boolean][] = [
    ['empty', text.trim() === ''],
    ['space at an end', text !== text.trim()],
    ['two spaces', / {2}/u.test(text)],
    ['not NFC', text !== text.normalize('NFC')],
    ['not in its own script', !OWN[language].test(text)],
    ['another script or sign', !ONLY[language].test(text.replace(CODES, ''))],
    ['control or format character', /(?!\n)\p{Cc}|\p{Cf}|\uFFFD/u.test(text)],
    ...SPELLING_FAULTS[language].map(([fault, pattern]): [string, boolean] => [fault, pattern.test(text)]),
  ]
  return faults.filter(([, found]) => found).map(([fault]) => `${language}: ${fault}`)
}

/** The figures of a text whatever its digits, separators and calendar: ๗,๓๗๒ and ៧.៣៧២ are 7372, ๒๕๖๗ is 2024. */
function figuresOf(text: string): number[] {
  const latin = text
    .replace(/[๐-๙]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0e50))
    .replace(/[០-៩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x17e0))
  const found = latin.match(/\d+(?:[.,:]\d+)*/gu) ?? []
  const figures = found.map((figure) => Number(figure.replace(/[.,:]/gu, '')))
  return figures
    .map((figure) => (figure > 2500 && figure < 2600 ? figure - 543 : figure))
    .sort((a, b) => a - b)
}

describe('the words of the demo', () => {
  it.each(texts)('%s is written cleanly in all three languages, each in its own script', (_, text) => {
    expect(LANGUAGES.flatMap((language) => faultsOf(text[language], language))).toEqual([])
  })

  it.each(texts)('%s states the same figures in all three languages', (_, text) => {
    const { th, km, en } = text
    expect({ th: figuresOf(th), km: figuresOf(km) }).toEqual({ th: figuresOf(en), km: figuresOf(en) })
  })

  it.each(bodies)('%s has the same number of paragraphs in all three languages, two to four', (_, body) => {
    const { th, km, en } = body
    const blocks = { th: paragraphsOf(th), km: paragraphsOf(km), en: paragraphsOf(en) }
    expect([2, 3, 4]).toContain(blocks.en.length)
    expect({ th: blocks.th.length, km: blocks.km.length }).toEqual({
      th: blocks.en.length,
      km: blocks.en.length,
    })
    expect(blocks.km.filter((block) => !block.endsWith('។'))).toEqual([])
    expect(blocks.en.filter((block) => !block.endsWith('.'))).toEqual([])
  })

  it('name no two points of a meeting alike', () => {
    for (const { points } of demoWorkspace.meetings) {
      for (const language of LANGUAGES)
        expect(new Set(points.map((p) => p.title[language])).size).toBe(points.length)
    }
  })

  it('state the public figures that the demo is built from', () => {
    const stated = bodies.flatMap(([, body]) => figuresOf(body.en))
    expect(stated).toEqual(expect.arrayContaining([60, 12, 104, 7372, 4895, 3634, 653, 549, 130, 2300, 2500]))
  })
})

describe('the demo as input of the commands', () => {
  it('has a workspace within the limits of the contract', () => {
    expect(Slug.parse(demoWorkspace.slug)).toBe('jwg')
    expect(SIDES.map((code) => DelegationCode.parse(code))).toEqual(['TH', 'KH'])
    expect(Intl.supportedValuesOf('timeZone')).toContain(demoWorkspace.timeZone)
  })

  it.each([...names, ...titles])('%s is short enough for a name or title', (_, text) => {
    expect(Trilingual.parse(text)).toEqual(text)
  })

  it.each(demoWorkspace.members.map((m) => [m.email, m] as const))(
    '%s could be nominated as it stands',
    (_, m) => {
      const { email, name, role, agency, signatory } = m
      expect(nominateMember.body?.safeParse({ email, name, role, agency, signatory })).toMatchObject({
        success: true,
      })
    },
  )

  it.each(demoWorkspace.meetings.map((m) => [m.number, m] as const))(
    'meeting %i could be planned as it stands',
    (_, m) => {
      const { number, title, place } = m
      const startsAt = '2026-11-22T02:00:00.000Z'
      expect(createMeeting.body?.safeParse({ number, title, place, startsAt })).toMatchObject({
        success: true,
      })
    },
  )

  it.each(agenda.map((point) => [point.where, point] as const))(
    'point %s could be created as it stands',
    (_, point) => {
      const { title, body, fields } = point
      expect(createPoint.body?.safeParse({ kind: 'agenda', title, body, fields })).toMatchObject({
        success: true,
      })
      expect(AgendaFields.parse(fields)).toEqual(fields)
    },
  )

  it('has the ten accounts of the contract', () => {
    expect(demoWorkspace.members.map((m) => `${m.email} ${m.delegation} ${m.role}`)).toEqual([
      'chair@th.example TH chair',
      'ccib@th.example TH liaison',
      'immigration@th.example TH liaison',
      'amlo@th.example TH expert',
      'interpreter@th.example TH interpreter',
      'chair@kh.example KH chair',
      'cnp@kh.example KH liaison',
      'immigration@kh.example KH liaison',
      'interpreter@kh.example KH interpreter',
      'observer@int.example null observer',
    ])
  })

  it('lets the chair and one liaison of each side sign, and the other liaison not', () => {
    const signers = demoWorkspace.members.filter((m) => can(m, 'sign', { delegation: m.delegation }))
    expect(signers.map((m) => m.email)).toEqual([
      'chair@th.example',
      'immigration@th.example',
      'chair@kh.example',
      'immigration@kh.example',
    ])
  })

  it('has a closed, a live and a planned meeting, the live one with eleven points', () => {
    expect(demoWorkspace.meetings.map((m) => `${m.number} ${m.state} ${m.points.length}`)).toEqual([
      '3 closed 6',
      '4 live 11',
      '5 planned 2',
    ])
  })
})
