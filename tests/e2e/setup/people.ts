// People at their screens: each a browser of their own, signed in; a page that fails on its own fails the test.
import { type Browser, type BrowserContextOptions, test as base, type BrowserContext, type Page } from '@playwright/test'
import { expect } from '@playwright/test'
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
  /** Of the interface; without it, what the browser asks for. */
  language?: 'th' | 'km' | 'en'
  browser?: BrowserContextOptions
}

interface Fixtures {
  /** Signs somebody in, in a browser of their own. */
  arrive: (site: Site, email: string, arrival?: Arrival) => Promise<Person>
  /** A browser in which nobody is signed in. */
  visit: (site: Site, options?: BrowserContextOptions) => Promise<Page>
}

export type Site = Pick<Samakki, 'origin'>

const LOCALES = { th: 'th-TH', km: 'km-KH', en: 'en-GB' }

export const test = base.extend<Fixtures>({
  arrive: async ({ browser }, use) => {
    const open: BrowserContext[] = []
    const failures: string[] = []
    await use(async (site, email, arrival = {}) => {
      const who = await caller(site.origin, email)
      const person = await atScreen(browser, site, who, arrival)
      open.push(person.context)
      watch(person.page, email, failures)
      return person
    })
    for (const context of open) await context.close()
    expect(failures).toEqual([])
  },
  visit: async ({ browser }, use) => {
    const open: BrowserContext[] = []
    const failures: string[] = []
    await use(async (site, options = {}) => {
      const context = await browser.newContext({ baseURL: site.origin, ...options })
      open.push(context)
      await tellViolations(context)
      const page = await context.newPage()
      watch(page, 'visitor', failures)
      return page
    })
    for (const context of open) await context.close()
    expect(failures).toEqual([])
  },
})

async function atScreen(browser: Browser, site: Site, who: Caller, arrival: Arrival): Promise<Person> {
  const context = await browser.newContext({
    baseURL: site.origin,
    locale: LOCALES[arrival.language ?? 'en'],
    timezoneId: 'Asia/Bangkok',
    ...arrival.browser,
  })
  const [name = '', value = ''] = who.cookie.split('=', 2)
  await context.addCookies([{ name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }])
  await tellViolations(context)
  const page = await context.newPage()
  return { ...who, context, page, open: async (path) => void (await page.goto(path)) }
}

/** What the content policy refuses without a word on the console. */
async function tellViolations(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
      console.error(`refused by ${violatedDirective}: ${sourceFile}:${lineNumber}`),
    )
  })
}

/** Requests that a test makes fail on purpose are told on the console too; faults of the page itself are not allowed. */
function watch(page: Page, who: string, failures: string[]): void {
  page.on('pageerror', (error) => failures.push(`${who}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() !== 'error' || /Failed to load resource|WebSocket connection/.test(text)) return
    failures.push(`${who}: ${text}`)
  })
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
