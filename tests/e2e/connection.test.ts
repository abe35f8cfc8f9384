// What the page says of its line is true: saved is on disk, unsaved is kept and sent, and nobody signs words that the server does not have.
import { type Caller, caller, liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { expect, serve, test } from './setup/people.ts'
import { beginWriting, expectSaved, expectText, panel, pointPath, textOf, write } from './setup/room.ts'

const at = serve()

let chair: Caller
let meetingId: string
let registerId: string

test.beforeAll(async () => {
  chair = await caller(at.origin, 'chair@th.example')
  ;({ id: meetingId, registerId } = await liveMeeting(chair))
})

test('[W21, W1] a server killed while people type loses nothing that was said to be saved, and gets the rest', async ({
  arrive,
}) => {
  const { id } = await newPoint(chair, { registerId })
  const writer = await arrive(at, 'interpreter@th.example')
  const reader = await arrive(at, 'chair@kh.example')
  for (const who of [writer, reader]) await who.open(pointPath(meetingId, id))
  const { page } = writer
  await write(page, 'en', ' Saved words.')
  await expectSaved(page)
  const saved = await textOf(page, 'en')

  const typing = page.keyboard.type(' Typed while the plug is pulled.', { delay: 30 })
  await at.kill('SIGKILL')
  await typing
  await expect(page.getByText(/changes? not yet saved/).first()).toBeVisible()
  await expect(page.getByText(/No connection since .* connecting again/)).toBeVisible()
  await expect(panel(page)).not.toContainText('Sign this version')
  await expect(
    panel(reader.page).getByRole('button', { name: 'Sign this version for Cambodia' }),
  ).toBeDisabled()
  await page.keyboard.type(' And after.')
  const whole = `${saved} Typed while the plug is pulled. And after.`
  await expectText(page, 'en', whole)

  await at.start()
  const stored = JSON.stringify((await pointNow(chair, id)).content)
  expect(stored).toContain('Saved words.')
  await expectSaved(page)
  await expectText(reader.page, 'en', whole)
  await expect
    .poll(async () => JSON.stringify((await pointNow(chair, id)).content))
    .toContain('Saved words. Typed while the plug is pulled. And after.')
  await page.reload()
  await expectText(page, 'en', whole)
})

test('[W1] without a line signing waits and says why, and it comes back with the line', async ({
  arrive,
}) => {
  const { id } = await newPoint(chair, { registerId })
  const person = await arrive(at, 'chair@kh.example')
  const { page, context } = person
  await person.open(pointPath(meetingId, id))
  const sign = panel(page).getByRole('button', { name: 'Sign this version for Cambodia' })
  await expect(sign).toBeEnabled()
  await context.setOffline(true)
  await expect(sign).toBeDisabled()
  await expect(panel(page)).toContainText(
    'No connection. Signing waits until the server can confirm the exact words.',
  )
  await write(page, 'th', ' ขณะออฟไลน์')
  await expect(page.getByText(/Offline since .* kept on this page and will be sent/)).toBeVisible()
  await context.setOffline(false)
  await expectSaved(page)
  await expect(sign).toBeEnabled()
  await expect.poll(async () => JSON.stringify((await pointNow(chair, id)).content)).toContain('ขณะออฟไลน์')
})

test('[W1] leaving the page with unsaved text asks first, and with saved text does not', async ({
  arrive,
}) => {
  const { id } = await newPoint(chair, { registerId })
  const person = await arrive(at, 'interpreter@kh.example')
  const { page, context } = person
  await person.open(pointPath(meetingId, id))
  await write(page, 'km', ' ពាក្យ')
  await expectSaved(page)
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  expect(asked).toEqual([])
  await beginWriting(page, 'km')
  await context.setOffline(true)
  await page.keyboard.type('ថ្មី')
  await expect(page.getByText(/changes? not yet saved/).first()).toBeVisible()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
})
