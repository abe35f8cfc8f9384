// Pictures of the screens people look at most, kept under artifacts/screenshots to be looked at. Each is also checked for being complete.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '#tests/architecture/source.ts'
import { type Arrival, expect, serve, test } from './setup/people.ts'
import { panel } from './setup/room.ts'
import { openScreen, screensOf, settled } from './setup/screens.ts'

const at = serve()

const DESK = { width: 1440, height: 860 }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

async function picture(page: Page, name: string): Promise<void> {
  await settled(page)
  const taken = await page.screenshot({ path: join(ROOT, 'artifacts/screenshots', `${name}.png`) })
  expect(taken.byteLength).toBeGreaterThan(10_000)
}

const SHOWN = { 'meeting room, changed since signed': 'meeting-room', 'sign-offs': 'sign-offs', home: 'home' }
const LOOKS: { name: string; arrival: Arrival }[] = [
  { name: 'light', arrival: { browser: { viewport: DESK } } },
  { name: 'dark', arrival: { browser: { viewport: DESK, colorScheme: 'dark' } } },
  { name: 'thai', arrival: { language: 'th', browser: { viewport: DESK } } },
  { name: 'khmer', arrival: { language: 'km', browser: { viewport: DESK } } },
  { name: 'laptop', arrival: { browser: { viewport: { width: 1366, height: 700 } } } },
  { name: 'phone', arrival: { browser: PHONE } },
  { name: 'phone-khmer', arrival: { language: 'km', browser: PHONE } },
]

for (const { name, arrival } of LOOKS) {
  test(`pictures of the meeting room, the matrix and the home page: ${name}`, async ({ arrive }) => {
    const person = await arrive(at, 'chair@th.example', arrival)
    for (const screen of await screensOf(person)) {
      const file = SHOWN[screen.name as keyof typeof SHOWN]
      if (file === undefined) continue
      const phone = name.startsWith('phone')
      if (phone) await person.open(screen.path)
      else await openScreen(person.page, screen)
      await expect(person.page.locator('[data-lamp]').first()).toBeAttached()
      await picture(person.page, `${file}-${name}`)
      if (phone && file === 'meeting-room') await phonePanes(person.page, name)
    }
  })
}

async function phonePanes(page: Page, name: string): Promise<void> {
  const buttons = page.locator('.room-bar button')
  await buttons.first().tap()
  await picture(page, `agenda-${name}`)
  await buttons.last().tap()
  await picture(page, `sign-off-${name}`)
  await page.locator('.deeds button').first().tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(page, `signing-sheet-${name}`)
}

test('pictures of the sign-in page, the account, the signing sheet, the comparison, members and the record', async ({
  arrive,
  visit,
}) => {
  const visitor = await visit(at, { viewport: DESK, locale: 'th-TH' })
  await visitor.goto('/sign-in')
  await expect(visitor.getByRole('button').first()).toBeVisible()
  await picture(visitor, 'sign-in')

  const person = await arrive(at, 'chair@th.example', { browser: { viewport: DESK } })
  const { page } = person
  for (const screen of await screensOf(person)) {
    if (!['account', 'compare', 'members', 'record', 'meetings'].includes(screen.name)) continue
    await openScreen(page, screen)
    await picture(page, screen.name)
  }
  const third = (await screensOf(person)).find(({ ready }) => ready === '.sign-note.stale')
  if (!third) throw new Error('no point has changed since it was signed')
  await openScreen(page, third)
  await panel(page).getByRole('button', { name: 'Sign this version for Thailand' }).click()
  await expect(page.getByRole('dialog').locator('ins').first()).toBeVisible()
  await picture(page, 'signing-sheet')
})
