// S6: somebody who has never seen it starts the demo, reads what stands at the terminal, signs in and finds what waits for them.
import type { Page } from '@playwright/test'
import { type Caller, caller, liveMeeting, pointsOf } from './setup/caller.ts'
import { expect, serve, test } from './setup/people.ts'
import { agendaRow, expectSaved, matrixPath, meetingPath, pointPath } from './setup/room.ts'
import { DEMO_PASSWORD } from './setup/server.ts'

const at = serve()

const EMAILS = [
  'chair@th.example',
  'ccib@th.example',
  'immigration@th.example',
  'amlo@th.example',
  'interpreter@th.example',
  'chair@kh.example',
  'cnp@kh.example',
  'immigration@kh.example',
  'interpreter@kh.example',
  'observer@int.example',
]

async function signIn(page: Page, email: string, password = DEMO_PASSWORD) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('S6: the terminal says the address, the password and ten accounts with their roles', async ({
  visit,
}) => {
  const said = at.said()
  expect(said).toContain(`Samakki is at ${at.origin}`)
  expect(said).toContain(`Password of all demo accounts: ${DEMO_PASSWORD}`)
  for (const email of EMAILS) expect(said).toContain(email)
  for (const role of ['chair', 'liaison', 'expert', 'interpreter', 'observer']) expect(said).toContain(role)
  const page = await visit(at)
  await page.goto(/http:\S+/.exec(said)?.[0] ?? '')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('S6: every account of the list can sign in and sees the meeting that is under way', async () => {
  for (const email of EMAILS) {
    const who = await caller(at.origin, email)
    expect((await liveMeeting(who)).number).toBe(4)
  }
})

test('S6: signed in, the home page shows the meeting and exactly the points that wait for this person', async ({
  visit,
}) => {
  const page = await visit(at)
  await page.goto('/')
  await signIn(page, 'chair@kh.example')
  await expect(page.getByRole('heading', { name: 'Meeting under way' })).toBeVisible()
  await expect(page.getByText('4th meeting · teleconference').first()).toBeVisible()
  const chair = await caller(at.origin, 'chair@kh.example')
  const { registerId } = await liveMeeting(chair)
  const points = await pointsOf(chair, registerId)
  const open = points.filter(({ signOffs }) => ['open', 'stale'].includes(signOffs['KH']?.state ?? ''))
  expect(open.length).toBeGreaterThan(2)
  const waiting = page.getByRole('region', { name: 'Waiting for your signature' }).getByRole('link')
  await expect(waiting).toHaveText(
    open.map(({ number, title }) => new RegExp(`Point ${number} · ${title.en}`)),
  )

  await waiting.first().click()
  await expect(page.getByRole('button', { name: 'Sign this version for Cambodia' })).toBeVisible()
})

test('S6: every screen can be reached by links from the home page', async ({ arrive }) => {
  const person = await arrive(at, 'chair@th.example')
  const { page } = person
  await person.open('/')
  const go = (name: string) => page.getByRole('link', { name, exact: true }).first().click()
  await go('Meetings')
  await expect(page.getByRole('heading', { name: 'Meetings' })).toBeVisible()
  await go('Members')
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible()
  await go('Record')
  await expect(page.getByRole('heading', { name: 'The record' })).toBeVisible()
  await go('Home')
  await page.getByRole('link', { name: 'Join the meeting' }).click()
  await expectSaved(page)
  await page.getByRole('link', { name: /^Sign-offs/ }).click()
  await expect(page.getByRole('heading', { name: 'Who has signed off on each point' })).toBeVisible()
  await page.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: 'Account' }).click()
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
})

test('S6: a reload and a link that was sent open the same place, also for somebody who signs in first', async ({
  arrive,
  visit,
}) => {
  const person = await arrive(at, 'chair@th.example')
  const { id, registerId } = await liveMeeting(person)
  const [, , third] = await pointsOf(person, registerId)
  if (!third) throw new Error('the demo has no third point')
  const path = pointPath(id, third.id)
  for (const [address, heading] of [
    [path, 'Sites presented in Poipet: crackdown plan'],
    [matrixPath(id), 'Who has signed off on each point'],
    ['/w/jwg/members', 'Members'],
    ['/account', 'Account'],
  ] as const) {
    await person.open(address)
    await expect(person.page.getByRole('heading', { name: heading, exact: true }).first()).toBeVisible()
    await person.page.reload()
    await expect(person.page.getByRole('heading', { name: heading, exact: true }).first()).toBeVisible()
    expect(new URL(person.page.url()).pathname).toBe(address)
  }
  const page = await visit(at)
  await page.goto(path)
  await signIn(page, 'cnp@kh.example')
  await expect(
    page.getByRole('heading', { name: 'Sites presented in Poipet: crackdown plan' }).first(),
  ).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(path)
  await page.getByRole('link', { name: /Adopt the record/ }).click()
  await page.goBack()
  expect(new URL(page.url()).pathname).toBe(path)
})

test('S6: an address that does not exist says so and leads home', async ({ arrive }) => {
  const person = await arrive(at, 'chair@th.example')
  await person.open('/w/jwg/no-such-place')
  await expect(person.page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await person.open(meetingPath('01JZZZZZZZZZZZZZZZZZZZZZZZ'))
  await expect(person.page.getByText('This page does not exist, or you may not see it.')).toBeVisible()
  await person.open('/w/nobodys')
  await expect(person.page.getByText('This page does not exist, or you may not see it.')).toBeVisible()
})

test('S6: a wrong password and an unknown account get the same answer', async ({ visit }) => {
  const page = await visit(at)
  await page.goto('/sign-in')
  const answers: string[] = []
  for (const email of ['interpreter@kh.example', 'nobody@kh.example']) {
    await signIn(page, email, 'not the password')
    const alert = page.getByRole('alert')
    await expect(alert).toBeVisible()
    answers.push((await alert.textContent()) ?? '')
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  }
  expect(answers[0]).toBe(answers[1])
  expect(answers[0]).not.toBe('')
})

test('S6: after many wrong tries the page says in words how long to wait, and the right password waits too', async ({
  visit,
}) => {
  const page = await visit(at)
  await page.goto('/sign-in')
  const waiting = page.getByText(/^Too many tries\. .*(second|minute)/)
  for (let tries = 0; tries < 12 && !(await waiting.isVisible()); tries++) {
    await signIn(page, 'amlo@th.example', `wrong ${tries}`)
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  }
  await expect(waiting).toBeVisible()
  const again = await fetch(`${at.origin}/api/auth/sign-in`, {
    method: 'POST',
    headers: { origin: at.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'amlo@th.example', password: DEMO_PASSWORD }),
  })
  expect(again.status).toBe(429)
  expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('S6: an observer sees only what was released, and reads why there is no more', async ({ arrive }) => {
  const observer = await arrive(at, 'observer@int.example')
  const script: Caller = observer
  const { id, registerId } = await liveMeeting(script)
  const rows = await pointsOf(script, registerId)
  expect(rows.map((row) => row.number)).toHaveLength(1)
  await observer.open(meetingPath(id))
  await expect(agendaRow(observer.page, rows[0]?.id ?? '')).toBeVisible()
  await expect(observer.page.getByText('Care and return of persons found at sites').first()).toBeVisible()
  await expect(observer.page.getByText('Surrender of suspects')).toHaveCount(0)
})
