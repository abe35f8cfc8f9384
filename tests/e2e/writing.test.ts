// Writing as people do it: two tabs, bold and lists, and what they paste from elsewhere. Nothing honest is ever refused or lost.
import type { Page } from '@playwright/test'
import { type Caller, caller, liveMeeting, newPoint, pointNow } from './setup/caller.ts'
import { expect, serve, test } from './setup/people.ts'
import { agendaRow, beginWriting, body, expectSaved, expectText, pointPath } from './setup/room.ts'

const at = serve()

let chair: Caller
let meetingId: string
let registerId: string

test.beforeAll(async () => {
  chair = await caller(at.origin, 'chair@th.example')
  ;({ id: meetingId, registerId } = await liveMeeting(chair))
})

const point = (text = 'Start.') =>
  newPoint(chair, { registerId, body: { th: 'เริ่ม', km: 'ចាប់ផ្តើម', en: text } })

async function paste(page: Page, clipboard: Record<string, string>): Promise<void> {
  await page.locator('[contenteditable="true"]').evaluate((editor, given) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, clipboard)
}

const notAccepted = (page: Page) => page.getByRole('region', { name: 'Your text was not accepted' })

test('one person writes in two tabs at once, and every word of both arrives', async ({ arrive }) => {
  const { id } = await point()
  const person = await arrive(at, 'interpreter@th.example')
  await person.open(pointPath(meetingId, id))
  const second = await person.context.newPage()
  await second.goto(pointPath(meetingId, id))
  const tabs = [person.page, second]
  for (const page of tabs) await beginWriting(page, 'en')
  await person.page.keyboard.press('ControlOrMeta+Home')
  await second.keyboard.press('ControlOrMeta+End')
  await Promise.all([
    person.page.keyboard.type('One tab. ', { delay: 20 }),
    second.keyboard.type(' Other tab.', { delay: 20 }),
  ])
  for (const page of tabs) {
    await expectSaved(page)
    await expectText(page, 'en', 'One tab. Start. Other tab.')
  }
  await second.close()
  await person.page.keyboard.type('Still. ')
  await expect
    .poll(async () => JSON.stringify((await pointNow(chair, id)).content))
    .toContain('One tab. Still. Start. Other tab.')
})

test('bold words and lists reach the other side as they look here, and count as other words', async ({
  arrive,
}) => {
  const { id, version } = await point('Important thing')
  const writer = await arrive(at, 'cnp@kh.example')
  const reader = await arrive(at, 'amlo@th.example')
  for (const { open } of [writer, reader]) await open(pointPath(meetingId, id))
  const { page } = writer
  await beginWriting(page, 'en')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+b')
  const text = body(reader.page, 'en')
  await expect(text.locator('p strong')).toHaveText('Important thing')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Bulleted list' }).click()
  await page.keyboard.type('first')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second')
  await expect(text.locator('ul > li')).toHaveText(['first', 'second'])
  await expectSaved(page)
  await expect.poll(async () => (await pointNow(chair, id)).version).not.toBe(version)
})

test.describe('a paste that brings scripts and styles', () => {
  // It is read in a document that runs and loads nothing; the browser reports what its policy would have refused there.
  test.use({ meant: /Content Security Policy|refused by (style|script)-src/ })

  test('what is pasted from a word processor keeps its words and leaves everything dangerous behind', async ({
    arrive,
  }) => {
    const { id } = await point()
    const { open, page } = await arrive(at, 'interpreter@kh.example')
    await open(pointPath(meetingId, id))
    await beginWriting(page, 'en')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await paste(page, {
      'text/html': `<html><head><style>p { color: red }</style></head><body>
        <!--StartFragment--><h2 style="mso-x: y">A heading</h2>
        <p class="MsoNormal"><b>Bold</b> and <a href="javascript:alert(1)">a bad link</a> and
        <a href="https://example.org/x">a good one</a><img src="https://example.org/track.png" onerror="alert(1)"></p>
        <table><tr><td>cell one</td><td>cell two</td></tr></table>
        <script>document.title = 'owned'</script><!--EndFragment--></body></html>`,
      'text/plain': 'A heading',
    })
    const text = body(page, 'en')
    await expect(text.locator('h2')).toHaveText('A heading')
    await expect(text).toContainText('cell one')
    await expect(text).toContainText('cell two')
    await expect(text.locator('strong')).toHaveText('Bold')
    await expect(text.locator('img, script, style, table')).toHaveCount(0)
    await expect(text.locator('a')).toHaveText(['a good one'])
    await expectSaved(page)
    await expect(notAccepted(page)).toHaveCount(0)
    expect(await page.title()).not.toBe('owned')
    const stored = JSON.stringify((await pointNow(chair, id)).content)
    expect(stored).toContain('cell two')
    expect(stored).not.toContain('javascript:')
  })
})

test('a very long text that is pasted is offered in parts, and all of it arrives', async ({ arrive }) => {
  test.setTimeout(90_000)
  const { id } = await point()
  const { open, page } = await arrive(at, 'interpreter@th.example')
  await open(pointPath(meetingId, id))
  await beginWriting(page, 'th')
  const paragraph = 'คณะผู้แทนทั้งสองฝ่ายเห็นชอบร่วมกันในข้อความนี้ '.repeat(20).trim()
  const pasted = Array.from({ length: 130 }, (_, number) => `${number} ${paragraph}`).join('\n\n')
  await paste(page, { 'text/plain': pasted })
  await expect(page.getByRole('alertdialog')).toContainText('This text is long')
  await page.getByRole('button', { name: /^Add (it|\d+ parts)/ }).click()
  await expectSaved(page)
  await expect(notAccepted(page)).toHaveCount(0)
  await expect
    .poll(async () => JSON.stringify((await pointNow(chair, id)).content), { timeout: 30_000 })
    .toContain(`129 ${paragraph.slice(0, 60)}`)
})

test('somebody deletes a paragraph while another writes in it: both stay connected and read the same', async ({
  arrive,
}) => {
  const { id } = await point('Keep this.\n\nThis goes away.')
  const a = await arrive(at, 'interpreter@th.example')
  const b = await arrive(at, 'interpreter@kh.example')
  for (const { open } of [a, b]) await open(pointPath(meetingId, id))
  for (const { page } of [a, b]) await beginWriting(page, 'en')
  await b.page.keyboard.press('ControlOrMeta+End')
  await b.context.setOffline(true)
  await b.page.keyboard.type(' Not yet!')
  await a.page.keyboard.press('ControlOrMeta+End')
  for (let step = 0; step < 'This goes away.'.length + 1; step++) await a.page.keyboard.press('Backspace')
  await expectSaved(a.page)
  await b.context.setOffline(false)
  await expectSaved(b.page)
  await expect(notAccepted(b.page)).toHaveCount(0)
  await expect.poll(() => body(a.page, 'en').textContent()).toContain('Keep this.')
  const text = await body(b.page, 'en').locator('.text').innerText()
  await expect.poll(() => body(a.page, 'en').locator('.text').innerText()).toBe(text)
  await expect(agendaRow(b.page, id)).toBeVisible()
})
