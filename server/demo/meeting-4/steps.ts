/** What has happened in the live meeting so far, oldest first. Each block says which state of a point it leaves to be seen. */
import type { DemoStep } from '../types.ts'

export const steps = [
  // 1: agreed by both sides, with initials of three agencies.
  { kind: 'act', point: 1, by: 'ccib@th.example', act: 'initial', minutesAgo: 99 },
  { kind: 'act', point: 1, by: 'amlo@th.example', act: 'initial', minutesAgo: 98 },
  { kind: 'act', point: 1, by: 'chair@th.example', act: 'sign', minutesAgo: 97 },
  { kind: 'act', point: 1, by: 'cnp@kh.example', act: 'initial', minutesAgo: 97 },
  { kind: 'act', point: 1, by: 'chair@kh.example', act: 'sign', minutesAgo: 96 },

  // 2: agreed by both sides, after an interpreter made the Khmer say working days like the other two.
  {
    kind: 'edit',
    point: 2,
    by: 'interpreter@kh.example',
    part: 'body',
    language: 'km',
    replace: '៣ ថ្ងៃ មុនពេល',
    with: '៣ ថ្ងៃធ្វើការ មុនពេល',
    minutesAgo: 88,
  },
  { kind: 'act', point: 2, by: 'ccib@th.example', act: 'initial', minutesAgo: 86 },
  { kind: 'act', point: 2, by: 'cnp@kh.example', act: 'initial', minutesAgo: 85 },
  { kind: 'act', point: 2, by: 'immigration@kh.example', act: 'initial', minutesAgo: 84 },
  { kind: 'act', point: 2, by: 'chair@kh.example', act: 'sign', minutesAgo: 83 },
  { kind: 'act', point: 2, by: 'chair@th.example', act: 'sign', minutesAgo: 82 },

  // 9: agreed by both sides, one of them through a liaison who may sign; then sealed.
  { kind: 'act', point: 9, by: 'immigration@kh.example', act: 'sign', minutesAgo: 79 },
  { kind: 'act', point: 9, by: 'chair@th.example', act: 'sign', minutesAgo: 78 },
  { kind: 'act', point: 9, by: 'chair@th.example', act: 'seal', minutesAgo: 77 },

  // 8: agreed, Cambodia with a stated reservation ("…only on an order of the competent authority").
  { kind: 'act', point: 8, by: 'amlo@th.example', act: 'initial', minutesAgo: 74 },
  { kind: 'act', point: 8, by: 'chair@th.example', act: 'sign', minutesAgo: 73 },
  {
    kind: 'act',
    point: 8,
    by: 'chair@kh.example',
    act: 'reserve',
    reason: 'ភាគីកម្ពុជាអាចឃាត់ទុកប្រាក់បាន លុះត្រាតែមានដីការបស់អាជ្ញាធរមានសមត្ថកិច្ច។',
    minutesAgo: 71,
  },

  // 4: signed by Thailand, objected to by Cambodia.
  { kind: 'act', point: 4, by: 'ccib@th.example', act: 'initial', minutesAgo: 64 },
  { kind: 'act', point: 4, by: 'chair@th.example', act: 'sign', minutesAgo: 62 },
  {
    kind: 'act',
    point: 4,
    by: 'chair@kh.example',
    act: 'object',
    reason: 'Names 61–104 need the court file first',
    minutesAgo: 55,
  },

  // 5: signed by Thailand, waiting for Cambodia.
  { kind: 'act', point: 5, by: 'chair@th.example', act: 'sign', minutesAgo: 51 },

  // 10: an initial given for earlier words; Cambodia signed and took the signature back.
  { kind: 'act', point: 10, by: 'amlo@th.example', act: 'initial', minutesAgo: 49 },
  {
    kind: 'edit',
    point: 10,
    by: 'interpreter@kh.example',
    part: 'body',
    language: 'km',
    replace: 'ជនសង្ស័យ ឬទីតាំង',
    with: 'ជនសង្ស័យ ជនរងគ្រោះ ឬទីតាំង',
    minutesAgo: 47,
  },
  { kind: 'act', point: 10, by: 'chair@kh.example', act: 'sign', minutesAgo: 46 },
  {
    kind: 'act',
    point: 10,
    by: 'chair@kh.example',
    act: 'withdraw',
    reason: 'The wording of the statement is still with the ministry',
    minutesAgo: 41,
  },

  // 3: Thailand signs; further down the words change under that signature.
  { kind: 'act', point: 3, by: 'chair@th.example', act: 'sign', minutesAgo: 38 },

  // 6: open, and released to observers by both chairs.
  { kind: 'act', point: 6, by: 'chair@th.example', act: 'release', minutesAgo: 35 },
  { kind: 'act', point: 6, by: 'chair@kh.example', act: 'release', minutesAgo: 34 },

  // 11: Thailand signed, the text was changed and changed back: signed again.
  { kind: 'act', point: 11, by: 'immigration@th.example', act: 'sign', minutesAgo: 30 },
  {
    kind: 'edit',
    point: 11,
    by: 'cnp@kh.example',
    part: 'body',
    language: 'en',
    replace: 'every week',
    with: 'every two weeks',
    minutesAgo: 28,
  },
  {
    kind: 'edit',
    point: 11,
    by: 'cnp@kh.example',
    part: 'body',
    language: 'en',
    replace: 'every two weeks',
    with: 'every week',
    minutesAgo: 25,
  },

  // 3: 21 becomes 14 days in Thai and English, not yet in Khmer: stale for Thailand, Khmer behind.
  {
    kind: 'edit',
    point: 3,
    by: 'cnp@kh.example',
    part: 'body',
    language: 'th',
    replace: '๒๑',
    with: '๑๔',
    minutesAgo: 20,
  },
  {
    kind: 'edit',
    point: 3,
    by: 'cnp@kh.example',
    part: 'body',
    language: 'en',
    replace: '21',
    with: '14',
    minutesAgo: 19,
  },
  { kind: 'act', point: 3, by: 'cnp@kh.example', act: 'initial', minutesAgo: 18 },

  // 7 stays untouched: waiting for both.
] as const satisfies readonly DemoStep[]
