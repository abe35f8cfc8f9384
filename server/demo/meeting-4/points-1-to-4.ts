/** Points 1 to 4 of the live meeting as they stood when it began. */
import { paragraphs } from '../paragraphs.ts'
import type { DemoPoint } from '../types.ts'

export const points1To4 = [
  {
    title: {
      th: 'รับรองบันทึกการประชุมครั้งที่ ๓',
      km: 'អនុម័តកំណត់ហេតុនៃកិច្ចប្រជុំលើកទី៣',
      en: 'Adopt the record of the 3rd meeting',
    },
    body: {
      th: paragraphs(
        'ที่ประชุมรับรองบันทึกการประชุมครั้งที่ ๓ ซึ่งได้เวียนเป็นภาษาไทย ภาษาเขมร และภาษาอังกฤษ ให้เป็นบันทึกร่วมของคณะผู้แทนทั้งสองฝ่าย โดยทั้งสองฝ่ายได้ลงนามครบทั้ง ๖ ข้อของการประชุมดังกล่าว และได้ปิดผนึกแล้ว',
        'ที่ประชุมย้ำถึงกรอบเวลา ๖๐ วันที่หัวหน้ารัฐบาลของทั้งสองประเทศมอบหมาย โดยนับตั้งแต่วันที่ ๒๕ กรกฎาคม ๒๕๖๗ ถึงวันที่ ๒๓ กันยายน ๒๕๖๗ และให้รายงานความคืบหน้าในการประชุมทุกครั้ง',
        'การแก้ไขถ้อยคำให้แจ้งล่ามของคณะผู้แทนทั้งสองฝ่ายเป็นลายลักษณ์อักษรภายใน ๓ วัน หากการแก้ไขใดทำให้ความหมายเปลี่ยนไป ให้เสนอเป็นระเบียบวาระแยกต่างหากในการประชุมครั้งถัดไป',
      ),
      km: paragraphs(
        'អង្គប្រជុំអនុម័តកំណត់ហេតុនៃកិច្ចប្រជុំលើកទី៣ ដែលបានចែកជូនជាភាសាថៃ ភាសាខ្មែរ និងភាសាអង់គ្លេស ជាកំណត់ហេតុរួមរបស់គណៈប្រតិភូទាំងពីរ។ ភាគីទាំងពីរបានចុះហត្ថលេខាលើចំណុចទាំង ៦ នៃកិច្ចប្រជុំនោះ ហើយចំណុចទាំងនោះត្រូវបានបិទត្រា។',
        'អង្គប្រជុំរំលឹកអំពីអាណត្តិ ៦០ ថ្ងៃ ដែលប្រមុខរដ្ឋាភិបាលនៃប្រទេសទាំងពីរបានប្រគល់ជូន ដោយគិតចាប់ពីថ្ងៃទី២៥ ខែកក្កដា ឆ្នាំ២០២៤ ដល់ថ្ងៃទី២៣ ខែកញ្ញា ឆ្នាំ២០២៤ ហើយត្រូវរាយការណ៍អំពីវឌ្ឍនភាពក្នុងកិច្ចប្រជុំនីមួយៗ។',
        'ការកែពាក្យពេចន៍ត្រូវជូនដំណឹងជាលាយលក្ខណ៍អក្សរទៅអ្នកបកប្រែនៃគណៈប្រតិភូទាំងពីរ ក្នុងរយៈពេល ៣ ថ្ងៃ។ ការកែណាដែលធ្វើឱ្យប្រែប្រួលអត្ថន័យ ត្រូវដាក់ជូនកិច្ចប្រជុំលើកក្រោយជាចំណុចដោយឡែក។',
      ),
      en: paragraphs(
        'The record of the 3rd meeting, circulated in Thai, Khmer and English, is adopted as the common record of both delegations. Both sides have signed all 6 points of that meeting, and these are sealed.',
        'The meeting recalls the mandate of 60 days given by both heads of government, counted from 25 July 2024 to 23 September 2024. Progress is reported at every meeting.',
        'Corrections of wording are sent in writing to the interpreters of both delegations within 3 days. A correction that changes the meaning is put to the next meeting as a point of its own.',
      ),
    },
    fields: { minutes: 6, presenter: 'TH', outcome: 'decision' },
  },
  {
    title: {
      th: 'เจ้าหน้าที่ประสานงานและเวลาติดต่อ',
      km: 'មន្ត្រីសម្របសម្រួល និងម៉ោងទំនាក់ទំនង',
      en: 'Liaison officers and contact hours',
    },
    body: {
      th: paragraphs(
        'คณะผู้แทนแต่ละฝ่ายแต่งตั้งเจ้าหน้าที่ประสานงานหลักและเจ้าหน้าที่ประสานงานสำรองอย่างละหนึ่งคน สำหรับงานตำรวจไซเบอร์ งานตรวจคนเข้าเมือง และงานสืบสวนทางการเงิน โดยระบุยศ ตำแหน่ง หมายเลขโทรศัพท์ และวันที่เริ่มต้นและสิ้นสุดการแต่งตั้ง',
        'เจ้าหน้าที่ประสานงานติดต่อได้ทุกวัน เวลา ๐๘.๐๐–๒๐.๐๐ น. (เวลาอินโดจีน) กรณีมีภยันตรายต่อชีวิตที่ใกล้จะถึง ให้ติดต่อได้ตลอดเวลา และต้องตอบรับภายใน ๓๐ นาที',
        'การเปลี่ยนตัวเจ้าหน้าที่ต้องแจ้งให้อีกฝ่ายหนึ่งทราบอย่างน้อย ๓ วันทำการก่อนมีผล และให้ทบทวนรายชื่อในการประชุมทุกครั้ง',
      ),
      km: paragraphs(
        'គណៈប្រតិភូនីមួយៗចាត់តាំងមន្ត្រីសម្របសម្រួលគោលម្នាក់ និងមន្ត្រីសម្របសម្រួលរងម្នាក់ សម្រាប់ផ្នែកនគរបាលបច្ចេកវិទ្យា ផ្នែកអន្តោប្រវេសន៍ និងផ្នែកស៊ើបអង្កេតហិរញ្ញវត្ថុ ដោយបញ្ជាក់ឋានន្តរស័ក្តិ មុខតំណែង លេខទូរស័ព្ទ និងកាលបរិច្ឆេទចាប់ផ្តើមនិងបញ្ចប់នៃការចាត់តាំង។',
        'មន្ត្រីសម្របសម្រួលអាចទាក់ទងបានរៀងរាល់ថ្ងៃ ពីម៉ោង ០៨:០០ ដល់ម៉ោង ២០:០០ (ម៉ោងឥណ្ឌូចិន)។ ក្នុងករណីមានគ្រោះថ្នាក់ដល់អាយុជីវិតជិតនឹងកើតឡើង អាចទាក់ទងបានគ្រប់ពេល ហើយត្រូវឆ្លើយតបក្នុងរយៈពេល ៣០ នាទី។',
        'ការផ្លាស់ប្តូរមន្ត្រីត្រូវជូនដំណឹងដល់ភាគីម្ខាងទៀត យ៉ាងតិច ៣ ថ្ងៃ មុនពេលមានប្រសិទ្ធភាព។ បញ្ជីរាយនាមត្រូវពិនិត្យឡើងវិញក្នុងកិច្ចប្រជុំនីមួយៗ។',
      ),
      en: paragraphs(
        'Each delegation names one principal and one deputy liaison officer for cyber police, for immigration and for financial investigation, with rank, office, telephone number and the dates on which the nomination begins and ends.',
        'The liaison officers can be reached every day from 08:00 to 20:00 (Indochina time). In imminent danger to life they can be reached at any hour, and an answer is given within 30 minutes.',
        'A change of officer is notified to the other side at least 3 working days before it takes effect. The list is reviewed at every meeting.',
      ),
    },
    fields: { minutes: 14, presenter: 'KH', outcome: 'commitment' },
  },
  {
    title: {
      th: 'แหล่งที่ตั้งที่เสนอในปอยเปต: แผนการกวาดล้าง',
      km: 'ទីតាំងដែលបានដាក់បង្ហាញនៅប៉ោយប៉ែត៖ ផែនការបង្ក្រាប',
      en: 'Sites presented in Poipet: crackdown plan',
    },
    body: {
      th: paragraphs(
        'ฝ่ายไทยเสนอแหล่งที่ตั้ง ๑๒ แห่งพร้อมพยานหลักฐาน ได้แก่ คำให้การของผู้เสียหาย พิกัด ตลอดจนบัญชีและหมายเลขโทรศัพท์ที่ตรวจพบ โดยส่งมอบรายการและพยานหลักฐานภายใต้ชั้นการเผยแพร่ TLP:AMBER',
        'ฝ่ายกัมพูชาจะจัดทำแผนปฏิบัติการสำหรับแหล่งที่ตั้งแต่ละแห่งภายใน ๒๑ วัน แต่ละแผนต้องระบุหน่วยรับผิดชอบ วันปฏิบัติการ และการดูแลบุคคลที่พบ ณ ที่นั้น',
        'ผลการดำเนินงานจะได้รับการประเมินร่วมกันเป็นรายแห่งในการประชุมครั้งถัดไป',
      ),
      km: paragraphs(
        'ភាគីថៃបានដាក់បង្ហាញទីតាំងចំនួន ១២ កន្លែង ព្រមទាំងភស្តុតាង រួមមាន ចម្លើយរបស់ជនរងគ្រោះ កូអរដោនេ ព្រមទាំងគណនី និងលេខទូរស័ព្ទដែលបានរកឃើញ។ បញ្ជី និងភស្តុតាងត្រូវបានប្រគល់ជូនក្រោមកម្រិតផ្សព្វផ្សាយ TLP:AMBER។',
        'ភាគីកម្ពុជានឹងរៀបចំផែនការប្រតិបត្តិការសម្រាប់ទីតាំងនីមួយៗ ក្នុងរយៈពេល ២១ ថ្ងៃ។ ផែនការនីមួយៗត្រូវបញ្ជាក់អង្គភាពទទួលបន្ទុក កាលបរិច្ឆេទប្រតិបត្តិការ និងការថែទាំបុគ្គលដែលរកឃើញនៅទីនោះ។',
        'លទ្ធផលនឹងត្រូវវាយតម្លៃរួមគ្នា តាមទីតាំងនីមួយៗ នៅកិច្ចប្រជុំលើកក្រោយ។',
      ),
      en: paragraphs(
        "Thailand presented 12 sites with evidence: victims' statements, coordinates, and the accounts and telephone numbers identified. The list and the evidence were handed over under TLP:AMBER.",
        'Cambodia will design an operation for each site within 21 days. Each plan names the unit in charge, the date of the operation and the care of the persons found there.',
        'Results will be evaluated together, site by site, at the next meeting.',
      ),
    },
    fields: { minutes: 45, presenter: 'TH', outcome: 'commitment' },
  },
  {
    title: {
      th: 'การส่งมอบผู้ต้องหาตามหมายจับของไทย',
      km: 'ការប្រគល់ជនសង្ស័យតាមដីកាចាប់ខ្លួនរបស់ថៃ',
      en: 'Surrender of suspects under Thai warrants',
    },
    body: {
      th: paragraphs(
        'ฝ่ายไทยขอให้ส่งมอบผู้ต้องหา ๑๐๔ คนตามหมายจับที่ศาลไทยออก บัญชีรายชื่อระบุเลขที่หมายจับ ศาล ข้อหา วันที่ออกหมาย และสถานที่ที่พบเห็นครั้งสุดท้ายของแต่ละบุคคล',
        'ฝ่ายกัมพูชาจะแจ้งผลเป็นรายชื่อภายใน ๓๐ วัน ว่าพบตัว ไม่พบตัว อยู่ระหว่างการดำเนินคดีในกัมพูชา หรือส่งมอบแล้ว การส่งมอบให้เป็นไปตามกฎหมายของทั้งสองประเทศและสนธิสัญญาว่าด้วยการส่งผู้ร้ายข้ามแดนระหว่างกัน',
        'สำนวนคดีของศาลสำหรับรายชื่อลำดับที่ ๑–๖๐ ได้ส่งมอบพร้อมบัญชีรายชื่อแล้ว ส่วนลำดับที่ ๖๑–๑๐๔ จะส่งมอบตามลำดับเมื่อศาลอนุญาต',
      ),
      km: paragraphs(
        'ភាគីថៃស្នើសុំឱ្យប្រគល់ជនសង្ស័យចំនួន ១០៤ នាក់ តាមដីកាចាប់ខ្លួនដែលចេញដោយតុលាការថៃ។ បញ្ជីរាយនាមបញ្ជាក់លេខដីកា តុលាការ បទចោទ កាលបរិច្ឆេទចេញដីកា និងទីកន្លែងដែលបានឃើញចុងក្រោយ សម្រាប់បុគ្គលម្នាក់ៗ។',
        'ភាគីកម្ពុជានឹងឆ្លើយតបសម្រាប់ឈ្មោះនីមួយៗ ក្នុងរយៈពេល ៣០ ថ្ងៃ ថារកឃើញ រកមិនឃើញ កំពុងស្ថិតក្នុងនីតិវិធីនៅកម្ពុជា ឬបានប្រគល់រួច។ ការប្រគល់ត្រូវអនុលោមតាមច្បាប់នៃប្រទេសទាំងពីរ និងសន្ធិសញ្ញាស្តីពីបត្យាប័នរវាងប្រទេសទាំងពីរ។',
        'សំណុំរឿងតុលាការសម្រាប់ឈ្មោះលេខរៀង ១–៦០ បានប្រគល់ជូនរួមជាមួយបញ្ជីរាយនាម។ សំណុំរឿងសម្រាប់លេខរៀង ៦១–១០៤ នឹងប្រគល់ជូនជាបន្តបន្ទាប់ តាមការអនុញ្ញាតរបស់តុលាការ។',
      ),
      en: paragraphs(
        'Thailand requests the surrender of 104 suspects under warrants issued by Thai courts. For each person the list states the warrant number, the court, the charge, the date of issue and the place where the person was last seen.',
        'Cambodia will answer for each name within 30 days: found, not found, in proceedings in Cambodia, or surrendered. A surrender follows the laws of both countries and the extradition treaty between them.',
        'The court files for names 1–60 were handed over with the list. Those for names 61–104 follow one after another as the courts permit.',
      ),
    },
    fields: { minutes: 30, presenter: 'TH', outcome: 'commitment' },
  },
] as const satisfies readonly DemoPoint[]
