// S2: one word after the signatures, and every screen says so at once, with the word; the words put back are signed again.
import type { Point } from '#shared/api/points.ts'
import {
  act,
  type Caller,
  caller,
  codeOf,
  detailsOf,
  liveMeeting,
  newPoint,
  pointNow,
} from './setup/caller.ts'
import { type Arrive, expect, type Person, serve, test } from './setup/people.ts'
import {
  agendaRow,
  beginWriting,
  body,
  dialog,
  expectLamps,
  expectSaved,
  expectText,
  matrixPath,
  matrixRows,
  panel,
  placeCaret,
  pointPath,
  textOf,
  write,
  writeAfter,
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

const point = (): Promise<Point> => newPoint(th, { registerId })

async function agreed(): Promise<Point> {
  const made = await point()
  for (const chair of [th, kh]) expect((await act(chair, made.id, 'sign')).status).toBe(201)
  return pointNow(th, made.id)
}

async function sit(arrive: Arrive, email: string, path: string): Promise<Person> {
  const person = await arrive(at, email)
  await person.open(path)
  return person
}

test('S2: one inserted word makes both signatures stale on every screen, and undoing it signs them again', async ({
  arrive,
}) => {
  const { id } = await agreed()
  const writer = await sit(arrive, 'interpreter@kh.example', pointPath(meetingId, id))
  const reader = await sit(arrive, 'chair@th.example', pointPath(meetingId, id))
  const matrix = await sit(arrive, 'chair@kh.example', matrixPath(meetingId))
  const row = matrixRows(matrix.page).last()
  await expectLamps(row, ['signed', 'signed'])

  await writeAfter(writer.page, 'en', { before: 'Cambodia will', words: ' not' })
  for (const { page } of [writer, reader]) {
    await expectLamps(agendaRow(page, id), ['stale', 'stale'])
    await expect(panel(page)).toContainText(
      /The text changed after Thailand and Cambodia signed:.*not.*in English/,
    )
  }
  await expect(panel(reader.page).getByText('re-sign')).toHaveCount(2)
  await expect(panel(reader.page)).not.toContainText('Agreed by both sides')
  await expectLamps(row, ['stale', 'stale'])
  await expect(row).toContainText('Changed since signed')
  await expect(row).toContainText('not')

  await expectSaved(writer.page)
  await writer.page.keyboard.press('ControlOrMeta+z')
  await expectText(writer.page, 'en', 'Cambodia will draw up a plan within 21 days.')
  for (const { page } of [writer, reader]) {
    await expectLamps(agendaRow(page, id), ['signed', 'signed'])
    await expect(panel(page).getByText('changed and changed back: signed again')).toHaveCount(2)
    await expect(panel(page)).toContainText('Agreed by both sides')
  }
  await expectLamps(row, ['signed', 'signed'])
})

test('S2: whoever types into signed words is told whose signature that undoes, and may turn back', async ({
  arrive,
}) => {
  const { id } = await agreed()
  const { page } = await sit(arrive, 'cnp@kh.example', pointPath(meetingId, id))
  await body(page, 'km').locator('.text p').first().click()
  const warning = page.getByRole('status').filter({ hasText: 'Editing asks everyone to sign again.' })
  await expect(warning).toContainText('Thailand')
  await warning.getByRole('button', { name: 'Cancel' }).click()
  await expect(warning).toHaveCount(0)
  await expect(body(page, 'km').locator('[contenteditable="true"]')).toHaveCount(0)
  await page.keyboard.type('x')
  await expectLamps(agendaRow(page, id), ['signed', 'signed'])
})

test('S2: the sheet that is open while the words change can no longer sign, and shows what is new', async ({
  arrive,
}) => {
  const { id } = await point()
  const signer = await sit(arrive, 'chair@th.example', pointPath(meetingId, id))
  const writer = await sit(arrive, 'interpreter@kh.example', pointPath(meetingId, id))
  await panel(signer.page).getByRole('button', { name: 'Sign this version for Thailand' }).click()
  const sheet = dialog(signer.page)
  const button = sheet.getByRole('button', { name: /^Sign [0-9A-F]{4}/ })
  await expect(button).toBeEnabled()
  const before = await button.textContent()

  await writeAfter(writer.page, 'km', { before: 'ភាគីកម្ពុជា', words: 'មិន' })
  await expect(sheet).toContainText('The text has changed while this sheet was open.')
  await expect(button).toBeDisabled()
  await expectSaved(writer.page)
  await sheet.getByRole('button', { name: 'Show the new text' }).click()
  await expect(sheet).toContainText('ភាគីកម្ពុជាមិននឹង')
  await expect(button).toBeEnabled()
  expect(await button.textContent()).not.toBe(before)
  await button.click()
  await expect(sheet.getByRole('status')).toContainText(/^Signed/)
  const now = await pointNow(th, id)
  expect(now.signOffs['TH']).toMatchObject({ state: 'signed', version: now.version })
})

test('S2: the sheet shows what has changed since this delegation signed, word by word', async ({
  arrive,
}) => {
  const { id } = await agreed()
  const signer = await sit(arrive, 'chair@th.example', pointPath(meetingId, id))
  await writeAfter(signer.page, 'th', { before: 'ฝ่ายกัมพูชา', words: 'ไม่' })
  await expectSaved(signer.page)
  await expectLamps(agendaRow(signer.page, id), ['stale', 'stale'])
  await panel(signer.page).getByRole('button', { name: 'Sign this version for Thailand' }).click()
  const sheet = dialog(signer.page)
  await expect(sheet).toContainText(/What changed since Thailand signed/)
  await expect(sheet.locator('ins')).toHaveText([/added: ไม่$/])
  await expect(sheet.locator('del')).toHaveCount(0)
})

test('S2: a script that signs the words of before gets 409 and the version of now', async ({ arrive }) => {
  const { id, version } = await point()
  const writer = await sit(arrive, 'interpreter@th.example', pointPath(meetingId, id))
  await write(writer.page, 'en', ' Not.')
  await expectSaved(writer.page)
  const reply = await kh.call('POST', `/api/points/${id}/acts`, { act: 'sign', version })
  expect([reply.status, codeOf(reply)]).toEqual([409, 'sign_off.stale_content'])
  const now = await pointNow(kh, id)
  expect(detailsOf(reply)).toEqual({ version: now.version })
  expect(now.version).not.toBe(version)
  expect(now.acts).toEqual([])
})

test('S2: a zero-width space that nobody sees makes the signature stale and is named in words', async ({
  arrive,
}) => {
  const { id } = await agreed()
  const writer = await sit(arrive, 'interpreter@kh.example', pointPath(meetingId, id))
  const editor = await beginWriting(writer.page, 'km')
  await placeCaret(editor, 'កម្ពុជា')
  await writer.page.keyboard.insertText('\u200B')
  await expectSaved(writer.page)
  const reader = await sit(arrive, 'chair@th.example', pointPath(meetingId, id))
  await expectLamps(agendaRow(reader.page, id), ['stale', 'stale'])
  await panel(reader.page).getByRole('button', { name: 'Compare' }).click()
  await expect(dialog(reader.page)).toContainText(
    'A character that the eye does not see was added: zero-width space (U+200B)',
  )
})

test('S2: two people type Thai, Khmer and English into the same texts at once, and both read the same', async ({
  arrive,
}) => {
  const { id } = await point()
  const people = [
    await sit(arrive, 'interpreter@th.example', pointPath(meetingId, id)),
    await sit(arrive, 'interpreter@kh.example', pointPath(meetingId, id)),
  ] as const
  const words = {
    th: ['น้ำผึ้งสำหรับผู้เสียหาย', 'ไม่เห็นด้วยกับข้อนี้'],
    km: ['ប៉ោយប៉ែតនិងស្ត្រី', 'ខ្ញុំមិនយល់ព្រមទេ'],
    en: ['one side writes', 'the other writes too'],
  } as const
  for (const language of ['th', 'km', 'en'] as const) {
    const [mine, theirs] = words[language]
    await Promise.all(people.map(({ page }) => beginWriting(page, language)))
    await people[0].page.keyboard.press('ControlOrMeta+Home')
    await people[1].page.keyboard.press('ControlOrMeta+End')
    await Promise.all([
      people[0].page.keyboard.type(mine, { delay: 15 }),
      people[1].page.keyboard.type(theirs, { delay: 15 }),
    ])
    for (const { page } of people) await expectSaved(page)
    await expect.poll(() => textOf(people[1].page, language)).toContain(mine)
    const text = await textOf(people[0].page, language)
    expect(text.startsWith(mine)).toBe(true)
    expect(text.endsWith(theirs)).toBe(true)
    await expectText(people[1].page, language, text)
  }
  const stored = JSON.stringify((await pointNow(th, id)).content)
  for (const word of Object.values(words).flat()) expect(stored).toContain(word.normalize('NFC'))
})

test('S2: the caret of another stands beside a Khmer word and never inside it', async ({ arrive }) => {
  const { id } = await newPoint(th, {
    registerId,
    body: { th: 'ข้อความ', km: 'ស្ត្រីនៅប៉ោយប៉ែតបានជួយ', en: 'Words' },
  })
  const writer = await sit(arrive, 'interpreter@kh.example', pointPath(meetingId, id))
  const reader = await sit(arrive, 'chair@th.example', pointPath(meetingId, id))
  const editor = await beginWriting(writer.page, 'km')
  // Behind the first letter of a cluster: between ស and its coeng.
  await placeCaret(editor, 'ស')
  const text = body(reader.page, 'km')
  await expect(text.locator('.caret-flag')).toHaveText('Interpreter, Cambodia')
  const nodes = await text
    .locator('.text p')
    .first()
    .evaluate((paragraph) => ({
      texts: [...paragraph.childNodes].map((node) => [node.nodeType, node.textContent]),
      elements: paragraph.childElementCount,
    }))
  expect(nodes).toEqual({ texts: [[3, 'ស្ត្រីនៅប៉ោយប៉ែតបានជួយ']], elements: 0 })
})
