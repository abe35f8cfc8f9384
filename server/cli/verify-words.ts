/** What `verify` says about a record as a whole, in the three languages; each fault has words of its own. */
import type { Trilingual } from '#shared/locale.ts'

export const VERIFY_WORDS = {
  intact: {
    en: 'INTACT. The chain is whole, every text matches its hash, every act was done by a member who had the right.',
    th: 'ครบถ้วน สายบันทึกต่อเนื่อง ข้อความทุกฉบับตรงกับค่าแฮช การดำเนินการทุกรายการทำโดยสมาชิกที่มีสิทธิ์',
    km: 'ពេញលេញ។ ខ្សែកំណត់ត្រាមិនដាច់ អត្ថបទទាំងអស់ត្រូវនឹងលេខហាសរបស់វា ហើយសកម្មភាពទាំងអស់ធ្វើដោយសមាជិកដែលមានសិទ្ធិ។',
  },
  faulty: {
    en: 'NOT INTACT. What is wrong:',
    th: 'ไม่ครบถ้วน สิ่งที่ผิดปกติ:',
    km: 'មិនពេញលេញ។ អ្វីដែលខុស៖',
  },
  unreadable: {
    en: 'NOT CHECKED. This file could not be checked:',
    th: 'ยังไม่ได้ตรวจสอบ ไฟล์นี้ตรวจสอบไม่ได้:',
    km: 'មិនបានផ្ទៀងផ្ទាត់។ មិនអាចផ្ទៀងផ្ទាត់ឯកសារនេះបានទេ៖',
  },
  workspace: { en: 'Workspace', th: 'พื้นที่ทำงาน', km: 'កន្លែងធ្វើការ' },
  exportedAt: { en: 'Exported (UTC)', th: 'ส่งออกเมื่อ (UTC)', km: 'នាំចេញនៅ (UTC)' },
  acts: { en: 'Acts', th: 'การดำเนินการ', km: 'សកម្មភាព' },
  versions: { en: 'versions of texts', th: 'ฉบับของข้อความ', km: 'កំណែអត្ថបទ' },
  members: { en: 'members', th: 'สมาชิก', km: 'សមាជិក' },
  agreed: { en: 'agreed by all sides', th: 'เห็นชอบร่วมกันทุกฝ่าย', km: 'ភាគីទាំងអស់បានឯកភាព' },
  sealed: { en: 'sealed', th: 'ปิดผนึกแล้ว', km: 'បានបិទត្រា' },
  head: {
    en: 'Fingerprint of the newest act, to compare with the other side (--head)',
    th: 'รหัสของการดำเนินการล่าสุด สำหรับเทียบกับอีกฝ่าย (--head)',
    km: 'លេខសម្គាល់នៃសកម្មភាពថ្មីបំផុត សម្រាប់ផ្ទៀងផ្ទាត់ជាមួយភាគីម្ខាងទៀត (--head)',
  },
  notReadable: {
    en: 'The file cannot be read:',
    th: 'อ่านไฟล์ไม่ได้:',
    km: 'មិនអាចអានឯកសារបានទេ៖',
  },
  usage: {
    en: 'Usage: npm run cli -- verify FILE [--language en|th|km] [--head SEQ:HASH]',
    th: 'วิธีใช้: npm run cli -- verify FILE [--language en|th|km] [--head SEQ:HASH]',
    km: 'របៀបប្រើ៖ npm run cli -- verify FILE [--language en|th|km] [--head SEQ:HASH]',
  },
  help: {
    en: `  FILE        a ledger export: ledger.jsonl of a workspace
  --language  of the report
  --head      the fingerprint of an act that you kept, such as 12:9f86d081: detects a record that was cut or rewritten

Ends with 0 if everything was checked and holds, 1 if something is wrong, 2 if it could not be checked.`,
    th: `  FILE        ไฟล์ทะเบียนลงนามที่ส่งออก: ledger.jsonl ของพื้นที่ทำงาน
  --language  ภาษาของรายงาน
  --head      รหัสของการดำเนินการที่ท่านเก็บไว้ เช่น 12:9f86d081 ใช้ตรวจว่าบันทึกถูกตัดหรือเขียนใหม่หรือไม่

จบด้วย 0 เมื่อตรวจครบและถูกต้อง 1 เมื่อมีสิ่งผิดปกติ 2 เมื่อตรวจสอบไม่ได้`,
    km: `  FILE        ឯកសារបញ្ជីហត្ថលេខាដែលបាននាំចេញ៖ ledger.jsonl នៃកន្លែងធ្វើការ
  --language  ភាសានៃរបាយការណ៍
  --head      លេខសម្គាល់នៃសកម្មភាពដែលអ្នករក្សាទុក ដូចជា 12:9f86d081 សម្រាប់រកមើលកំណត់ត្រាដែលត្រូវបានកាត់ ឬសរសេរឡើងវិញ

បញ្ចប់ដោយ 0 ពេលផ្ទៀងផ្ទាត់គ្រប់ហើយត្រឹមត្រូវ 1 ពេលមានអ្វីខុស 2 ពេលមិនអាចផ្ទៀងផ្ទាត់បាន។`,
  },
  wrongArguments: {
    en: 'verify needs exactly one file.',
    th: 'verify ต้องการไฟล์หนึ่งไฟล์เท่านั้น',
    km: 'verify ត្រូវការឯកសារតែមួយគត់។',
  },
  wrongLanguage: {
    en: '--language must be en, th or km.',
    th: '--language ต้องเป็น en, th หรือ km',
    km: '--language ត្រូវជា en, th ឬ km។',
  },
  wrongHead: {
    en: '--head must be SEQ:HASH with at least eight digits of the hash.',
    th: '--head ต้องเป็น SEQ:HASH โดยมีค่าแฮชอย่างน้อยแปดหลัก',
    km: '--head ត្រូវជា SEQ:HASH ដោយមានលេខហាសយ៉ាងតិចប្រាំបីខ្ទង់។',
  },
} as const satisfies Record<string, Trilingual>
