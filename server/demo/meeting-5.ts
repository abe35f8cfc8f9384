/** The 5th meeting: planned in Phnom Penh, with two points proposed and nothing signed yet. */
import { paragraphs } from './paragraphs.ts'
import type { DemoPlannedMeeting } from './types.ts'

export const meeting5 = {
  number: 5,
  title: {
    th: 'การประชุมครั้งที่ ๕ · กรุงพนมเปญ',
    km: 'កិច្ចប្រជុំលើកទី៥ · រាជធានីភ្នំពេញ',
    en: '5th meeting · Phnom Penh',
  },
  place: 'ភ្នំពេញ · พนมเปญ · Phnom Penh',
  state: 'planned',
  startsInDays: 10,
  startsAtTime: '09:00',
  points: [
    {
      title: {
        th: 'การประเมินผลการปฏิบัติการในปอยเปต',
        km: 'ការវាយតម្លៃលទ្ធផលប្រតិបត្តិការនៅប៉ោយប៉ែត',
        en: 'Evaluation of the operations in Poipet',
      },
      body: {
        th: paragraphs(
          'ฝ่ายกัมพูชารายงานผลการปฏิบัติการของแหล่งที่ตั้งแต่ละแห่งใน ๑๒ แห่งที่ปอยเปต ได้แก่ วันที่ปฏิบัติการ บุคคลที่พบ หมายจับที่ตรงกัน และของกลางที่ตรวจยึด',
          'จากนั้นทั้งสองฝ่ายร่วมกันประเมินผลแต่ละแห่ง หากมีความเห็นต่างกัน ให้บันทึกความเห็นของทั้งสองฝ่ายไว้คู่กัน',
        ),
        km: paragraphs(
          'ភាគីកម្ពុជារាយការណ៍អំពីលទ្ធផលប្រតិបត្តិការនៅទីតាំងនីមួយៗក្នុងចំណោម ១២ កន្លែងនៅប៉ោយប៉ែត រួមមាន កាលបរិច្ឆេទប្រតិបត្តិការ បុគ្គលដែលរកឃើញ ដីកាចាប់ខ្លួនដែលត្រូវគ្នា និងវត្ថុតាងដែលបានដកហូត។',
          'បន្ទាប់មក ភាគីទាំងពីរវាយតម្លៃលទ្ធផលនីមួយៗរួមគ្នា។ ក្នុងករណីមានទស្សនៈខុសគ្នា ត្រូវកត់ត្រាទស្សនៈរបស់ភាគីទាំងពីរទន្ទឹមគ្នា។',
        ),
        en: paragraphs(
          'Cambodia reports the result of the operation at each of the 12 sites in Poipet: date of operation, persons found, warrants matched and items seized.',
          'Both sides then evaluate each result together. Where their views differ, both views are recorded side by side.',
        ),
      },
      fields: { minutes: 40, presenter: 'KH', outcome: 'decision' },
    },
    {
      title: {
        th: 'การเสนอชื่อเจ้าหน้าที่ประจำศูนย์ประสานงานร่วม',
        km: 'ការស្នើឈ្មោះមន្ត្រីសម្រាប់មជ្ឈមណ្ឌលសម្របសម្រួលរួម',
        en: 'Nomination of officers for a joint coordination centre',
      },
      body: {
        th: paragraphs(
          'แต่ละฝ่ายเสนอชื่อเจ้าหน้าที่ ๒ คนเพื่อปฏิบัติหน้าที่ ณ ศูนย์ประสานงานร่วม คราวละหนึ่งเดือน โดยระบุยศ ตำแหน่ง และวันเริ่มต้นและสิ้นสุดการปฏิบัติหน้าที่',
          'แต่ละฝ่ายเสนอชื่อได้เฉพาะเจ้าหน้าที่ของตน และอีกฝ่ายหนึ่งแจ้งรับทราบการเสนอชื่อเป็นลายลักษณ์อักษร',
        ),
        km: paragraphs(
          'ភាគីនីមួយៗស្នើឈ្មោះមន្ត្រី ២ នាក់ ដើម្បីបំពេញការងារនៅមជ្ឈមណ្ឌលសម្របសម្រួលរួម ម្តងមួយខែ ដោយបញ្ជាក់ឋានន្តរស័ក្តិ មុខតំណែង និងកាលបរិច្ឆេទចាប់ផ្តើមនិងបញ្ចប់ការងារ។',
          'ភាគីនីមួយៗអាចស្នើឈ្មោះបានតែមន្ត្រីរបស់ខ្លួន ហើយភាគីម្ខាងទៀតជូនដំណឹងអំពីការទទួលជ្រាបការស្នើឈ្មោះជាលាយលក្ខណ៍អក្សរ។',
        ),
        en: paragraphs(
          'Each side nominates 2 officers to serve at a joint coordination centre, one month at a time, with rank, office and the dates on which their service begins and ends.',
          'A side nominates only its own officers, and the other side acknowledges the nomination in writing.',
        ),
      },
      fields: { minutes: 20, presenter: 'TH', outcome: 'commitment' },
    },
  ],
  steps: [],
} as const satisfies DemoPlannedMeeting
