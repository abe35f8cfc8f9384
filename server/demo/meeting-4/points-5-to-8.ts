/** Points 5 to 8 of the live meeting as they stood when it began. */
import { paragraphs } from '../paragraphs.ts'
import type { DemoPoint } from '../types.ts'

export const points5To8 = [
  {
    title: {
      th: 'มาตรการด้านสัญญาณ ซิมการ์ด และสายสื่อสารบริเวณชายแดน',
      km: 'វិធានការលើសញ្ញា ស៊ីមកាត និងខ្សែកាបនៅតាមព្រំដែន',
      en: 'Signal, SIM and cable measures at the border',
    },
    body: {
      th: paragraphs(
        'แต่ละฝ่ายตรวจสอบในพื้นที่รับผิดชอบของตนสัปดาห์ละหนึ่งครั้ง ในเรื่องสัญญาณโทรศัพท์เคลื่อนที่ที่ข้ามพรมแดน การลงทะเบียนซิมการ์ด และสายสื่อสารที่ลากข้ามแดนโดยไม่ได้รับอนุญาต',
        'ให้บันทึกผลก่อนเวลา ๑๒.๐๐ น. ของทุกวันจันทร์ ได้แก่ สถานที่ที่ตรวจ เสาสัญญาณที่ปรับหรือปิด ซิมการ์ดที่ระงับ และสายสื่อสารที่รื้อถอน สัปดาห์ใดไม่มีการบันทึก ให้ถือและแสดงว่าขาดการตรวจสอบ',
        'เมื่อฝ่ายใดทราบถึงแหล่งที่ตั้งนอกประเทศทั้งสอง ให้ตรวจสอบในลักษณะเดียวกัน และแจ้งผลแก่ประเทศที่เกี่ยวข้อง',
      ),
      km: paragraphs(
        'ភាគីនីមួយៗពិនិត្យក្នុងតំបន់ទទួលខុសត្រូវរបស់ខ្លួនម្តងក្នុងមួយសប្តាហ៍ លើសញ្ញាទូរស័ព្ទចល័តដែលឆ្លងព្រំដែន ការចុះបញ្ជីស៊ីមកាត និងខ្សែកាបទំនាក់ទំនងដែលអូសឆ្លងដែនដោយគ្មានការអនុញ្ញាត។',
        'លទ្ធផលត្រូវកត់ត្រាមុនម៉ោង ១២:០០ រៀងរាល់ថ្ងៃច័ន្ទ រួមមាន ទីកន្លែងដែលបានពិនិត្យ អង់តែនដែលបានកែសម្រួលឬបិទ ស៊ីមកាតដែលបានផ្អាក និងខ្សែកាបដែលបានរុះរើ។ សប្តាហ៍ណាគ្មានការកត់ត្រា ត្រូវចាត់ទុក និងបង្ហាញថាខកខានការពិនិត្យ។',
        'នៅពេលភាគីណាមួយដឹងអំពីទីតាំងនៅក្រៅប្រទេសទាំងពីរ ត្រូវធ្វើការពិនិត្យដូចគ្នា ហើយជូនដំណឹងអំពីលទ្ធផលដល់ប្រទេសពាក់ព័ន្ធ។',
      ),
      en: paragraphs(
        'Each side checks once a week, in its own area of responsibility, the mobile signal that reaches across the border, the registration of SIM cards and the communication cables laid across without permission.',
        'The result is entered before 12:00 every Monday: places checked, antennas adjusted or switched off, SIM cards suspended and cables removed. A week without an entry is counted and shown as a missed check.',
        'When either side learns of a site outside both countries, the same check is made and the result is passed to the country concerned.',
      ),
    },
    fields: { minutes: 20, presenter: 'KH', outcome: 'commitment' },
  },
  {
    title: {
      th: 'การดูแลและการส่งกลับบุคคลที่พบในแหล่งที่ตั้ง',
      km: 'ការថែទាំ និងការបញ្ជូនបុគ្គលដែលរកឃើញនៅទីតាំងទៅប្រទេសដើមវិញ',
      en: 'Care and return of persons found at sites',
    },
    body: {
      th: paragraphs(
        'ตัวเลขที่รายงานถึงปัจจุบัน คือ ผู้ได้รับความช่วยเหลือ ๗,๓๗๒ คน และผู้ที่ส่งกลับประเทศต้นทางแล้ว ๔,๘๙๕ คน เมื่อจำแนกตามสัญชาติ กลุ่มที่มีจำนวนมากที่สุด ได้แก่ จีน ๓,๖๓๔ คน อินโดนีเซีย ๖๕๓ คน และอินเดีย ๕๔๙ คน ให้คณะผู้แทนแจ้งในการประชุมครั้งถัดไปว่า ตัวเลขจำแนกตามสัญชาติคิดจากยอดรวมใด',
        'ตัวเลขสองรายการให้คงไว้ตามที่แจ้งโดยไม่ปัดเศษ คือ ผู้ที่พบในแหล่งที่ตั้ง มากกว่า ๑๓๐ คน และผู้ที่รอการส่งกลับ ๒,๓๐๐–๒,๕๐๐ คน',
        'บุคคลทุกคนที่พบต้องได้รับการคัดกรองก่อนว่าอาจเป็นผู้เสียหายจากการค้ามนุษย์หรือไม่ ได้รับอาหาร ที่พัก การรักษาพยาบาล และล่าม และจะไม่ถูกส่งกลับก่อนที่สถานเอกอัครราชทูตที่เกี่ยวข้องจะยืนยันตัวบุคคล กรณีผู้เยาว์ให้ส่งต่อหน่วยงานคุ้มครองเด็กโดยทันที',
      ),
      km: paragraphs(
        'តួលេខដែលបានរាយការណ៍មកដល់បច្ចុប្បន្ន គឺមនុស្ស ៧.៣៧២ នាក់ បានទទួលជំនួយ និងមនុស្ស ៤.៨៩៥ នាក់ ត្រូវបានបញ្ជូនទៅប្រទេសដើមវិញ។ បើគិតតាមសញ្ជាតិ ក្រុមដែលមានចំនួនច្រើនជាងគេ គឺចិន ៣.៦៣៤ នាក់ ឥណ្ឌូណេស៊ី ៦៥៣ នាក់ និងឥណ្ឌា ៥៤៩ នាក់។ គណៈប្រតិភូត្រូវជូនដំណឹងនៅកិច្ចប្រជុំលើកក្រោយ ថាតួលេខតាមសញ្ជាតិគិតចេញពីចំនួនសរុបណាមួយ។',
        'តួលេខពីរត្រូវរក្សាទុកតាមដែលបានលើកឡើង ដោយមិនបង្គត់ គឺមនុស្សជាង ១៣០ នាក់ ដែលរកឃើញនៅទីតាំង និងមនុស្ស ២.៣០០–២.៥០០ នាក់ ដែលរង់ចាំការបញ្ជូនទៅវិញ។',
        'បុគ្គលគ្រប់រូបដែលរកឃើញ ត្រូវឆ្លងកាត់ការពិនិត្យជាមុនថាតើអាចជាជនរងគ្រោះនៃអំពើជួញដូរមនុស្សឬទេ ត្រូវទទួលបានអាហារ ទីស្នាក់នៅ ការព្យាបាល និងអ្នកបកប្រែ ហើយមិនត្រូវបញ្ជូនទៅវិញ មុនពេលស្ថានទូតពាក់ព័ន្ធបញ្ជាក់អត្តសញ្ញាណឡើយ។ អនីតិជនត្រូវបញ្ជូនទៅអាជ្ញាធរការពារកុមារជាបន្ទាន់។',
      ),
      en: paragraphs(
        'The figures reported so far are 7,372 persons assisted and 4,895 persons repatriated. By nationality the largest groups are China 3,634, Indonesia 653 and India 549. The delegations state at the next meeting of which total the figures by nationality are a part.',
        'Two figures are kept as they were stated, without rounding: more than 130 persons found at the sites, and 2,300–2,500 persons waiting for return.',
        'Every person found is first screened as a possible victim of trafficking, receives food, shelter, medical care and an interpreter, and is not returned before the embassy concerned has confirmed the identity. Minors are referred to the child-protection authority at once.',
      ),
    },
    fields: { minutes: 25, presenter: 'KH', outcome: 'decision' },
  },
  {
    title: {
      th: 'วัน สถานที่ และประธานของการประชุมครั้งถัดไป',
      km: 'កាលបរិច្ឆេទ ទីកន្លែង និងអធិបតីនៃកិច្ចប្រជុំលើកក្រោយ',
      en: 'Date, place and chair of the next meeting',
    },
    body: {
      th: paragraphs(
        'การประชุมครั้งที่ ๕ จะจัดขึ้นที่กรุงพนมเปญ ๑๐ วันหลังจากการประชุมครั้งนี้ เวลา ๐๙.๐๐ น. (เวลาอินโดจีน) โดยฝ่ายกัมพูชาทำหน้าที่ประธาน',
        'ฝ่ายกัมพูชาจะเวียนร่างระเบียบวาระเป็นสามภาษา ๔ วันก่อนการประชุม ข้อใดที่ยังไม่เห็นชอบร่วมกันในวันนี้ ให้ยกไปพิจารณาต่อในการประชุมครั้งถัดไป',
      ),
      km: paragraphs(
        'កិច្ចប្រជុំលើកទី៥ នឹងប្រព្រឹត្តទៅនៅរាជធានីភ្នំពេញ ១០ ថ្ងៃក្រោយកិច្ចប្រជុំនេះ នៅម៉ោង ០៩:០០ (ម៉ោងឥណ្ឌូចិន) ក្រោមអធិបតីភាពរបស់ភាគីកម្ពុជា។',
        'ភាគីកម្ពុជានឹងចែកជូនសេចក្តីព្រាងរបៀបវារៈជាបីភាសា ៤ ថ្ងៃមុនកិច្ចប្រជុំ។ ចំណុចដែលមិនទាន់ឯកភាពគ្នានៅថ្ងៃនេះ ត្រូវលើកទៅពិភាក្សាបន្តនៅកិច្ចប្រជុំលើកក្រោយ។',
      ),
      en: paragraphs(
        'The 5th meeting is held in Phnom Penh, 10 days after this meeting, at 09:00 (Indochina time), and is chaired by Cambodia.',
        'Cambodia circulates the draft agenda in three languages 4 days before the meeting. Points that are not agreed today are carried over to the next meeting.',
      ),
    },
    fields: { minutes: 5, presenter: 'KH', outcome: 'decision' },
  },
  {
    title: {
      th: 'การติดตามและอายัดบัญชีม้า',
      km: 'ការតាមដាន និងបង្កកគណនីដែលបើកជំនួសអ្នកដទៃ',
      en: 'Tracing and freezing of mule accounts',
    },
    body: {
      th: paragraphs(
        'หน่วยสืบสวนทางการเงินของทั้งสองฝ่ายแลกเปลี่ยนหมายเลขบัญชีที่รับเงินจากผู้เสียหาย พร้อมเวลาโอนและเลขที่รับแจ้งความ ภายใน ๒๔ ชั่วโมงนับแต่รับแจ้งความ',
        'ฝ่ายที่ได้รับข้อมูลจะขอให้ธนาคารในประเทศของตนระงับเงินจำนวนนั้นไว้ ๗๒ ชั่วโมง และแจ้งว่ายังมีเงินคงเหลือหรือไม่ การอายัดที่นานกว่านั้นให้เป็นไปตามกฎหมายของประเทศที่เปิดบัญชี',
        'เงินที่อายัดได้ให้บันทึกตามสกุลเงินเดิม มิให้รวมยอดเงินบาท เรียล และดอลลาร์สหรัฐเข้าด้วยกันโดยไม่ระบุอัตราแลกเปลี่ยนและวันที่',
      ),
      km: paragraphs(
        'អង្គភាពស៊ើបអង្កេតហិរញ្ញវត្ថុនៃភាគីទាំងពីរ ផ្លាស់ប្តូរលេខគណនីដែលបានទទួលប្រាក់ពីជនរងគ្រោះ ព្រមទាំងម៉ោងផ្ទេរប្រាក់ និងលេខពាក្យបណ្តឹង ក្នុងរយៈពេល ២៤ ម៉ោង គិតចាប់ពីពេលទទួលពាក្យបណ្តឹង។',
        'ភាគីដែលទទួលព័ត៌មាន ស្នើសុំធនាគារក្នុងប្រទេសរបស់ខ្លួនឱ្យឃាត់ទុកប្រាក់នោះរយៈពេល ៧២ ម៉ោង ហើយជូនដំណឹងថាតើនៅមានប្រាក់ឬទេ។ ការបង្កករយៈពេលយូរជាងនេះ ត្រូវអនុលោមតាមច្បាប់នៃប្រទេសដែលគណនីនោះបានបើក។',
        'ប្រាក់ដែលបង្កកបាន ត្រូវកត់ត្រាតាមរូបិយប័ណ្ណដើម។ ចំនួនទឹកប្រាក់ជាបាត ជារៀល និងជាដុល្លារអាមេរិក មិនត្រូវបូកបញ្ចូលគ្នា ដោយមិនបញ្ជាក់អត្រាប្តូរប្រាក់ និងកាលបរិច្ឆេទឡើយ។',
      ),
      en: paragraphs(
        'The financial investigation units of both sides exchange the numbers of accounts that received money from victims, with the time of transfer and the complaint number, within 24 hours of the complaint.',
        'The receiving side asks the banks in its country to hold the amount for 72 hours and reports whether the money is still there. A longer freeze follows the law of the country in which the account was opened.',
        'Money frozen is recorded in its own currency. Amounts in baht, riel and US dollars are not added together without a stated exchange rate and date.',
      ),
    },
    fields: { minutes: 20, presenter: 'TH', outcome: 'commitment' },
  },
] as const satisfies readonly DemoPoint[]
