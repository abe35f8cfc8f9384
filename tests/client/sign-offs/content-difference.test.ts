// Differences between two contents: shown word by word, said in words where nothing can be seen, and complete.
import { describe, expect, it } from 'vitest'
import { changedWords, replacedText } from '#client/features/sign-offs/changed-words.ts'
import {
  changedLanguages,
  contentDifference,
  isSame,
  type Note,
  type Row,
} from '#client/features/sign-offs/content-difference.ts'
import { linesOf } from '#client/features/sign-offs/lines.ts'
import type { Content } from '#shared/content.ts'
import { LANGUAGES, type Language } from '#shared/locale.ts'
import { content, replacing, SITES } from './texts.ts'

const changesIn = (before: Content, after: Content, language: Language) =>
  contentDifference(before, after).rows[language].flatMap((row) =>
    row.changes.filter((change) => change.kind !== 'same'),
  )
const notesIn = (before: Content, after: Content, language: Language): Note[] =>
  contentDifference(before, after).rows[language].flatMap((row) => row.notes)
const side = (rows: Row[], leaveOut: 'added' | 'removed') =>
  rows
    .slice(1)
    .filter((row) => row.kind !== leaveOut)
    .map((row) =>
      row.changes
        .filter((change) => change.kind !== leaveOut)
        .map((change) => change.text)
        .join(''),
    )

describe('contentDifference', () => {
  it('[D1] shows 21 becoming 14 and nothing else, in each of the three languages', () => {
    const cases = [
      ['th', '๒๑', '๑๔'],
      ['km', '២១', '១៤'],
      ['en', '21', '14'],
    ] as const
    for (const [language, from, to] of cases) {
      const after = content(replacing(language, from, to))
      expect(changesIn(content(), after, language)).toEqual([
        { kind: 'removed', text: from },
        { kind: 'added', text: to },
      ])
      expect(changedLanguages(contentDifference(content(), after))).toEqual([language])
    }
  })

  it('[D3] names a zero-width space that came into a Khmer word', () => {
    const after = content(replacing('km', 'កម្ពុជា', 'កម្ពុ\u200Bជា'))
    expect(notesIn(content(), after, 'km')).toContainEqual({
      kind: 'sign',
      sign: 'U+200B ZERO WIDTH SPACE',
      how: 'added',
    })
    expect(notesIn(after, content(), 'km')).toContainEqual({
      kind: 'sign',
      sign: 'U+200B ZERO WIDTH SPACE',
      how: 'removed',
    })
  })

  it('[D3] names a decomposed sara am', () => {
    const after = content(replacing('th', 'จัดทำ', 'จัดทํา'))
    expect(notesIn(content(), after, 'th')).toContainEqual({
      kind: 'sign',
      sign: 'U+0E4D U+0E32 THAI NIKHAHIT + SARA AA',
      how: 'added',
    })
  })

  it('[D3] says that the signs of a stack were typed in another order', () => {
    const [before, after] = [content({ km: ['ភាគីថៃ កុំា ទីតាំង'] }), content({ km: ['ភាគីថៃ កាុំ ទីតាំង'] })]
    expect(notesIn(before, after, 'km').map((note) => note.kind)).toContain('order')
  })

  it('[D3] says in words that only marks changed, and on which words', () => {
    const bold = content({
      en: [
        SITES.en[0] ?? '',
        [
          { text: 'Cambodia will design an operation for each location within ' },
          { text: '21 days', marks: { bold: true } },
          { text: '.' },
        ],
      ],
    })
    expect(changesIn(content(), bold, 'en')).toEqual([])
    expect(notesIn(content(), bold, 'en')).toEqual([
      { kind: 'mark', text: '21 days', mark: 'bold', how: 'added' },
    ])
    expect(notesIn(bold, content(), 'en')).toEqual([
      { kind: 'mark', text: '21 days', mark: 'bold', how: 'removed' },
    ])
  })

  it('[D3] says that a link leads elsewhere though its words stayed', () => {
    const linked = (link: string) => content({ en: [[{ text: 'the list', marks: { link } }]] })
    expect(notesIn(linked('https://a.example'), linked('https://b.example'), 'en')).toEqual([
      { kind: 'mark', text: 'the list', mark: 'link', how: 'added' },
    ])
  })

  it('says that a paragraph became a heading, and that an empty line was added', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [{ text: SITES.en[0] ?? '' }] }
    expect(notesIn(content(), content({ en: [heading, SITES.en[1] ?? ''] }), 'en')[0]).toMatchObject({
      kind: 'shape',
    })
    expect(notesIn(content(), content({ en: [...SITES.en, ''] }), 'en')).toEqual([
      { kind: 'empty', how: 'added' },
    ])
  })

  it('pairs a changed paragraph with itself when another is put before it', () => {
    const after = content({
      en: [
        'A new first paragraph about something else entirely.',
        SITES.en[0] ?? '',
        'Cambodia will design an operation for each location within 14 days.',
      ],
    })
    expect(contentDifference(content(), after).rows.en.map((row) => row.kind)).toEqual([
      'same',
      'added',
      'same',
      'changed',
    ])
  })

  it('tells of changed fields and links', () => {
    const after = content(SITES, { fields: { outcome: 'decision' }, links: ['01K00000000000000000000009'] })
    const { fields, links } = contentDifference(content(), after)
    expect(fields).toEqual([
      { name: 'outcome', before: 'commitment', after: 'decision' },
      { name: 'presenter', before: 'TH', after: undefined },
    ])
    expect(links).toEqual({ added: ['01K00000000000000000000009'], removed: [] })
  })

  it('[D1] loses nothing: both texts can be read back from any difference', () => {
    const random = seeded(7)
    for (let turn = 0; turn < 60; turn++) {
      const [before, after] = [content(shuffled(random)), content(shuffled(random))]
      const { rows } = contentDifference(before, after)
      for (const language of LANGUAGES) {
        expect(side(rows[language], 'added')).toEqual(linesOf(before.body[language]).map((line) => line.text))
        expect(side(rows[language], 'removed')).toEqual(
          linesOf(after.body[language]).map((line) => line.text),
        )
      }
    }
  })

  it('is empty for equal contents', () => {
    expect(isSame(contentDifference(content(), content()))).toBe(true)
  })
})

describe('changedWords', () => {
  it('says 21 → 14 with the word that it counts, in the reader’s language, and where else', () => {
    const after = content({ ...replacing('en', '21', '14'), ...replacing('th', '๒๑', '๑๔') })
    const english = changedWords(content(), after, 'en')
    expect(english.languages).toEqual(['th', 'en'])
    expect(english.first && replacedText(english.first)).toBe('21 → 14 days')
    const thai = changedWords(content(), after, 'th')
    expect(thai.first && replacedText(thai.first)).toBe('๒๑ → ๑๔ วัน')
    const khmer = changedWords(content(), after, 'km')
    expect(khmer.first?.language).toBe('en')
  })

  it('says what one inserted word is', () => {
    const after = content(replacing('en', 'will design', 'will not design'))
    const { first } = changedWords(content(), after, 'en')
    expect(first && replacedText(first)).toBe('+ not')
  })

  it('counts further changes, and tells apart what is not text', () => {
    const after = content(replacing('en', 'design an operation', 'plan an action'), { fields: {} })
    expect(changedWords(content(), after, 'en')).toMatchObject({ others: 1, beyondText: true })
    expect(changedWords(content(), content(SITES, { fields: {} }), 'en')).toMatchObject({
      languages: [],
      first: null,
      beyondText: true,
    })
  })
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Paragraphs in another order, with words dropped, doubled and taken from the neighbour. */
function shuffled(random: () => number) {
  const words = (l: Language) => SITES[l].join(' ').split(/(?<= )/)
  const paragraph = (l: Language) =>
    words(l)
      .flatMap((word) => (random() < 0.2 ? [] : random() < 0.1 ? [word, word] : [word]))
      .join('')
      .trim()
  const all = (l: Language) => Array.from({ length: Math.floor(random() * 6) }, () => paragraph(l))
  return { th: all('th'), km: all('km'), en: all('en') }
}
