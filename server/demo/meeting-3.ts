/** The 3rd meeting: one week before the live one, closed, every point signed by both sides and sealed. */
import { paragraphs } from './paragraphs.ts'
import type { DemoClosedMeeting, DemoPoint, DemoStep } from './types.ts'

const STARTED = 10_182
const CLOSED = 10_082
const CLOSING = 10_092

const points = [
  {
    title: {
      th: 'รับรองบันทึกการประชุมครั้งที่ ๒',
      km: 'អនុម័តកំណត់ហេតុនៃកិច្ចប្រជុំលើកទី២',
      en: 'Adopt the record of the 2nd meeting',
    },
    body: {
      th: paragraphs(
        'ที่ประชุมรับรองบันทึกการประชุมครั้งที่ ๒ ทั้งภาษาไทย ภาษาเขมร และภาษาอังกฤษ โดยไม่มีการแก้ไข',
        'นับแต่นี้ไป คณะผู้แทนทั้งสองฝ่ายจะลงนามเป็นรายข้อในข้อความสามภาษาชุดเดียวกันทุกถ้อยคำ และข้อใดที่ทั้งสองฝ่ายเห็นชอบร่วมกันแล้วให้ปิดผนึกเมื่อสิ้นสุดการประชุม',
      ),
      km: paragraphs(
        'អង្គប្រជុំអនុម័តកំណត់ហេតុនៃកិច្ចប្រជុំលើកទី២ ជាភាសាថៃ ភាសាខ្មែរ និងភាសាអង់គ្លេស ដោយគ្មានការកែប្រែ។',
        'ចាប់ពីពេលនេះតទៅ គណៈប្រតិភូទាំងពីរនឹងចុះហត្ថលេខាលើចំណុចនីមួយៗ តាមអត្ថបទបីភាសាដូចគ្នាគ្រប់ពាក្យ ហើយចំណុចដែលភាគីទាំងពីរបានឯកភាពគ្នា ត្រូវបិទត្រានៅពេលបញ្ចប់កិច្ចប្រជុំ។',
      ),
      en: paragraphs(
        'The record of the 2nd meeting is adopted without change in Thai, Khmer and English.',
        'From now on both delegations sign each point on exactly the same words in all three languages, and a point agreed by both sides is sealed at the end of the meeting.',
      ),
    },
    fields: { minutes: 5, presenter: 'KH', outcome: 'decision' },
  },
  {
    title: {
      th: 'ภารกิจและวิธีการทำงานของคณะทำงานร่วม',
      km: 'អាណត្តិ និងវិធីសាស្ត្រការងាររបស់ក្រុមការងាររួម',
      en: 'Mandate and working method of the joint working group',
    },
    body: {
      th: paragraphs(
        'คณะทำงานร่วมปฏิบัติงานตามที่หัวหน้ารัฐบาลของทั้งสองประเทศมอบหมาย มีกำหนด ๖๐ วันนับตั้งแต่วันที่ ๒๕ กรกฎาคม ๒๕๖๗ และรายงานต่อหัวหน้ารัฐบาลทั้งสองเมื่อครบกำหนด',
        'ให้ประชุมทางไกลสัปดาห์ละหนึ่งครั้ง และประชุมในแต่ละประเทศประเทศละหนึ่งครั้ง คณะผู้แทนแต่ละฝ่ายมีประธานเป็นหัวหน้าคณะ ข้อใดจะถือว่าเห็นชอบก็ต่อเมื่อทั้งสองฝ่ายเห็นชอบร่วมกันเท่านั้น',
      ),
      km: paragraphs(
        'ក្រុមការងាររួមបំពេញការងារតាមអាណត្តិដែលប្រមុខរដ្ឋាភិបាលនៃប្រទេសទាំងពីរបានប្រគល់ជូន មានរយៈពេល ៦០ ថ្ងៃ គិតចាប់ពីថ្ងៃទី២៥ ខែកក្កដា ឆ្នាំ២០២៤ ហើយត្រូវរាយការណ៍ជូនប្រមុខរដ្ឋាភិបាលទាំងពីរ នៅពេលចប់រយៈពេលនោះ។',
        'ក្រុមការងាររួមប្រជុំតាមប្រព័ន្ធវីដេអូម្តងក្នុងមួយសប្តាហ៍ និងប្រជុំម្តងក្នុងប្រទេសនីមួយៗ។ គណៈប្រតិភូនីមួយៗដឹកនាំដោយប្រធានម្នាក់។ ចំណុចណាមួយត្រូវចាត់ទុកថាបានឯកភាព លុះត្រាតែភាគីទាំងពីរយល់ព្រមជាមួយគ្នា។',
      ),
      en: paragraphs(
        'The joint working group acts on the mandate of both heads of government, given for 60 days counted from 25 July 2024, and reports to both of them at its end.',
        'It meets once a week by teleconference and once in each country. Each delegation is led by a chair. A point is agreed only when both sides agree to it.',
      ),
    },
    fields: { minutes: 20, presenter: 'TH', outcome: 'decision' },
  },
  {
    title: {
      th: 'รูปแบบการเสนอแหล่งที่ตั้ง',
      km: 'ទម្រង់នៃការដាក់បង្ហាញទីតាំង',
      en: 'Form in which sites are presented',
    },
    body: {
      th: paragraphs(
        'การเสนอแหล่งที่ตั้งต้องมีชื่อเป็นภาษาไทย ภาษาเขมร และภาษาอังกฤษ พิกัด วันที่พบ ชั้นการเผยแพร่ และคำให้การของผู้เสียหายอย่างน้อย ๓ ราย หรือพยานหลักฐานอื่น',
        'ฝ่ายไทยจะเสนอแหล่งที่ตั้ง ๑๒ แห่งแรก ซึ่งอยู่ในปอยเปตทั้งหมด ในการประชุมครั้งที่ ๔ ฝ่ายผู้เสนอเป็นผู้บรรยายวิธีการที่ผู้เสียหายถูกหลอกลวง ฝ่ายผู้รับเป็นผู้บรรยายการปฏิบัติการ และทั้งสองฝ่ายร่วมกันประเมินผล',
      ),
      km: paragraphs(
        'ការដាក់បង្ហាញទីតាំងត្រូវមានឈ្មោះជាភាសាថៃ ភាសាខ្មែរ និងភាសាអង់គ្លេស កូអរដោនេ កាលបរិច្ឆេទដែលរកឃើញ កម្រិតផ្សព្វផ្សាយ និងចម្លើយរបស់ជនរងគ្រោះយ៉ាងតិច ៣ នាក់ ឬភស្តុតាងផ្សេងទៀត។',
        'ភាគីថៃនឹងដាក់បង្ហាញទីតាំង ១២ កន្លែងដំបូង ដែលទាំងអស់ស្ថិតនៅប៉ោយប៉ែត ក្នុងកិច្ចប្រជុំលើកទី៤។ ភាគីដាក់បង្ហាញពណ៌នាអំពីវិធីបោកប្រាស់ជនរងគ្រោះ ភាគីទទួលពណ៌នាអំពីប្រតិបត្តិការ ហើយភាគីទាំងពីរវាយតម្លៃលទ្ធផលរួមគ្នា។',
      ),
      en: paragraphs(
        'A site is presented with its name in Thai, Khmer and English, its coordinates, the date on which it was found, a handling label, and the statements of at least 3 victims or other evidence.',
        'Thailand will present the first 12 sites, all of them in Poipet, at the 4th meeting. The presenting side describes how victims are defrauded, the receiving side describes the operation, and both sides evaluate the result together.',
      ),
    },
    fields: { minutes: 25, presenter: 'TH', outcome: 'decision' },
  },
  {
    title: {
      th: 'บัญชีรายชื่อบุคคลตามหมายจับและการตอบคำขอ',
      km: 'បញ្ជីរាយនាមបុគ្គលតាមដីកាចាប់ខ្លួន និងការឆ្លើយតបសំណើ',
      en: 'Lists of persons under warrants and answers to requests',
    },
    body: {
      th: paragraphs(
        'บัญชีรายชื่อบุคคลตามหมายจับให้แลกเปลี่ยนระหว่างเจ้าหน้าที่ประสานงานเท่านั้น โดยระบุเลขที่หมายจับ ศาล ข้อหา และวันที่ออกหมาย หมายจับฉบับเดียวกันให้ลงรายการเพียงครั้งเดียว',
        'ฝ่ายผู้รับยืนยันการรับภายใน ๒ วันทำการ และแจ้งผลเป็นรายชื่ออย่างใดอย่างหนึ่งใน ๔ ประการ คือ พบตัว ไม่พบตัว อยู่ระหว่างการดำเนินคดี หรือส่งมอบแล้ว',
      ),
      km: paragraphs(
        'បញ្ជីរាយនាមបុគ្គលតាមដីកាចាប់ខ្លួន ត្រូវផ្លាស់ប្តូររវាងមន្ត្រីសម្របសម្រួលតែប៉ុណ្ណោះ ដោយបញ្ជាក់លេខដីកា តុលាការ បទចោទ និងកាលបរិច្ឆេទចេញដីកា។ ដីកាតែមួយត្រូវចុះក្នុងបញ្ជីតែម្តងគត់។',
        'ភាគីទទួលត្រូវបញ្ជាក់ការទទួលក្នុងរយៈពេល ២ ថ្ងៃធ្វើការ ហើយឆ្លើយតបសម្រាប់ឈ្មោះនីមួយៗ តាមចម្លើយមួយក្នុងចំណោមចម្លើយ ៤ គឺ រកឃើញ រកមិនឃើញ កំពុងស្ថិតក្នុងនីតិវិធី ឬបានប្រគល់រួច។',
      ),
      en: paragraphs(
        'Lists of persons under warrants are exchanged between the liaison officers only and state the warrant number, the court, the charge and the date of issue. The same warrant is listed only once.',
        'The receiving side confirms receipt within 2 working days and gives one of 4 answers for each name: found, not found, in proceedings, or surrendered.',
      ),
    },
    fields: { minutes: 20, presenter: 'KH', outcome: 'commitment' },
  },
  {
    title: {
      th: 'การตรวจสอบสัญญาณ ซิมการ์ด และสายสื่อสารรายสัปดาห์',
      km: 'ការពិនិត្យសញ្ញា ស៊ីមកាត និងខ្សែកាបប្រចាំសប្តាហ៍',
      en: 'Weekly check of signal, SIM cards and cables',
    },
    body: {
      th: paragraphs(
        'ทั้งสองฝ่ายเริ่มการตรวจสอบรายสัปดาห์ตามแนวชายแดนในเรื่องสัญญาณโทรศัพท์เคลื่อนที่ การลงทะเบียนซิมการ์ด และสายสื่อสาร ตั้งแต่วันจันทร์ถัดจากการประชุมครั้งนี้',
        'แบบรายงานมี ๔ ช่อง ได้แก่ สถานที่ มาตรการ ผล และเจ้าหน้าที่ผู้รับผิดชอบ และให้แลกเปลี่ยนกันเป็นภาษาไทย ภาษาเขมร และภาษาอังกฤษ',
      ),
      km: paragraphs(
        'ភាគីទាំងពីរចាប់ផ្តើមការពិនិត្យប្រចាំសប្តាហ៍តាមបណ្តោយព្រំដែន លើសញ្ញាទូរស័ព្ទចល័ត ការចុះបញ្ជីស៊ីមកាត និងខ្សែកាបទំនាក់ទំនង ចាប់ពីថ្ងៃច័ន្ទបន្ទាប់ពីកិច្ចប្រជុំនេះ។',
        'ទម្រង់របាយការណ៍មាន ៤ ជួរឈរ គឺ ទីកន្លែង វិធានការ លទ្ធផល និងមន្ត្រីទទួលបន្ទុក ហើយត្រូវផ្លាស់ប្តូរគ្នាជាភាសាថៃ ភាសាខ្មែរ និងភាសាអង់គ្លេស។',
      ),
      en: paragraphs(
        'Both sides begin a weekly check of mobile signal, SIM-card registration and communication cables along the border, from the Monday after this meeting.',
        'The form has 4 columns: place, measure, result and officer in charge. It is exchanged in Thai, Khmer and English.',
      ),
    },
    fields: { minutes: 15, presenter: 'TH', outcome: 'commitment' },
  },
  {
    title: {
      th: 'วันและรูปแบบของการประชุมครั้งที่ ๔',
      km: 'កាលបរិច្ឆេទ និងទម្រង់នៃកិច្ចប្រជុំលើកទី៤',
      en: 'Date and form of the 4th meeting',
    },
    body: {
      th: paragraphs(
        'การประชุมครั้งที่ ๔ จะจัดเป็นการประชุมทางไกลภายหลังการประชุมครั้งนี้หนึ่งสัปดาห์ โดยฝ่ายไทยทำหน้าที่ประธานและเวียนระเบียบวาระเป็นสามภาษาล่วงหน้า ๓ วัน',
        'คณะผู้แทนแต่ละฝ่ายทดสอบระบบสื่อสารร่วมกับล่ามของตนหนึ่งชั่วโมงก่อนเริ่มการประชุม',
      ),
      km: paragraphs(
        'កិច្ចប្រជុំលើកទី៤ នឹងប្រព្រឹត្តទៅតាមប្រព័ន្ធវីដេអូ មួយសប្តាហ៍ក្រោយកិច្ចប្រជុំនេះ។ ភាគីថៃធ្វើជាអធិបតី និងចែកជូនរបៀបវារៈជាបីភាសា ៣ ថ្ងៃជាមុន។',
        'គណៈប្រតិភូនីមួយៗសាកល្បងប្រព័ន្ធទំនាក់ទំនងជាមួយអ្នកបកប្រែរបស់ខ្លួន មួយម៉ោងមុនពេលចាប់ផ្តើមកិច្ចប្រជុំ។',
      ),
      en: paragraphs(
        'The 4th meeting is held by teleconference one week after this meeting. Thailand chairs it and circulates the agenda in three languages 3 days before.',
        'Each delegation tests the line with its interpreters one hour before the meeting begins.',
      ),
    },
    fields: { minutes: 5, presenter: 'KH', outcome: 'decision' },
  },
] as const satisfies readonly DemoPoint[]

/** Each point takes its minutes; the liaisons initial first, then the presenting side signs, then the other. */
function signatures(): DemoStep[] {
  let left: number = STARTED
  return points.flatMap(({ fields }, index): DemoStep[] => {
    left -= fields.minutes
    const act = { kind: 'act', point: index + 1 } as const
    const [first, second] = fields.presenter === 'TH' ? (['th', 'kh'] as const) : (['kh', 'th'] as const)
    return [
      { ...act, act: 'initial', by: 'ccib@th.example', minutesAgo: left + 4 },
      { ...act, act: 'initial', by: 'cnp@kh.example', minutesAgo: left + 3 },
      { ...act, act: 'sign', by: `chair@${first}.example`, minutesAgo: left + 2 },
      { ...act, act: 'sign', by: `chair@${second}.example`, minutesAgo: left + 1 },
    ]
  })
}

/** What both sides agreed is sealed together when the meeting ends. */
const seals = points.map(
  (_, index): DemoStep => ({
    kind: 'act',
    point: index + 1,
    act: 'seal',
    by: 'chair@kh.example',
    minutesAgo: CLOSING - index,
  }),
)

export const meeting3 = {
  number: 3,
  title: {
    th: 'การประชุมครั้งที่ ๓ · การประชุมทางไกล',
    km: 'កិច្ចប្រជុំលើកទី៣ · តាមប្រព័ន្ធវីដេអូ',
    en: '3rd meeting · teleconference',
  },
  place: '',
  state: 'closed',
  startedMinutesAgo: STARTED,
  closedMinutesAgo: CLOSED,
  points,
  steps: [...signatures(), ...seals],
} as const satisfies DemoClosedMeeting
