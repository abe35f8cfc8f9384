// Every screen of the app by its address, for what has to hold on each of them.
import type { Page } from '@playwright/test'
import { type Caller, liveMeeting, pointsOf } from './caller.ts'
import { expect } from './people.ts'
import { matrixPath, meetingPath, pointPath } from './room.ts'

export interface Screen {
  name: string
  path: string
  /** Something that is there once the screen is complete. */
  ready: string
}

/** Those that need a sign-in. */
export async function screensOf(by: Caller): Promise<Screen[]> {
  const { id, registerId } = await liveMeeting(by)
  const points = await pointsOf(by, registerId)
  const pointId = (number: number) => points.find((point) => point.number === number)?.id ?? ''
  const room = (number: number) => pointPath(id, pointId(number))
  return [
    { name: 'home', path: '/w/jwg', ready: '.waiting-list, .page .card' },
    { name: 'meetings', path: '/w/jwg/meetings', ready: 'table, .page .card' },
    { name: 'members', path: '/w/jwg/members', ready: '.page h2' },
    { name: 'record', path: '/w/jwg/record', ready: '.page table, .page .card' },
    { name: 'account', path: '/account', ready: '.sessions' },
    { name: 'agenda', path: meetingPath(id), ready: '[data-saved="true"]' },
    { name: 'meeting room, changed since signed', path: room(3), ready: '.sign-note.stale' },
    { name: 'meeting room, objected', path: room(4), ready: '.sign-quote' },
    { name: 'meeting room, sealed', path: room(9), ready: '.sign-note' },
    { name: 'sign-offs', path: matrixPath(id), ready: '.tally' },
    { name: 'compare', path: `${room(3)}?compare=${pointId(3)}`, ready: '[role="dialog"] ins' },
    { name: 'not found', path: '/w/jwg/no-such-place', ready: 'main h1' },
  ]
}

export async function openScreen(page: Page, { path, ready }: Screen): Promise<void> {
  await page.goto(path)
  await expect(page.locator(ready).first()).toBeVisible()
  await settled(page)
}

/** Fonts are there and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  })
}
