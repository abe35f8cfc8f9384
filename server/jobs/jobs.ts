/** The work that is done on a clock, and how often. What each does is a use case of the domain. */
import { forgetOldEvents } from '../domain/events.ts'
import { endExpiredSessions } from '../domain/sessions.ts'
import { forgetOldLinks } from '../domain/set-up-links.ts'
import { forgetOldTries } from '../domain/throttle.ts'
import { recordQuietVersions } from '../domain/versions.ts'
import type { Job } from './runner.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const JOBS: readonly Job[] = [
  {
    name: 'versions.quiet',
    everyMs: SECOND,
    everywhere: true,
    run: async (ctx) => void (await recordQuietVersions(ctx)),
  },
  { name: 'sessions.expired', everyMs: MINUTE, run: endExpiredSessions },
  { name: 'throttles.old', everyMs: HOUR, run: forgetOldTries },
  { name: 'set-up-links.old', everyMs: HOUR, run: forgetOldLinks },
  { name: 'events.old', everyMs: HOUR, run: forgetOldEvents },
]
