/** Points 9 to 11 of the live meeting as they stood when it began. */
import { paragraphs } from '../paragraphs.ts'
import type { DemoPoint } from '../types.ts'

export const points9To11 = [
  {
    title: {
      th: 'การส่งมอบและการเก็บรักษาพยานหลักฐาน',
      km: 'ការប្រគល់ និងការថែរក្សាភស្តុតាង',
      en: 'Handing over and keeping of evidence',
    },
    body: {
      th: paragraphs(
        'การส่งมอบพยานหลักฐานให้กระทำผ่านพื้นที่ทำงานร่วมหรือถุงเมล์การทูตที่ปิดผนึก มิให้ใช้แอปพลิเคชันสนทนาส่วนตัว พยานหลักฐานแต่ละรายการต้องมีเลขลำดับ ชื่อหน่วยงานผู้ส่ง วันที่ และชั้นการเผยแพร่',
        'ฝ่ายผู้รับยืนยันการรับภายใน ๒ วันทำการ และบันทึกว่าผู้ใดเปิดหรือทำสำเนาพยานหลักฐานแต่ละรายการ การทำสำเนาเพื่อยื่นต่อศาลให้กระทำได้ต่อเมื่อฝ่ายผู้ส่งยินยอม',
        'เมื่อคดีสิ้นสุดแล้ว ให้ลบสำเนาภายใน ๙๐ วัน โดยเก็บรักษาบันทึกการรับและค่าตรวจสอบความครบถ้วนของแฟ้มไว้',
      ),
      km: paragraphs(
        'ការប្រគល់ភស្តុតាងត្រូវធ្វើតាមកន្លែងធ្វើការរួម ឬតាមថង់ការទូតបិទត្រា មិនត្រូវប្រើកម្មវិធីផ្ញើសារផ្ទាល់ខ្លួនឡើយ។ ភស្តុតាងនីមួយៗត្រូវមានលេខរៀង ឈ្មោះអង្គភាពដែលផ្តល់ជូន កាលបរិច្ឆេទ និងកម្រិតផ្សព្វផ្សាយ។',
        'ភាគីទទួលត្រូវបញ្ជាក់ការទទួលក្នុងរយៈពេល ២ ថ្ងៃធ្វើការ និងកត់ត្រាថាអ្នកណាបានបើក ឬចម្លងភស្តុតាងនីមួយៗ។ ការចម្លងសម្រាប់ដាក់ជូនតុលាការ អាចធ្វើបានលុះត្រាតែភាគីដែលផ្តល់ជូនយល់ព្រម។',
        'នៅពេលសំណុំរឿងបានបញ្ចប់ ឯកសារចម្លងត្រូវលុបក្នុងរយៈពេល ៩០ ថ្ងៃ ដោយរក្សាទុកកំណត់ត្រានៃការទទួល និងលេខផ្ទៀងផ្ទាត់ភាពពេញលេញនៃឯកសារ។',
      ),
      en: paragraphs(
        'Evidence is handed over through the joint workspace or by sealed diplomatic pouch, never through private messaging applications. Each item carries a serial number, the name of the office that supplied it, the date and a handling label.',
        'The receiving side confirms receipt within 2 working days and records who opened or copied each item. Copies for a court are made only with the consent of the side that supplied the item.',
        'When a case has ended, copies are erased within 90 days; the record of receipt and the checksum of the file are kept.',
      ),
    },
    fields: { minutes: 15, presenter: 'KH', outcome: 'decision' },
  },
  {
    title: {
      th: 'แถลงการณ์ร่วมต่อสาธารณชน',
      km: 'សេចក្តីប្រកាសព័ត៌មានរួមជូនសាធារណជន',
      en: 'Joint statement to the public',
    },
    body: {
      th: paragraphs(
        'คณะผู้แทนทั้งสองฝ่ายเผยแพร่แถลงการณ์ร่วมฉบับเดียวกันภายหลังการประชุมแต่ละครั้ง เป็นภาษาไทย ภาษาเขมร และภาษาอังกฤษ ในเวลาเดียวกัน มิให้ฝ่ายใดเผยแพร่โดยลำพังก่อนหน้านั้น',
        'แถลงการณ์ต้องไม่ระบุชื่อผู้ต้องหา ผู้เสียหาย หรือสถานที่ที่จะมีการปฏิบัติการ ตัวเลขให้เป็นไปตามที่ปรากฏในบันทึกการประชุม',
      ),
      km: paragraphs(
        'គណៈប្រតិភូទាំងពីរផ្សព្វផ្សាយសេចក្តីប្រកាសព័ត៌មានរួមតែមួយ ក្រោយកិច្ចប្រជុំនីមួយៗ ជាភាសាថៃ ភាសាខ្មែរ និងភាសាអង់គ្លេស ក្នុងពេលតែមួយ។ ភាគីណាមួយមិនត្រូវផ្សព្វផ្សាយដាច់ដោយឡែកមុនពេលនោះឡើយ។',
        'សេចក្តីប្រកាសព័ត៌មានរួម មិនត្រូវបញ្ជាក់ឈ្មោះជនសង្ស័យ ឬទីតាំងដែលនឹងមានប្រតិបត្តិការឡើយ។ តួលេខត្រូវអនុលោមតាមកំណត់ហេតុនៃកិច្ចប្រជុំ។',
      ),
      en: paragraphs(
        'Both delegations publish one and the same joint statement after each meeting, in Thai, Khmer and English, at the same time. Neither side publishes on its own before that.',
        'The statement names no suspect, no victim and no place where an operation is to take place. Figures are given as they stand in the record of the meeting.',
      ),
    },
    fields: { minutes: 10, presenter: 'KH', outcome: 'decision' },
  },
  {
    title: {
      th: 'รายงานความคืบหน้าตามกรอบเวลา ๖๐ วัน',
      km: 'របាយការណ៍វឌ្ឍនភាពតាមអាណត្តិ ៦០ ថ្ងៃ',
      en: 'Progress report on the 60-day mandate',
    },
    body: {
      th: paragraphs(
        'กรอบเวลา ๖๐ วันเริ่มตั้งแต่วันที่ ๒๕ กรกฎาคม ๒๕๖๗ และสิ้นสุดในวันที่ ๒๓ กันยายน ๒๕๖๗ แต่ละฝ่ายรายงานเป็นลายลักษณ์อักษรว่าได้ดำเนินการตามข้อผูกพันแต่ละข้อของตนอย่างไร พร้อมระบุวันที่และผล',
        'จำนวนการแจ้งความคดีฉ้อโกงทางออนไลน์ให้รายงานทุกสัปดาห์ โดยระบุจำนวนคดีและมูลค่าความเสียหาย สัปดาห์ใดไม่มีรายงาน ให้แสดงว่าขาดข้อมูลและไม่นับเป็นศูนย์ ทั้งนี้ มิให้ระบุสาเหตุของการเพิ่มขึ้นหรือลดลง',
        'รายงานของฝ่ายหนึ่งให้อีกฝ่ายหนึ่งเป็นผู้ยืนยันหรือโต้แย้ง ไม่มีฝ่ายใดยืนยันรายงานของตนเองได้',
      ),
      km: paragraphs(
        'អាណត្តិ ៦០ ថ្ងៃ ចាប់ផ្តើមពីថ្ងៃទី២៥ ខែកក្កដា ឆ្នាំ២០២៤ និងបញ្ចប់នៅថ្ងៃទី២៣ ខែកញ្ញា ឆ្នាំ២០២៤។ ភាគីនីមួយៗរាយការណ៍ជាលាយលក្ខណ៍អក្សរ អំពីអ្វីដែលបានអនុវត្តតាមការប្តេជ្ញាចិត្តនីមួយៗរបស់ខ្លួន ដោយបញ្ជាក់កាលបរិច្ឆេទ និងលទ្ធផល។',
        'ចំនួនពាក្យបណ្តឹងអំពីការឆបោកតាមអនឡាញ ត្រូវរាយការណ៍រៀងរាល់សប្តាហ៍ តាមចំនួនករណី និងទំហំខូចខាត។ សប្តាហ៍ណាមិនបានរាយការណ៍ ត្រូវបង្ហាញថាខ្វះទិន្នន័យ ហើយមិនត្រូវរាប់ជាសូន្យ ទាំងមិនត្រូវបញ្ជាក់មូលហេតុនៃការកើនឡើងឬថយចុះឡើយ។',
        'របាយការណ៍របស់ភាគីម្ខាង ត្រូវបញ្ជាក់ ឬតវ៉ាដោយភាគីម្ខាងទៀត។ គ្មានភាគីណាអាចបញ្ជាក់របាយការណ៍របស់ខ្លួនឯងបានឡើយ។',
      ),
      en: paragraphs(
        'The mandate of 60 days began on 25 July 2024 and ended on 23 September 2024. Each side reports in writing what it has done under each of its commitments, with date and result.',
        'Complaints of online fraud are reported every week by number of cases and amount of loss. A week that was not reported is shown as missing and not counted as zero; no cause is stated for a rise or a fall.',
        'A report of one side is confirmed or disputed by the other side; neither side can confirm its own report.',
      ),
    },
    fields: { minutes: 10, presenter: 'TH', outcome: 'information' },
  },
] as const satisfies readonly DemoPoint[]
