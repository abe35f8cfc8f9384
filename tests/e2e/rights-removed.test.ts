// S21: a right that is taken away is gone on every device within two seconds, and text that was not sent is offered back to its author.
import type { Member } from '#shared/api/members.ts'
import type { SessionRow } from '#shared/api/accounts.ts'
import { type Caller, caller, codeOf, liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { type Arrive, expect, type Person, serve, test } from './setup/people.ts'
import { body, expectSaved, panel, pointPath, write } from './setup/room.ts'
import { DEMO_PASSWORD } from './setup/server.ts'

const at = serve()

let chairs: { TH: Caller; KH: Caller }
let meetingId: string
let registerId: string

test.beforeAll(async () => {
  chairs = {
    TH: await caller(at.origin, 'chair@th.example'),
    KH: await caller(at.origin, 'chair@kh.example'),
  }
  ;({ id: meetingId, registerId } = await liveMeeting(chairs.TH))
})

/** Somebody with the same point open on two devices. */
async function onTwoDevices(
  arrive: Arrive,
  email: string,
): Promise<{ pointId: string; devices: [Person, Person] }> {
  const { id: pointId } = await newPoint(chairs.TH, { registerId })
  const devices: [Person, Person] = [await arrive(at, email), await arrive(at, email)]
  for (const device of devices) {
    await device.open(pointPath(meetingId, pointId))
    await expectSaved(device.page)
  }
  return { pointId, devices }
}

async function change(who: Person, chair: Caller, patch: object): Promise<void> {
  const members = await chair.read<Member[]>('/api/workspaces/jwg/members')
  const member = members.find((each) => each.accountId === who.account.id)
  const reply = await chair.call('PATCH', `/api/workspaces/jwg/members/${member?.id}`, patch)
  expect(reply.status).toBe(200)
}

/** The line is cut without the page knowing that more than the line has changed. */
async function writeWithoutLine({ page, context }: Person, words: string): Promise<void> {
  await context.setOffline(true)
  await write(page, 'en', words)
  await expect(page.getByText(/changes? not yet saved/).first()).toBeVisible()
}

test('S21: a liaison who becomes an expert can only read, on both devices, and gets the unsent text back', async ({
  arrive,
}) => {
  const { pointId, devices } = await onTwoDevices(arrive, 'cnp@kh.example')
  const [offline, online] = devices
  await write(online.page, 'km', ' ១')
  await expectSaved(online.page)
  await writeWithoutLine(offline, ' Words that were never sent.')
  await change(online, chairs.KH, { role: 'expert' })

  const note = 'Your role (expert) lets you read these texts, but not change them.'
  await expect(online.page.getByText(note)).toBeVisible()
  await expect(online.page.locator('[contenteditable="true"]')).toHaveCount(0)
  await expect(panel(online.page)).toContainText('Experts initial; they do not sign for the delegation.')

  await offline.context.setOffline(false)
  await expect(offline.page.getByText(note)).toBeVisible()
  const kept = offline.page.getByRole('region', { name: 'Your text was not accepted' })
  await expect(kept).toContainText('Words that were never sent.')
  await expect(kept).toContainText(/Your role does not allow this\.|Your right to write here was taken away/)
  await expect(body(offline.page, 'en')).not.toContainText('never sent')
  const stored = JSON.stringify((await pointNow(chairs.TH, pointId)).content)
  expect(stored).not.toContain('never sent')

  // It outlives a reload, until its author decides.
  await offline.page.reload()
  await expect(kept).toContainText('Words that were never sent.')
  await kept.getByRole('button', { name: 'Discard' }).click()
  await expect(kept).toHaveCount(0)

  const patch = await offline.call('PATCH', `/api/points/${pointId}`, { fields: { minutes: 5 } })
  expect([patch.status, codeOf(patch)]).toEqual([403, 'policy.denied'])
})

test('S21: whose membership ends is out on both devices, keeps the page, and is told so', async ({
  arrive,
}) => {
  const { pointId, devices } = await onTwoDevices(arrive, 'interpreter@th.example')
  await writeWithoutLine(devices[0], ' Not sent either.')
  await change(devices[0], chairs.TH, { ended: true })
  await expect(
    devices[1].page.getByText(/Your access to this (workspace|agenda) was removed/).first(),
  ).toBeVisible()
  await devices[0].context.setOffline(false)
  await expect(
    devices[0].page.getByText(/Your access to this (workspace|agenda) was removed/).first(),
  ).toBeVisible()
  await expect(devices[0].page.getByText('Not sent either.').first()).toBeVisible()
  for (const { page } of devices) await expect(page.locator('[contenteditable="true"]')).toHaveCount(0)
  expect((await devices[1].call('GET', `/api/points/${pointId}`)).status).toBe(404)
  expect((await devices[1].call('GET', '/api/workspaces/jwg')).status).toBe(404)
})

test('S21: a session ended from another device signs that device out, where one signs in again and loses nothing', async ({
  arrive,
}) => {
  const { pointId, devices } = await onTwoDevices(arrive, 'ccib@th.example')
  const [lost, kept] = devices
  await write(lost.page, 'en', ' Before.')
  await expectSaved(lost.page)
  const sessions = await lost.read<SessionRow[]>('/api/me/sessions')
  const own = sessions.find((session) => session.current)
  expect(sessions).toHaveLength(2)

  await kept.open('/account')
  await kept.page.getByRole('button', { name: /^End the session/ }).click()
  await expect(kept.page.getByRole('button', { name: /^End the session/ })).toHaveCount(0)
  expect(own).toBeDefined()
  await expect(lost.page.getByText('You are signed out.')).toBeVisible()
  await expect(body(lost.page, 'en')).toContainText('Before.')
  expect((await lost.call('GET', '/api/me')).status).toBe(401)
  expect((await kept.call('GET', '/api/me')).status).toBe(200)

  await lost.page.getByRole('button', { name: 'Sign in again' }).click()
  await lost.page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await lost.page.keyboard.press('Enter')
  await expect(lost.page.getByText('You are signed out.')).toHaveCount(0)
  await write(lost.page, 'en', ' After.')
  await expectSaved(lost.page)
  await expect
    .poll(async () => JSON.stringify((await pointNow(chairs.TH, pointId)).content))
    .toContain('Before. After.')
})

test('S21: a changed password signs out every device but the one it was changed on', async ({ arrive }) => {
  const { devices } = await onTwoDevices(arrive, 'immigration@kh.example')
  const [other, here] = devices
  const next = 'a long sentence is easy to remember'
  await here.open('/account')
  await here.page.getByLabel('Current password').fill(DEMO_PASSWORD)
  await here.page.getByLabel('New password').fill(next)
  await here.page.getByRole('button', { name: 'Change password' }).click()
  await expect(
    here.page.getByText('Your password is changed. All other devices are signed out.'),
  ).toBeVisible()
  await expect(other.page.getByText('You are signed out.')).toBeVisible()
  await expect(other.page.locator('[contenteditable="true"]')).toHaveCount(0)
  expect((await here.call('GET', '/api/me')).status).toBe(200)
  await expect(caller(at.origin, 'immigration@kh.example')).rejects.toThrow('not let in')
  expect((await caller(at.origin, 'immigration@kh.example', next)).account.id).toBe(here.account.id)
})
