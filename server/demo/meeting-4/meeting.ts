/** The 4th meeting, live: eleven points, and acts that show every state a sign-off can have. */
import type { DemoLiveMeeting } from '../types.ts'
import { points1To4 } from './points-1-to-4.ts'
import { points5To8 } from './points-5-to-8.ts'
import { points9To11 } from './points-9-to-11.ts'
import { steps } from './steps.ts'

export const meeting4 = {
  number: 4,
  title: {
    th: 'การประชุมครั้งที่ ๔ · การประชุมทางไกล',
    km: 'កិច្ចប្រជុំលើកទី៤ · តាមប្រព័ន្ធវីដេអូ',
    en: '4th meeting · teleconference',
  },
  place: '',
  state: 'live',
  startedMinutesAgo: 102,
  points: [...points1To4, ...points5To8, ...points9To11],
  steps,
} as const satisfies DemoLiveMeeting
