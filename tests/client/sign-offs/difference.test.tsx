// How a difference reads on the screen and to a screen reader, in the three languages.
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, it } from 'vitest'
import { contentDifference } from '#client/features/sign-offs/content-difference.ts'
import { LanguageDifference } from '#client/features/sign-offs/difference.tsx'
import { noteText } from '#client/features/sign-offs/difference-note.tsx'
import { LanguageProvider } from '#client/i18n/language.tsx'
import { translator } from '#client/i18n/translate.ts'
import type { Content } from '#shared/content.ts'
import { type Language, LANGUAGES } from '#shared/locale.ts'
import { content, replacing } from './texts.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

async function shown(
  before: Content,
  after: Content,
  language: Language,
  reader: Language = 'en',
): Promise<HTMLElement> {
  const place = document.createElement('div')
  const rows = contentDifference(before, after).rows[language]
  await act(async () =>
    createRoot(place).render(
      <LanguageProvider initial={reader}>
        <LanguageDifference rows={rows} language={language} />
      </LanguageProvider>,
    ),
  )
  return place
}

describe('LanguageDifference', () => {
  it('[D1] strikes 21 and underlines 14 in each language, and says removed and added', async () => {
    const cases = [
      ['th', '๒๑', '๑๔'],
      ['km', '២១', '១៤'],
      ['en', '21', '14'],
    ] as const
    for (const [language, from, to] of cases) {
      const place = await shown(content(), content(replacing(language, from, to)), language)
      expect(place.querySelector('del')?.textContent).toBe(` removed: ${from}`)
      expect(place.querySelector('ins')?.textContent).toBe(` added: ${to}`)
      expect(place.querySelectorAll('ins, del')).toHaveLength(2)
      expect(place.querySelector('del')?.closest('[lang]')?.getAttribute('lang')).toBe(language)
    }
  })

  it('[D3] names a zero-width space in the reader’s language', async () => {
    const after = content(replacing('km', 'កម្ពុជា', 'កម្ពុ\u200Bជា'))
    expect((await shown(content(), after, 'km')).textContent).toContain(
      'was added: zero-width space (U+200B)',
    )
    expect((await shown(content(), after, 'km', 'th')).textContent).toContain('ช่องว่างความกว้างศูนย์ (U+200B)')
    expect((await shown(content(), after, 'km', 'km')).textContent).toContain('ដកឃ្លាទទឹងសូន្យ (U+200B)')
  })

  it('folds unchanged paragraphs away and unfolds them on demand', async () => {
    const place = await shown(content(), content(replacing('en', '21', '14')), 'en')
    const fold = place.querySelector('button')
    expect(fold?.textContent).toBe('2 unchanged paragraphs')
    expect(place.textContent).not.toContain('12 locations')
    await act(async () => fold?.click())
    expect(place.textContent).toContain('Thailand presented 12 locations with evidence.')
  })

  it('says where nothing changed', async () => {
    expect((await shown(content(), content(), 'th', 'th')).textContent).toBe('ไม่มีการเปลี่ยนแปลง')
  })
})

describe('noteText', () => {
  it('[D3] has words for marks and invisible signs in every language', () => {
    for (const language of LANGUAGES) {
      const t = translator(language)
      expect(noteText({ kind: 'mark', mark: 'bold', how: 'added', text: '14' }, t)).toContain('14')
      expect(
        noteText({ kind: 'sign', sign: 'U+0E4D U+0E32 THAI NIKHAHIT + SARA AA', how: 'added' }, t),
      ).toContain('U+0E4D')
      expect(noteText({ kind: 'space', how: 'removed' }, t)).not.toBe('')
    }
  })
})
