// WCAG 2.2 AA on every screen, in light and dark and in three languages; and the way to a signature without a mouse.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { expect, serve, test } from './setup/people.ts'
import { agendaRow, dialog, expectLamps, expectSaved, panel, pointPath } from './setup/room.ts'
import { openScreen, screensOf, settled } from './setup/screens.ts'

const at = serve()

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What can be another in the dark, of a page that was looked at in the light. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe objects to, in few enough words to read in a log. */
async function violations(page: Page, only?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (only ? axe.withRules(only) : axe.withTags(TAGS)).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary?.split('\n')[1]})`,
    ),
  )
}

for (const language of ['en', 'th', 'km'] as const) {
  test(`WCAG 2.2 AA: axe finds nothing on any screen in light and dark, ${language}`, async ({ arrive }) => {
    test.setTimeout(180_000)
    const person = await arrive(at, 'chair@th.example', { language })
    const { page } = person
    const found: Record<string, string[]> = {}
    for (const screen of await screensOf(person)) {
      await openScreen(page, screen)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      found[screen.name] = await violations(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      found[`${screen.name}, dark`] = await violations(page, COLOURS)
      await page.emulateMedia({ colorScheme: 'light' })
    }
    const clean = Object.fromEntries(Object.keys(found).map((name) => [name, []]))
    expect(Object.keys(found).length).toBeGreaterThan(20)
    expect(found).toEqual(clean)
  })
}

test('WCAG 2.2 AA: axe finds nothing on the sign-in page, the editor, the signing sheet and a phone', async ({
  arrive,
  visit,
}) => {
  const found: Record<string, string[]> = {}
  const visitor = await visit(at)
  await visitor.goto('/sign-in')
  await expect(visitor.getByLabel('Email')).toBeVisible()
  found['sign-in'] = await violations(visitor)
  await visitor.getByRole('button', { name: 'Sign in' }).click()
  found['sign-in, refused'] = await violations(visitor)

  const person = await arrive(at, 'chair@th.example')
  const { page } = person
  const { id, registerId } = await liveMeeting(person)
  const point = await newPoint(person, { registerId })
  await person.open(pointPath(id, point.id))
  await page.locator('[data-place="body/km"] .text p').first().click()
  await expect(page.locator('[contenteditable="true"]')).toBeFocused()
  found['editor'] = await violations(page)
  await panel(page).getByRole('button', { name: 'Object', exact: true }).click()
  await dialog(page)
    .getByRole('button', { name: /^Object to/ })
    .click()
  await settled(page)
  found['signing sheet'] = await violations(page)

  const phone = await arrive(at, 'chair@kh.example', {
    browser: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  })
  for (const screen of await screensOf(phone)) {
    await openPhone(phone.page, screen.path)
    found[`phone ${screen.name}`] = await violations(phone.page)
  }
  const clean = Object.fromEntries(Object.keys(found).map((name) => [name, []]))
  expect(found).toEqual(clean)
})

async function openPhone(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByLabel('Loading…')).toHaveCount(0)
  await settled(page)
}

test('WCAG 2.1.1: a chair opens a point, reads it and signs it with the keyboard alone', async ({
  arrive,
}) => {
  const person = await arrive(at, 'chair@kh.example')
  const { page } = person
  const { registerId } = await liveMeeting(person)
  const point = await newPoint(person, { registerId })
  await person.open('/w/jwg')
  const press = (key: string) => page.keyboard.press(key)
  /** Tab, as often as it takes; somebody who never gets there fails the test. */
  const tabTo = async (name: RegExp) => {
    for (let steps = 0; steps < 80; steps++) {
      await press('Tab')
      const label = await page.evaluate(() => {
        const focused = document.activeElement
        return focused?.getAttribute('aria-label') ?? focused?.textContent ?? ''
      })
      if (name.test(label)) return
    }
    throw new Error(`Tab never reaches ${name}`)
  }
  await expect(page.getByRole('region', { name: 'Waiting for your signature' })).toBeVisible()
  await tabTo(/Join the meeting/)
  await press('Enter')
  await expectSaved(page)
  await tabTo(/Adopt the record of the 3rd meeting/)
  await press('ArrowDown')
  await press('End')
  for (let step = 0; step < 12; step++) await press('ArrowDown')
  await press('Enter')
  await expect(page).toHaveURL(new RegExp(point.id))
  await tabTo(/^Sign this version for Cambodia/)
  await press('Enter')
  const sheet = dialog(page)
  await expect(sheet).toBeVisible()
  await tabTo(/^Sign [0-9A-F]{4}/)
  await press('Enter')
  await expect(sheet.getByRole('status')).toContainText(/^Signed/)
  await press('Escape')
  await expect(sheet).toBeHidden()
  await expectLamps(agendaRow(page, point.id), ['open', 'signed'])
  expect((await pointNow(person, point.id)).signOffs['KH']?.state).toBe('signed')
})

test('WCAG 2.1.2: Escape leads out of a text, so that Tab goes on', async ({ arrive }) => {
  const person = await arrive(at, 'interpreter@kh.example')
  const { page } = person
  const { id, registerId } = await liveMeeting(person)
  const maker = await arrive(at, 'chair@th.example')
  const point = await newPoint(maker, { registerId })
  await person.open(pointPath(id, point.id))
  const frame = page.locator('[data-place="body/km"]')
  await frame.focus()
  await page.keyboard.press('Enter')
  await expect(frame.locator('[contenteditable="true"]')).toBeFocused()
  await page.keyboard.type(' ពាក្យ')
  await page.keyboard.press('Escape')
  await expect(frame).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(frame).not.toBeFocused()
  await expectSaved(page)
})
