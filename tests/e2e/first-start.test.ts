// The first day of real use: an empty server, one link for the chair of each side, and from there to the first point agreed.
import type { Page } from '@playwright/test'
import { expect, serve, test } from './setup/people.ts'
import { body, dialog, expectLamps, expectSaved, expectText, panel, write } from './setup/room.ts'

const at = serve({ demo: false })

// One first day: each test goes on where the one before has ended.
test.describe.configure({ mode: 'serial' })

const PASSWORD = 'the river between us is shallow'

function linkFor(delegation: string): string {
  const link = new RegExp(`${delegation}\\s+(http\\S+)`).exec(at.said())?.[1]
  if (!link) throw new Error(`no link for ${delegation}: ${at.said()}`)
  return link
}

async function setUp(page: Page, delegation: string, email: string): Promise<void> {
  await page.goto(linkFor(delegation))
  await expect(page.getByRole('heading', { name: 'Set up your account' })).toBeVisible()
  await page.getByRole('button', { name: 'Create the account and sign in' }).click()
  await expect(page.getByText('Enter your name in at least one script.')).toBeVisible()
  await page.getByLabel('Name in Latin letters').fill(`Chair of ${delegation}`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Choose a password').fill('short')
  await page.getByRole('button', { name: 'Create the account and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Set up your account' })).toBeVisible()
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create the account and sign in' }).click()
  await expect(page.getByRole('link', { name: 'Home' })).toBeVisible()
}

async function sign(page: Page): Promise<void> {
  await panel(page)
    .getByRole('button', { name: /^Sign this version/ })
    .click()
  await dialog(page)
    .getByRole('button', { name: /^Sign [0-9A-F]{4}/ })
    .click()
  await expect(dialog(page).getByRole('status')).toContainText(/^Signed/)
  await page.keyboard.press('Escape')
}

test('two chairs with a link each come from an empty server to the first point agreed', async ({ visit }) => {
  test.setTimeout(120_000)
  const [th, kh] = [await visit(at), await visit(at)]
  await setUp(th, 'TH', 'first@th.example')
  await setUp(kh, 'KH', 'first@kh.example')

  await th.getByRole('link', { name: 'Meetings', exact: true }).click()
  await th.getByRole('button', { name: 'Plan a meeting' }).first().click()
  await dialog(th).getByRole('button', { name: 'Plan the meeting' }).click()
  await expect(dialog(th)).toContainText('Enter a date and a time.')
  const date = dialog(th).getByRole('group', { name: 'Date' }).getByRole('spinbutton')
  await date.first().click()
  await th.keyboard.type('01122569')
  await dialog(th).getByRole('button', { name: 'Plan the meeting' }).click()
  await expect(dialog(th)).toContainText('Check the year: 2569 in the common era.')
  await date.last().click()
  await th.keyboard.type('2026')
  await dialog(th).getByRole('button', { name: 'Plan the meeting' }).click()
  await expect(dialog(th)).toHaveCount(0)

  for (const page of [th, kh]) {
    await page.getByRole('link', { name: 'Home', exact: true }).click()
    await page.getByRole('link', { name: 'Prepare agenda' }).first().click()
    await expect(page.getByText('This agenda has no points yet.')).toBeVisible()
  }
  await th.getByRole('button', { name: 'Add a point' }).click()
  await dialog(th).getByRole('button', { name: 'Add a point' }).click()
  await expect(dialog(th)).toContainText('Write the title in at least one language.')
  await dialog(th).getByLabel('ไทย').fill('ข้อแรก')
  await dialog(th).getByLabel('ខ្មែរ').fill('ចំណុចទីមួយ')
  await dialog(th).getByLabel('English').fill('The first point')
  await dialog(th).getByRole('button', { name: 'Add a point' }).click()
  await expect(dialog(th)).toHaveCount(0)

  await expect(kh.getByRole('heading', { name: 'The first point' })).toBeVisible()
  await expect(panel(kh)).toContainText(/Cannot be signed yet: no title or text in Thai, Khmer,? and English/)
  await write(th, 'th', 'สองฝ่ายเห็นชอบ')
  await write(kh, 'km', 'ភាគីទាំងពីរឯកភាព')
  await write(th, 'en', 'Both sides agree')
  await expectText(kh, 'en', 'Both sides agree')
  await expectText(th, 'km', 'ភាគីទាំងពីរឯកភាព')
  for (const page of [th, kh]) await expectSaved(page)

  await th.getByRole('button', { name: 'Start the meeting' }).click()
  await expect(kh.getByText('Live', { exact: true })).toBeVisible()
  await sign(th)
  await sign(kh)
  for (const page of [th, kh]) {
    await expect(panel(page)).toContainText('Agreed by both sides')
    await expectLamps(page.getByRole('listitem').filter({ hasText: 'The first point' }), ['signed', 'signed'])
  }

  await th.getByRole('button', { name: 'Close the meeting' }).click()
  await th.getByRole('alertdialog').getByRole('button', { name: 'Close the meeting' }).click()
  for (const page of [th, kh]) {
    await expect(page.getByText('This meeting is closed. Its agenda can only be read.')).toBeVisible()
    await body(page, 'en').click()
    await expect(page.locator('[contenteditable="true"]')).toHaveCount(0)
  }
})

test('a link works once, and a second visitor is told so without an account being made', async ({
  visit,
}) => {
  const page = await visit(at)
  await page.goto(linkFor('TH'))
  await expect(page.getByRole('heading', { name: 'This link is not valid or has been used' })).toBeVisible()
  await page.goto('/set-up/not-a-token')
  await expect(page.getByRole('heading', { name: 'This link is not valid or has been used' })).toBeVisible()
})

test('after a restart nothing is printed any more that lets somebody in', async () => {
  await at.kill()
  await at.start()
  expect(at.said()).toContain(`Samakki is at ${at.origin}`)
  expect(at.said()).not.toContain('set-up')
})
