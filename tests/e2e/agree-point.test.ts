// S1: two chairs in two browsers agree a point while everybody looks on; whoever may not sign sees why, and is refused by script too.
import type { Point } from '#shared/api/points.ts'
import { type Caller, caller, codeOf, detailsOf, liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { letStepUpAge } from './setup/database.ts'
import { expect, type Person, serve, test } from './setup/people.ts'
import { agendaRow, dialog, expectLamps, matrixPath, matrixRows, panel, pointPath } from './setup/room.ts'
import { DEMO_PASSWORD } from './setup/server.ts'

const at = serve()

let meetingId: string
let registerId: string
let script: Caller

test.beforeAll(async () => {
  script = await caller(at.origin, 'chair@th.example')
  ;({ id: meetingId, registerId } = await liveMeeting(script))
})

const point = (): Promise<Point> => newPoint(script, { registerId })

/** From the button in the panel to the last word of the sheet. */
async function sign({ page }: Person, delegation: string): Promise<void> {
  await panel(page)
    .getByRole('button', { name: `Sign this version for ${delegation}` })
    .click()
  const sheet = dialog(page)
  await sheet.getByRole('button', { name: /^Sign [0-9A-F]{4}/ }).click()
  await expect(sheet.getByRole('status')).toContainText(/^Signed .* fingerprint/)
  await sheet.getByRole('button', { name: 'Close' }).last().click()
  await expect(sheet).toBeHidden()
}

const agreedCount = async ({ page }: Person) => {
  const words = await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('heading')
    .first()
    .textContent()
  return Number(/(\d+) of \d+ agreed/.exec(words ?? '')?.[1])
}

test('S1: two chairs agree a point, and both screens show each signature without being reloaded', async ({
  arrive,
}) => {
  const { id, number } = await point()
  const [kh, th] = await Promise.all([arrive(at, 'chair@kh.example'), arrive(at, 'chair@th.example')])
  const everyone = [kh, th]
  await Promise.all(everyone.map((who) => who.open(pointPath(meetingId, id))))
  for (const { page } of everyone) await expectLamps(agendaRow(page, id), ['open', 'open'])
  const before = await agreedCount(th)

  await sign(kh, 'Cambodia')
  for (const { page } of everyone) {
    await expectLamps(agendaRow(page, id), ['open', 'signed'])
    await expect(panel(page).getByText('to sign', { exact: true })).toHaveCount(1)
  }
  await expect(th.page.getByText(`Cambodia has signed point ${number}.`)).toBeAttached()

  await sign(th, 'Thailand')
  for (const { page } of everyone) {
    await expectLamps(agendaRow(page, id), ['signed', 'signed'])
    await expect(panel(page).getByText('Agreed by both sides')).toBeVisible()
    await expect(agendaRow(page, id)).toContainText('agreed')
  }
  await expect.poll(() => agreedCount(th)).toBe(before + 1)
  await expect.poll(() => agreedCount(kh)).toBe(before + 1)

  const { signOffs, agreed, version } = await pointNow(script, id)
  expect(agreed).toBe(true)
  expect(signOffs['TH']).toMatchObject({ state: 'signed', by: th.account.id, version })
  expect(signOffs['KH']).toMatchObject({ state: 'signed', by: kh.account.id, version })
})

test('S1: somebody on the matrix sees the signature of another arrive there', async ({ arrive }) => {
  const { id } = await point()
  const [interpreter, th] = await Promise.all([
    arrive(at, 'interpreter@kh.example'),
    arrive(at, 'chair@th.example'),
  ])
  await interpreter.open(matrixPath(meetingId))
  const row = matrixRows(interpreter.page).last()
  await expectLamps(row, ['open', 'open'])
  await th.open(pointPath(meetingId, id))
  await sign(th, 'Thailand')
  await expectLamps(row, ['signed', 'open'])
  await expect(row).toContainText('Waiting for KH')
})

test('S1: a liaison who is no signatory sees why, and the same call by script gets 403', async ({
  arrive,
}) => {
  const { id, version } = await point()
  const liaison = await arrive(at, 'ccib@th.example')
  await liaison.open(pointPath(meetingId, id))
  await expect(panel(liaison.page)).toContainText(
    'Your chair has not named you a signatory. You can initial.',
  )
  await expect(panel(liaison.page).getByRole('button', { name: 'Sign this version' })).toHaveCount(0)
  await expect(panel(liaison.page).getByRole('button', { name: 'Initial' })).toBeEnabled()

  for (const act of ['sign', 'reserve', 'object']) {
    const reply = await liaison.call('POST', `/api/points/${id}/acts`, { act, version, reason: 'a reason' })
    expect([reply.status, codeOf(reply)]).toEqual([403, 'policy.denied'])
  }
  const { signOffs, acts } = await pointNow(script, id)
  expect([signOffs['TH']?.state, acts]).toEqual(['open', []])
})

test('S1: interpreters, experts and observers read why they do not sign', async ({ arrive }) => {
  const { id } = await point()
  const reasons = {
    'interpreter@th.example': 'Interpreters write the texts; they do not sign.',
    'amlo@th.example': 'Experts initial; they do not sign for the delegation.',
  }
  for (const [email, reason] of Object.entries(reasons)) {
    const { open, page } = await arrive(at, email)
    await open(pointPath(meetingId, id))
    await expect(panel(page)).toContainText(reason)
    await expect(panel(page).getByRole('button', { name: /^Sign/ })).toHaveCount(0)
  }
})

test('S1: the password is asked again when it was last given more than 15 minutes ago', async ({
  arrive,
}) => {
  const { id } = await point()
  const chair = await arrive(at, 'chair@kh.example')
  const { page } = chair
  await chair.open(pointPath(meetingId, id))
  letStepUpAge(at, chair.account.id, 16)
  await panel(page).getByRole('button', { name: 'Sign this version for Cambodia' }).click()
  const sheet = dialog(page)
  await sheet.getByRole('button', { name: /^Sign [0-9A-F]{4}/ }).click()
  const password = sheet.getByLabel('Your password again, to sign')
  await expect(password).toBeFocused()
  expect((await pointNow(script, id)).signOffs['KH']?.state).toBe('open')

  await password.fill('not the password')
  await page.keyboard.press('Enter')
  await expect(sheet).toContainText('The password is not right.')
  await expect(password).toHaveValue('')
  await password.fill(DEMO_PASSWORD)
  await sheet.getByRole('button', { name: 'Confirm' }).click()
  await expect(sheet.getByRole('status')).toContainText(/^Signed/)
  await expectLamps(agendaRow(page, id), ['open', 'signed'])
})

test('S1: by script, too, nobody signs on an old sign-in', async () => {
  const { id, version } = await point()
  const chair = await caller(at.origin, 'chair@kh.example')
  letStepUpAge(at, chair.account.id, 16)
  const reply = await chair.call('POST', `/api/points/${id}/acts`, { act: 'sign', version })
  expect([reply.status, codeOf(reply)]).toEqual([401, 'auth.step_up_required'])
})

test('S1: a reservation is stated, is shown to the other side, and still agrees the point', async ({
  arrive,
}) => {
  const { id } = await point()
  const [kh, th] = await Promise.all([arrive(at, 'chair@kh.example'), arrive(at, 'chair@th.example')])
  await Promise.all([kh, th].map((who) => who.open(pointPath(meetingId, id))))
  await panel(kh.page).getByRole('button', { name: 'Sign with reservation' }).click()
  const sheet = dialog(kh.page)
  const confirm = sheet.getByRole('button', { name: /with reservation$/ })
  await confirm.click()
  await expect(sheet).toContainText('Please state the reason: the other side has to know it.')
  const reason = 'លុះត្រាតែមានដីកាតុលាការ'
  await sheet.getByLabel('Your reservation').fill(reason)
  await confirm.click()
  await expect(sheet.getByRole('status')).toContainText('Signed with reservation')
  await expect(panel(th.page)).toContainText(reason)
  await expectLamps(agendaRow(th.page, id), ['open', 'reserved'])
  await sign(th, 'Thailand')
  await expect(panel(th.page)).toContainText('Agreed by both sides')
})

test('S1: an objection needs a reason, on the screen and by script', async ({ arrive }) => {
  const { id, version } = await point()
  const kh = await arrive(at, 'chair@kh.example')
  await kh.open(pointPath(meetingId, id))
  await panel(kh.page).getByRole('button', { name: 'Object', exact: true }).click()
  const sheet = dialog(kh.page)
  await sheet.getByRole('button', { name: /^Object to/ }).click()
  await expect(sheet.getByLabel('Your objection')).toHaveAttribute('aria-invalid', 'true')
  await sheet.getByLabel('Your objection').fill('The court file is missing')
  await sheet.getByRole('button', { name: /^Object to/ }).click()
  await expect(sheet.getByRole('status')).toContainText('Objection recorded')
  await expectLamps(agendaRow(kh.page, id), ['open', 'objected'])

  for (const reason of [undefined, '', '   ']) {
    const reply = await script.call('POST', `/api/points/${id}/acts`, { act: 'object', version, reason })
    expect(reply.status).toBe(400)
    expect(JSON.stringify(reply.body)).toContain('reason')
  }
})

test('S1: a point without Khmer cannot be signed, and it is said which language is missing', async ({
  arrive,
}) => {
  const made = await newPoint(script, {
    registerId,
    title: { th: 'ไม่มีภาษาเขมร', km: '', en: 'No Khmer yet' },
    body: { th: 'ข้อความ', km: '', en: 'Words' },
  })
  const th = await arrive(at, 'chair@th.example')
  await th.open(pointPath(meetingId, made.id))
  await expect(panel(th.page)).toContainText('Cannot be signed yet: no title or text in Khmer.')
  await expect(panel(th.page).getByRole('button', { name: /^Sign this/ })).toHaveCount(0)
  const act = { act: 'sign', version: made.version }
  const reply = await script.call('POST', `/api/points/${made.id}/acts`, act)
  expect([reply.status, codeOf(reply), detailsOf(reply)]).toEqual([
    422,
    'sign_off.incomplete',
    { languages: ['km'] },
  ])
})
