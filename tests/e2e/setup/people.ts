// People at their screens: each a browser of their own, signed in; a page that fails on its own fails the test.
import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test'
import { type Caller, caller } from './caller.ts'
import { type Options, type Samakki, startSamakki } from './server.ts'

export { expect }

export interface Person extends Caller {
  context: BrowserContext
  page: Page
  /** Opens an address of the server. */
  open(path: string): Promise<void>
}

export interface Arrival {
  /** Of the interface; without it, English. */
  language?: 'th' | 'km' | 'en'
  browser?: BrowserContextOptions
}

export type Site = Pick<Samakki, 'origin'>
export type Arrive = (site: Site, email: string, arrival?: Arrival) => Promise<Person>

interface Fixtures {
  /** What a page is meant to complain of in these tests; anything else fails them. */
  meant: RegExp | null
  windows: Windows
  /** Signs somebody in, in a browser of their own. */
  arrive: Arrive
  /** A browser in which nobody is signed in. */
  visit: (site: Site, options?: BrowserContextOptions) => Promise<Page>
}

/** The browsers that this test has open, and what went wrong in them by itself. */
interface Windows {
  open(site: Site, who: string, options: BrowserContextOptions): Promise<BrowserContext>
}

const LOCALES = { th: 'th-TH', km: 'km-KH', en: 'en-GB' }

export const test = base.extend<Fixtures>({
  meant: [null, { option: true }],
  windows: async ({ browser, meant }, use) => {
    const all: BrowserContext[] = []
    const failures: string[] = []
    await use({
      open: async (site, who, options) => {
        const context = await watched(browser, who, failures, { baseURL: site.origin, ...options })
        all.push(context)
        return context
      },
    })
    for (const context of all) await context.close()
    expect(failures.filter((failure) => !meant?.test(failure))).toEqual([])
  },
  arrive: async ({ windows }, use) => {
    await use(async (site, email, { language = 'en', browser = {} } = {}) => {
      const who = await caller(site.origin, email)
      const context = await windows.open(site, email, { locale: LOCALES[language], ...browser })
      const [name = '', value = ''] = who.cookie.split('=', 2)
      await context.addCookies([{ name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }])
      const page = await context.newPage()
      return { ...who, context, page, open: async (path) => void (await page.goto(path)) }
    })
  },
  visit: async ({ windows }, use) => {
    await use(async (site, options = {}) => (await windows.open(site, 'visitor', options)).newPage())
  },
})

async function watched(
  browser: Browser,
  who: string,
  failures: string[],
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ timezoneId: 'Asia/Bangkok', ...options })
  context.on('page', (page) => {
    page.on('pageerror', (error) => failures.push(`${who}: ${error.stack ?? error.message}`))
  })
  context.on('console', (message) => {
    const text = message.text()
    // Requests that a test makes fail on purpose are told here too; faults of the page itself are not allowed.
    if (message.type() !== 'error' || /Failed to load resource|WebSocket connection/.test(text)) return
    failures.push(`${who}: ${text}`)
  })
  // What the content policy refuses may be caught by whoever tried, without a word on the console.
  await context.exposeFunction('samakkiRefused', (what: string) => failures.push(`${who}: ${what}`))
  await context.addInitScript(() => {
    const tell = (globalThis as unknown as { samakkiRefused: (what: string) => void }).samakkiRefused
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
      tell(`refused by ${violatedDirective}: ${sourceFile}:${lineNumber}`),
    )
  })
  return context
}

/** A server for the tests of this file, from before the first to after the last. */
export function serve(options: Options = {}): Samakki {
  let running: Samakki | null = null
  base.beforeAll(async () => {
    base.setTimeout(120_000)
    running = await startSamakki(options)
  })
  base.afterAll(async () => running?.discard())
  const now = () => {
    if (!running) throw new Error('the server runs only while tests do')
    return running
  }
  return {
    get origin() {
      return now().origin
    },
    get dataDir() {
      return now().dataDir
    },
    said: () => now().said(),
    kill: (signal) => now().kill(signal),
    start: () => now().start(),
    discard: () => now().discard(),
  }
}
