// The verifier: what it calls intact, and how it names everything else.
import { describe, expect, it } from 'vitest'
import { faultMessage } from '#shared/fault-messages.ts'
import type { Fault } from '#shared/faults.ts'
import { LANGUAGES } from '#shared/locale.ts'
import { verifyLedger } from '#shared/verify.ts'
import { altered, CHAIRS, contentOfPoint, entriesOf, fileOf, parts, POINTS } from './record.ts'

const file = fileOf(parts())
const faultsOf = (text: string) => verifyLedger(text).faults
const namesOf = (text: string) => faultsOf(text).map((fault) => fault.fault)

describe('verifyLedger', () => {
  it('[L7] calls a whole file intact, an empty ledger too', () => {
    expect(verifyLedger(file)).toMatchObject({ verdict: 'intact', faults: [] })
    expect(verifyLedger(fileOf({ ...parts(), contents: [], entries: [] }))).toMatchObject({
      verdict: 'intact',
    })
  })

  it('[L7] is not confused by a byte order mark or the line ends of another system', () => {
    expect(verifyLedger(`\uFEFF${file.replaceAll('\n', '\r\n')}`).verdict).toBe('intact')
  })

  it('[L8] names one altered Khmer sign by its point, language, paragraph and place', () => {
    const tampered = altered(file, (lines) => lines.map((line) => line.replace('លេខា"', 'លេខៈ"')))
    expect(tampered).not.toBe(file)
    const [fault, ...others] = faultsOf(tampered)
    expect(others.map((each) => each.fault)).toEqual(['altered_content'])
    expect(fault).toMatchObject({
      fault: 'altered_content',
      point: { number: 1, title: { en: 'Item 1' } },
      alterations: [{ part: 'body.km.2', sign: { found: 'ៈ', recorded: 'ា' } }],
    })
    expect(faultMessage(fault as Fault, 'en')).toMatch(
      /point 1 “Item 1” — Meeting was altered.*Khmer text, paragraph 2 \(character \d+: “◌?ៈ” \(U\+17C8\) instead of “◌ា” \(U\+17B6\)\)/u,
    )
  })

  it('[L8] proves a sign that was put in, and one that was taken out, unseen ones too', () => {
    const sign = (from: string, to: string) => {
      const [fault] = faultsOf(altered(file, (lines) => lines.map((line) => line.replace(from, to))))
      return fault?.fault === 'altered_content' ? fault.alterations : fault
    }
    expect(sign('Both sides', 'Both\u200B sides')).toMatchObject([
      { part: 'body.en.1', sign: { position: 5, found: '\u200B', recorded: '' } },
    ])
    expect(sign('เห็นชอบ', 'เห็ชอบ')).toMatchObject([{ part: 'body.th.1', sign: { found: '', recorded: 'น' } }])
    expect(sign('"th":"วาระที่ 1"', '"th":"วาระที่ 7"')).toMatchObject([
      { part: 'title.th', sign: { found: '7', recorded: '1' } },
    ])
  })

  it('[L8] names the part where more than a sign was altered, and a field', () => {
    const negated = altered(file, (lines) =>
      lines.map((line) => line.replace('Both sides agree', 'Nobody agrees')),
    )
    expect(faultsOf(negated)[0]).toMatchObject({ alterations: [{ part: 'body.en.1', sign: null }] })
    const outcome = altered(file, (lines) => lines.map((line) => line.replace('"decision"', '"commitment"')))
    expect(faultsOf(outcome)[0]).toMatchObject({ alterations: [{ part: 'fields', sign: null }] })
  })

  it('[L8] still names the point where the hashes of the parts were forged too', () => {
    const forged = contentOfPoint(1, { en: 'Nobody agrees.' })
    const tampered = altered(file, (lines) =>
      lines.map((line) => {
        if (!line.includes('"version":') || !line.includes(POINTS[0].id) || line.includes('"act"'))
          return line
        const other = fileOf({ ...parts(), contents: [forged] }).split('\n')[3] ?? ''
        const { version } = JSON.parse(line) as { version: string }
        return JSON.stringify({ ...(JSON.parse(other) as object), version })
      }),
    )
    const [fault] = faultsOf(tampered)
    expect(fault).toMatchObject({ fault: 'altered_content', point: { number: 1 }, alterations: [] })
  })

  it('[L2] names an altered act, and [L3] a missing, moved or inserted one', () => {
    const act = (index: number) => (lines: string[]) =>
      lines.findIndex((line) => line.includes(`"seq":${index},"w`))
    const change = (edit: (lines: string[]) => string[]) => faultsOf(altered(file, edit))
    const reason = change((lines) =>
      lines.with(act(2)(lines), (lines[act(2)(lines)] ?? '').replace('"sign"', '"object"')),
    )
    expect(reason).toMatchObject([{ fault: 'altered_entry', seq: 2, point: { number: 1 } }])
    const missing = change((lines) => lines.toSpliced(act(2)(lines), 1))
    expect(missing).toMatchObject([
      { fault: 'gap', seq: 3, expected: 2 },
      { fault: 'missing_lines', kind: 'acts', said: 4, found: 3 },
    ])
    const moved = change((lines) => {
      const at = act(2)(lines)
      return lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '')
    })
    expect(moved.map((fault) => fault.fault)).toContain('gap')
  })

  it('[L3] finds an act that was cut out and the numbers made right', () => {
    const { entries, ...rest } = parts()
    const [first, , third, fourth] = entries
    if (!first || !third || !fourth) throw new Error('four acts')
    const renumbered = [first, { ...third, seq: 2 }, { ...fourth, seq: 3 }]
    const faults = faultsOf(fileOf({ ...rest, entries: renumbered }))
    expect(faults).toMatchObject([
      { fault: 'broken_link', seq: 2 },
      { fault: 'altered_entry', seq: 2 },
      { fault: 'altered_entry', seq: 3 },
    ])
  })

  it('[L9] names acts of strangers, of former members and of the wrong side or role', () => {
    const deed = { by: 'TH', content: POINTS[0] } as const
    const claim = (claims: object) =>
      faultsOf(fileOf({ ...parts(), entries: entriesOf([{ ...deed, claims }]) }))
    const actor = entriesOf([deed])[0]?.actor
    expect(claim({ actor: { ...actor, memberId: POINTS[0].id } })).toMatchObject([{ fault: 'no_member' }])
    expect(claim({ actor: { ...actor, delegation: 'KH' } })).toMatchObject([
      { fault: 'wrong_delegation', said: 'KH', was: 'TH' },
    ])
    expect(claim({ actor: { ...actor, role: 'liaison' } })).toMatchObject([
      { fault: 'wrong_role', was: 'chair' },
    ])
    expect(claim({ at: '2026-10-01T00:00:00.000Z' })).toMatchObject([{ fault: 'not_member_then' }])
    expect(claim({ workspaceId: POINTS[0].id })).toMatchObject([{ fault: 'other_workspace' }])
  })

  it('[L9] reads the role that a member had at the time', () => {
    const demoted = { ...CHAIRS.TH, roles: [...CHAIRS.TH.roles] }
    demoted.roles.push({ at: '2026-11-21T02:00:01.500Z', role: 'expert', signatory: false })
    const faults = faultsOf(fileOf({ ...parts(), members: [demoted, CHAIRS.KH] }))
    expect(faults).toMatchObject([{ fault: 'wrong_role', seq: 3, said: 'chair', was: 'expert' }])
    const powerless = {
      ...demoted,
      roles: [{ at: '2026-11-01T00:00:00.000Z', role: 'expert' as const, signatory: true }],
    }
    const claims = {
      actor: { ...entriesOf([{ by: 'TH', content: POINTS[0] }])[0]?.actor, role: 'expert' } as never,
    }
    const entries = entriesOf([{ by: 'TH', content: POINTS[0], claims }])
    expect(faultsOf(fileOf({ ...parts(), members: [powerless, CHAIRS.KH], entries }))).toMatchObject([
      { fault: 'no_right', role: 'expert' },
    ])
  })

  it('[L7] misses no text that an act cites, and takes none of another point', () => {
    const { contents: _, ...rest } = parts()
    expect(faultsOf(fileOf({ ...rest, contents: [POINTS[1]] }))).toMatchObject([
      { fault: 'missing_content', seq: 1 },
      { fault: 'missing_content', seq: 2 },
    ])
    const entries = entriesOf([{ by: 'TH', content: POINTS[0], claims: { pointId: POINTS[1].id } }])
    expect(faultsOf(fileOf({ ...parts(), entries }))).toMatchObject([{ fault: 'other_point', seq: 1 }])
  })

  it('[S4] names a signature on a text that lacks a language', () => {
    const silent = contentOfPoint(1, { km: '' })
    const entries = entriesOf([{ by: 'TH', content: silent }])
    expect(faultsOf(fileOf({ ...parts(), contents: [silent], entries }))).toMatchObject([
      { fault: 'incomplete_words', languages: ['km'] },
    ])
  })

  it('[L10] finds every place where the file can be cut', () => {
    for (let length = 1; length < file.length; length += 97) {
      const { verdict, faults } = verifyLedger(file.slice(0, length))
      expect([length, verdict]).not.toEqual([length, 'intact'])
      expect(faults.length).toBeGreaterThan(0)
    }
    const lines = file.trimEnd().split('\n')
    expect(namesOf(`${lines.slice(0, -1).join('\n')}\n`)).toEqual(['no_end'])
    expect(namesOf(file.slice(0, -30))).toEqual(['cut_line', 'no_end'])
    // Without its last line feed nothing is missing.
    expect(verifyLedger(file.trimEnd()).verdict).toBe('intact')
  })

  it('[L10] finds lines that are repeated, added behind the end, or damaged', () => {
    const lines = file.trimEnd().split('\n')
    const act = lines.at(-2) ?? ''
    expect(namesOf(altered(file, (all) => [...all, act]))).toEqual(['repeated_line'])
    expect(namesOf(`${file}${act}\n`)).toEqual(['after_end'])
    expect(namesOf(altered(file, (all) => [...all, '{"type":"note"}']))).toEqual(['bad_line'])
    expect(namesOf(altered(file, (all) => [...all, 'nonsense']))).toEqual(['bad_line'])
    expect(
      namesOf(altered(file, (all) => all.with(2, (all[2] ?? '').replace('"chair"', '"king"')))),
    ).toContain('bad_line')
  })

  it('[L10] finds a name that stands twice in an object, for readers differ on which one counts', () => {
    const twice = altered(file, (lines) =>
      lines.map((line) => line.replace('"outcome":', '"outcome":"information","outcome":')),
    )
    expect(namesOf(twice)).toEqual(['odd_line', 'odd_line'])
  })

  it('[L10] finds any other change by the digest alone', () => {
    expect(namesOf(file.replace('2026-11-21T03:00:00.000Z', '2026-11-22T03:00:00.000Z'))).toEqual(['digest'])
  })

  it('[L7] says that it checked nothing where it could not', () => {
    const unreadable = (text: string) => {
      const { verdict, faults } = verifyLedger(text)
      return [verdict, ...faults.map((fault) => fault.fault)]
    }
    expect(unreadable('')).toEqual(['unreadable', 'empty'])
    expect(unreadable('\n')).toEqual(['unreadable', 'empty'])
    expect(unreadable('%PDF-1.7\n')).toEqual(['unreadable', 'not_lines'])
    expect(unreadable('{}')).toEqual(['unreadable', 'no_header'])
    expect(unreadable('null')).toEqual(['unreadable', 'no_header'])
    expect(unreadable(file.replace('"formatVersion":1', '"formatVersion":2'))).toEqual([
      'unreadable',
      'unknown_format',
    ])
    expect(unreadable(file.split('\n').slice(1).join('\n'))).toEqual(['unreadable', 'no_header'])
  })

  it('[L11] tells by a fingerprint that the record was cut or rewritten', () => {
    const { entries, ...rest } = parts()
    const checkpoint = { seq: 4, hash: entries[3]?.hash.slice(0, 8) ?? '' }
    expect(verifyLedger(file, checkpoint).verdict).toBe('intact')
    const cut = fileOf({ ...rest, entries: entries.slice(0, 3) })
    expect(verifyLedger(cut).verdict).toBe('intact')
    expect(verifyLedger(cut, checkpoint).faults).toMatchObject([
      { fault: 'checkpoint_missing', seq: 4, found: 3 },
    ])
    const deeds = [0, 1, 2, 3].map(() => ({ by: 'TH' as const, content: POINTS[0] }))
    const rewritten = fileOf({ ...rest, entries: entriesOf(deeds) })
    expect(verifyLedger(rewritten).verdict).toBe('intact')
    expect(verifyLedger(rewritten, checkpoint).faults).toMatchObject([
      { fault: 'checkpoint_differs', seq: 4 },
    ])
  })

  it('[L10] answers any single altered character with anything but intact', () => {
    // A prime step visits all kinds of places; the file is some ten thousand characters long.
    for (let at = 0; at < file.length - 1; at += 61) {
      const other = file[at] === 'a' ? 'b' : 'a'
      const text = file.slice(0, at) + other + file.slice(at + 1)
      expect([at, verifyLedger(text).verdict]).not.toEqual([at, 'intact'])
    }
  })
})

describe('faultMessage', () => {
  it('[L7] says every fault in the three languages', () => {
    const tampered = altered(file, (lines) =>
      lines.map((line) => line.replace('Both sides agree', 'Nobody agrees')),
    )
    for (const fault of [...faultsOf(tampered), ...faultsOf(''), ...faultsOf(file.slice(0, -30))]) {
      const texts = LANGUAGES.map((language) => faultMessage(fault, language))
      expect(new Set(texts).size).toBe(LANGUAGES.length)
      expect(texts[0]).toMatch(/\p{Script=Thai}/u)
      expect(texts[1]).toMatch(/\p{Script=Khmer}/u)
    }
  })
})
