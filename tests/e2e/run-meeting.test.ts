// A meeting as it is run: the agenda changes under everybody's eyes, each person undoes their own words, and a seal needs two keys.
import { act, type Caller, caller, codeOf, liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { type Arrive, expect, type Person, serve, test } from './setup/people.ts'
import {
  agendaRow,
  beginWriting,
  body,
  expectLamps,
  expectSaved,
  expectText,
  panel,
  pointPath,
} from './setup/room.ts'

const at = serve()

let meetingId: string
let registerId: string
let th: Caller
let kh: Caller

test.beforeAll(async () => {
  th = await caller(at.origin, 'chair@th.example')
  kh = await caller(at.origin, 'chair@kh.example')
  ;({ id: meetingId, registerId } = await liveMeeting(th))
})

async function together(arrive: Arrive, emails: string[], pointId: string): Promise<Person[]> {
  const people: Person[] = []
  for (const email of emails) {
    const person = await arrive(at, email)
    await person.open(pointPath(meetingId, pointId))
    await expectSaved(person.page)
    people.push(person)
  }
  return people
}

const there = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not there')
  return value
}

test('a point that a chair moves, changes or deletes does so on the screen of the other side', async ({
  arrive,
}) => {
  const { id } = await newPoint(th, { registerId, title: { th: 'ย้าย', km: 'ផ្លាស់ទី', en: 'To be moved' } })
  const people = await together(arrive, ['chair@th.example', 'cnp@kh.example'], id)
  const [chair, other] = people.map(({ page }) => page)
  const [mover, watcher] = [there(chair), there(other)]
  const numberIn = (page: typeof mover) => agendaRow(page, id).locator('.agenda-number')
  await expect(numberIn(watcher)).toHaveText('12')

  await agendaRow(mover, id).getByRole('link').focus()
  await mover.keyboard.press('Alt+Shift+ArrowUp')
  await expect(numberIn(watcher)).toHaveText('11')
  await expect(agendaRow(watcher, id).getByRole('button')).toHaveCount(0)

  await mover.getByLabel('Minutes allotted').fill('25')
  await mover.keyboard.press('Enter')
  await expect(agendaRow(watcher, id)).toContainText('25 min')
  await mover.getByLabel('Minutes allotted').fill('a lot')
  await mover.keyboard.press('Enter')
  await expect(mover.getByText('Write a number of minutes from 0 to 1440.')).toBeVisible()
  await mover.keyboard.press('Escape')

  await mover.getByRole('button', { name: 'More on point 11' }).click()
  await mover.getByRole('menuitem', { name: 'Delete this point' }).click()
  await mover
    .getByRole('alertdialog')
    .getByRole('button', { name: /Delete/ })
    .click()
  await expect(agendaRow(watcher, id)).toHaveCount(0)
  await expect(watcher.getByText('This point is not in the agenda')).toBeVisible()
  await expect(mover.getByText('This point is not in the agenda')).toHaveCount(0)
})

test('each person undoes their own words and nobody else’s', async ({ arrive }) => {
  const { id } = await newPoint(th, { registerId, body: { th: 'ก', km: 'ក', en: 'Start.' } })
  const emails = ['interpreter@th.example', 'interpreter@kh.example']
  const [first, second] = (await together(arrive, emails, id)).map(({ page }) => page)
  const [a, b] = [there(first), there(second)]
  await beginWriting(a, 'en')
  await a.keyboard.press('ControlOrMeta+End')
  await a.keyboard.type(' Mine')
  await expectText(b, 'en', 'Start. Mine')
  await beginWriting(b, 'en')
  await b.keyboard.press('ControlOrMeta+Home')
  await b.keyboard.type('Theirs ')
  await expectText(a, 'en', 'Theirs Start. Mine')
  await a.keyboard.press('ControlOrMeta+z')
  await expectText(b, 'en', 'Theirs Start.')
  await b.keyboard.press('ControlOrMeta+z')
  await expectText(a, 'en', 'Start.')
  await a.keyboard.press('ControlOrMeta+Shift+z')
  await expectText(b, 'en', 'Start. Mine')
})

test('a title is typed in place, letter by letter, and everybody’s agenda follows', async ({ arrive }) => {
  const { id } = await newPoint(th, { registerId, title: { th: 'ชื่อ', km: 'ឈ្មោះ', en: 'Name' } })
  const emails = ['ccib@th.example', 'chair@kh.example']
  const [first, second] = (await together(arrive, emails, id)).map(({ page }) => page)
  const [a, b] = [there(first), there(second)]
  await a.getByRole('textbox', { name: 'Title, English' }).click()
  await a.keyboard.press('End')
  await a.keyboard.type(' of a thing')
  await expect(agendaRow(b, id)).toContainText('Name of a thing')
  await b.getByRole('textbox', { name: 'Title, English' }).click()
  await b.keyboard.press('Home')
  await b.keyboard.type('The ')
  await expect(agendaRow(a, id)).toContainText('The Name of a thing')
  await expect.poll(async () => (await pointNow(th, id)).title.en).toBe('The Name of a thing')
})

test('a sealed point is closed to everybody at once, and only two keys open it again', async ({ arrive }) => {
  const { id } = await newPoint(th, { registerId })
  const emails = ['chair@th.example', 'chair@kh.example', 'interpreter@kh.example']
  const [first, second, third] = (await together(arrive, emails, id)).map(({ page }) => page)
  const [a, b, writer] = [there(first), there(second), there(third)]
  await beginWriting(writer, 'en')
  for (const chair of [th, kh]) expect((await act(chair, id, 'sign')).status).toBe(201)
  expect((await act(th, id, 'seal')).status).toBe(201)
  await expect(writer.getByText(/This point is sealed/)).toBeVisible()
  await expect(writer.locator('[contenteditable="true"]')).toHaveCount(0)
  const patch = await th.call('PATCH', `/api/points/${id}`, { fields: { outcome: 'decision' } })
  expect([patch.status, codeOf(patch)]).toEqual([409, 'point.sealed'])

  await panel(a).getByRole('button', { name: 'Ask to reopen' }).click()
  await a.getByRole('alertdialog').getByRole('button', { name: 'Ask to reopen' }).click()
  await expect(panel(b)).toContainText('The chair of Thailand asks to reopen; waiting for Cambodia.')
  await expect(writer.locator('[contenteditable="true"]')).toHaveCount(0)
  await panel(b).getByRole('button', { name: 'Reopen too' }).click()
  await b.getByRole('alertdialog').getByRole('button', { name: 'Reopen too' }).click()
  await expect(writer.getByText(/This point is sealed/)).toHaveCount(0)
  await expectLamps(agendaRow(a, id), ['signed', 'signed'])
  await beginWriting(writer, 'en')
  await writer.keyboard.type('Again ')
  await expect(body(a, 'en')).toContainText('Again')
})

test('the language of the interface changes in the middle of a word, and the word stays', async ({
  arrive,
}) => {
  const { id } = await newPoint(th, { registerId })
  const [person] = await together(arrive, ['interpreter@th.example'], id)
  const { page, context } = there(person)
  await beginWriting(page, 'th')
  await page.keyboard.press('ControlOrMeta+End')
  await context.setOffline(true)
  await page.keyboard.type(' ยังไม่ส่ง')
  await page
    .getByRole('button', { name: 'ខ្មែរ' })
    .or(page.getByRole('radio', { name: 'ខ្មែរ' }))
    .first()
    .click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'km')
  await expect(body(page, 'th')).toContainText('ยังไม่ส่ง')
  await context.setOffline(false)
  await expect.poll(async () => JSON.stringify((await pointNow(th, id)).content)).toContain('ยังไม่ส่ง')
})
