// The meeting room as a person sees it: where the lamps, the texts and the sign-off stand, and how somebody writes there.
import type { Locator, Page } from '@playwright/test'
import { expect } from './people.ts'

export type Language = 'th' | 'km' | 'en'
export type LampState = 'open' | 'signed' | 'stale' | 'reserved' | 'objected'

export const meetingPath = (meetingId: string) => `/w/jwg/meetings/${meetingId}`
export const matrixPath = (meetingId: string) => `${meetingPath(meetingId)}/sign-offs`
export const pointPath = (meetingId: string, pointId: string) => `${meetingPath(meetingId)}/point/${pointId}`

export const agendaRow = (page: Page, pointId: string) =>
  page.getByRole('listitem').filter({ has: page.locator(`[data-point="${pointId}"]`) })
export const body = (page: Page, language: Language) => page.locator(`[data-place="body/${language}"]`)
export const panel = (page: Page) => page.getByRole('complementary', { name: 'Sign-off' })
export const matrixRows = (page: Page) =>
  page.getByRole('region', { name: 'Who has signed off on each point' }).getByRole('row')
export const dialog = (page: Page) => page.getByRole('dialog')

/** The lamps inside something that names one point, in the order of the delegations. */
export async function expectLamps(where: Locator, states: LampState[]): Promise<void> {
  const shown = () =>
    where.locator('[data-lamp]').evaluateAll((lamps) => lamps.map((lamp) => lamp.getAttribute('data-lamp')))
  await expect.poll(shown).toEqual(states)
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText('All changes saved')).toBeVisible()
}

/** Puts the caret at the end of a text, past the question that signed words ask. */
export async function beginWriting(page: Page, language: Language): Promise<Locator> {
  const text = body(page, language)
  const editor = text.locator('[contenteditable="true"]')
  const anyway = page.getByRole('button', { name: 'Edit anyway' })
  await text.locator('.text p').first().click()
  await expect(editor.or(anyway)).toBeVisible()
  if (await anyway.isVisible()) await anyway.click()
  await expect(editor).toBeFocused()
  return editor
}

/** Types at the end of a text, sign by sign, as hands do. */
export async function write(page: Page, language: Language, words: string): Promise<void> {
  await beginWriting(page, language)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(words)
}

/** Behind the first place where `before` stands. */
export async function writeAfter(
  page: Page,
  language: Language,
  { before, words }: { before: string; words: string },
): Promise<void> {
  const editor = await beginWriting(page, language)
  await placeCaret(editor, before)
  await page.keyboard.type(words)
}

/** A click between two letters, without depending on fonts and line breaks. */
export async function placeCaret(editor: Locator, before: string): Promise<void> {
  await editor.evaluate((root, words) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(words)
      if (at >= 0) document.getSelection()?.collapse(node, at + words.length)
    }
  }, before)
}

export async function textOf(page: Page, language: Language): Promise<string> {
  return body(page, language)
    .locator('.text')
    .evaluate((text) => [...text.children].map((block) => block.textContent).join('\n'))
}

export async function expectText(page: Page, language: Language, text: string): Promise<void> {
  await expect.poll(() => textOf(page, language)).toBe(text)
}
