// On a phone, 390 px wide: nothing sticks out, and the way leads from the agenda to the point to the signature.
import type { Page } from '@playwright/test'
import { liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { type Arrival, expect, serve, test } from './setup/people.ts'
import { agendaRow, dialog, expectLamps, meetingPath, panel } from './setup/room.ts'
import { screensOf, settled } from './setup/screens.ts'

const at = serve()

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Elements that reach past the right edge of the page, unless something around them scrolls on its own. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth
    if (wide <= innerWidth) return []
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement))
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !scrolls(each.parentElement))
      .slice(0, 5)
      .map((each) => `${each.tagName}.${each.className}: ${each.textContent?.slice(0, 40)}`)
      .concat(`the page is ${wide} px wide`)
  })
}

for (const language of ['en', 'th', 'km'] as const) {
  test(`on a phone no screen scrolls sideways, ${language}`, async ({ arrive }) => {
    const phone = await arrive(at, 'chair@kh.example', { language, browser: PHONE } satisfies Arrival)
    const found: Record<string, string[]> = {}
    const screens = await screensOf(phone)
    for (const { name, path, ready } of screens) {
      await phone.page.goto(path)
      await expect(phone.page.locator(ready).first()).toBeAttached()
      await expect(phone.page.locator('.skeleton')).toHaveCount(0)
      await settled(phone.page)
      found[name] = await sticksOut(phone.page)
    }
    expect(found).toEqual(Object.fromEntries(screens.map(({ name }) => [name, []])))
  })
}

test('on a phone a chair goes from the agenda to a point, pages through three languages and signs', async ({
  arrive,
}) => {
  const phone = await arrive(at, 'chair@kh.example', { browser: PHONE })
  const { page } = phone
  const { id, registerId } = await liveMeeting(phone)
  const point = await newPoint(phone, { registerId, title: { th: 'ข้อใหม่', km: 'ចំណុចថ្មី', en: 'A new one' } })
  await phone.open(meetingPath(id))
  const bar = page.getByRole('navigation', { name: 'Parts of the meeting room' })
  await bar.getByRole('button', { name: 'Agenda' }).tap()
  await agendaRow(page, point.id).getByRole('link').tap()
  await expect(page.getByRole('heading', { name: 'A new one' }).first()).toBeVisible()
  await page.getByRole('tab', { name: 'ខ្មែរ' }).tap()
  await expect(page.locator('[data-place="body/km"]')).toContainText('ភាគីកម្ពុជា')
  await bar.getByRole('button', { name: 'Sign-off' }).tap()
  await panel(page).getByRole('button', { name: 'Sign this version for Cambodia' }).tap()
  const sheet = dialog(page)
  const confirm = sheet.getByRole('button', { name: /^Sign [0-9A-F]{4}/ })
  await expect(confirm).toBeDisabled()
  await expect(sheet).toContainText('Turn to Khmer and English before you go on.')
  await sheet.getByRole('radio', { name: /ខ្មែរ/ }).tap()
  await expect(confirm).toBeDisabled()
  await sheet.getByRole('radio', { name: /English/ }).tap()
  await confirm.tap()
  await expect(sheet.getByRole('status')).toContainText(/^Signed/)
  await sheet.getByRole('button', { name: 'Close' }).last().tap()
  await bar.getByRole('button', { name: 'Agenda' }).tap()
  await expectLamps(agendaRow(page, point.id), ['open', 'signed'])
  expect((await pointNow(phone, point.id)).signOffs['KH']?.state).toBe('signed')
})
