/** What is wrong with a ledger export, in words, in the three languages. It judges nothing. */
import { type FaultWords, faultWords } from './fault-words.ts'
import type { Fault } from './faults.ts'
import type { Language, Trilingual } from './locale.ts'

/** One or more sentences. */
export function faultMessage(fault: Fault, language: Language): string {
  const messages = MESSAGES[fault.fault] as (fault: Fault, words: FaultWords) => Trilingual
  const text = messages(fault, faultWords(language))[language]
  return text.charAt(0).toUpperCase() + text.slice(1)
}

type Messages = {
  [F in Fault['fault']]: (fault: Extract<Fault, { fault: F }>, words: FaultWords) => Trilingual
}

const KINDS: Readonly<Record<'acts' | 'versions' | 'members', Trilingual>> = {
  acts: { en: 'acts', th: 'การดำเนินการ', km: 'សកម្មភាព' },
  versions: { en: 'versions of texts', th: 'ฉบับของข้อความ', km: 'កំណែអត្ថបទ' },
  members: { en: 'members', th: 'สมาชิก', km: 'សមាជិក' },
}

const MESSAGES: Messages = {
  empty: () => ({
    en: 'The file is empty.',
    th: 'ไฟล์ว่างเปล่า',
    km: 'ឯកសារទទេ។',
  }),
  not_lines: ({ line }) => ({
    en: `Line ${line} is not JSON: this is no ledger export, or it was changed by another program.`,
    th: `บรรทัดที่ ${line} ไม่ใช่ JSON: ไฟล์นี้ไม่ใช่ทะเบียนลงนามที่ส่งออก หรือถูกโปรแกรมอื่นแก้ไข`,
    km: `បន្ទាត់ទី ${line} មិនមែនជា JSON ទេ៖ ឯកសារនេះមិនមែនជាបញ្ជីហត្ថលេខាដែលបាននាំចេញ ឬត្រូវបានកម្មវិធីផ្សេងកែប្រែ។`,
  }),
  no_header: () => ({
    en: 'The first line is not the header of a ledger export; the beginning of the file is missing or altered.',
    th: 'บรรทัดแรกไม่ใช่ส่วนหัวของทะเบียนลงนามที่ส่งออก ตอนต้นของไฟล์ขาดหายหรือถูกแก้ไข',
    km: 'បន្ទាត់ទីមួយមិនមែនជាផ្នែកក្បាលនៃបញ្ជីហត្ថលេខាដែលបាននាំចេញទេ ផ្នែកដើមនៃឯកសារបាត់ ឬត្រូវបានកែប្រែ។',
  }),
  unknown_format: ({ format, version }) => ({
    en: `The format “${format}” version ${version} is not known to this program; use a newer one. Nothing was checked.`,
    th: `โปรแกรมนี้ไม่รู้จักรูปแบบ “${format}” รุ่น ${version} โปรดใช้โปรแกรมรุ่นใหม่กว่า ยังไม่ได้ตรวจสอบสิ่งใด`,
    km: `កម្មវិធីនេះមិនស្គាល់ទម្រង់ “${format}” ជំនាន់ ${version} ទេ សូមប្រើកម្មវិធីជំនាន់ថ្មីជាង។ មិនទាន់បានពិនិត្យអ្វីឡើយ។`,
  }),
  bad_line: ({ line, path }) => ({
    en: `Line ${line} is damaged${path === '' ? '' : ` at “${path}”`}.`,
    th: `บรรทัดที่ ${line} เสียหาย${path === '' ? '' : ` ที่ “${path}”`}`,
    km: `បន្ទាត់ទី ${line} ខូច${path === '' ? '' : ` ត្រង់ “${path}”`}។`,
  }),
  odd_line: ({ line }) => ({
    en: `Line ${line} is not written as the server writes it: a name stands twice in it, or another program rewrote it.`,
    th: `บรรทัดที่ ${line} ไม่ได้เขียนตามแบบของเซิร์ฟเวอร์: มีชื่อซ้ำกันในบรรทัด หรือโปรแกรมอื่นเขียนใหม่`,
    km: `បន្ទាត់ទី ${line} មិនបានសរសេរតាមទម្រង់របស់ម៉ាស៊ីនមេទេ៖ មានឈ្មោះស្ទួន ឬកម្មវិធីផ្សេងបានសរសេរឡើងវិញ។`,
  }),
  cut_line: ({ line }) => ({
    en: `The file is truncated: it breaks off in the middle of line ${line}.`,
    th: `ไฟล์ไม่ครบ: ขาดกลางบรรทัดที่ ${line}`,
    km: `ឯកសារមិនពេញលេញ៖ ដាច់ពាក់កណ្តាលបន្ទាត់ទី ${line}។`,
  }),
  no_end: () => ({
    en: 'The file is truncated: its end line is missing.',
    th: 'ไฟล์ไม่ครบ: ไม่มีบรรทัดปิดท้าย',
    km: 'ឯកសារមិនពេញលេញ៖ គ្មានបន្ទាត់បញ្ចប់។',
  }),
  after_end: ({ line }) => ({
    en: `Line ${line} stands after the end of the record.`,
    th: `บรรทัดที่ ${line} อยู่หลังบรรทัดปิดท้าย`,
    km: `បន្ទាត់ទី ${line} ស្ថិតនៅក្រោយបន្ទាត់បញ្ចប់។`,
  }),
  repeated_line: ({ line, first }) => ({
    en: `Line ${line} repeats line ${first}.`,
    th: `บรรทัดที่ ${line} ซ้ำกับบรรทัดที่ ${first}`,
    km: `បន្ទាត់ទី ${line} ស្ទួននឹងបន្ទាត់ទី ${first}។`,
  }),
  missing_lines: ({ kind, said, found }) => ({
    en: `The end line speaks of ${said} ${KINDS[kind].en}, the file has ${found}.`,
    th: `บรรทัดปิดท้ายระบุ${KINDS[kind].th} ${said} รายการ แต่ในไฟล์มี ${found}`,
    km: `បន្ទាត់បញ្ចប់បញ្ជាក់ថាមាន${KINDS[kind].km}ចំនួន ${said} ប៉ុន្តែក្នុងឯកសារមាន ${found}។`,
  }),
  wrong_head: ({ said, found }) => ({
    en: `The chain should end with act #${said} and its hash; it ends with #${found}. Acts are missing, added or altered.`,
    th: `สายบันทึกควรจบที่การดำเนินการ #${said} ตามค่าแฮชที่ระบุ แต่จบที่ #${found} มีการดำเนินการที่ขาด เกิน หรือถูกแก้ไข`,
    km: `ខ្សែកំណត់ត្រាគួរបញ្ចប់ត្រឹមសកម្មភាព #${said} តាមលេខហាសរបស់វា ប៉ុន្តែបញ្ចប់ត្រឹម #${found}។ មានសកម្មភាពបាត់ លើស ឬត្រូវបានកែប្រែ។`,
  }),
  digest: () => ({
    en: 'The file as a whole does not match its end line: something in it was altered.',
    th: 'ไฟล์ทั้งหมดไม่ตรงกับบรรทัดปิดท้าย มีบางส่วนถูกแก้ไข',
    km: 'ឯកសារទាំងមូលមិនត្រូវនឹងបន្ទាត់បញ្ចប់ទេ មានផ្នែកខ្លះត្រូវបានកែប្រែ។',
  }),
  gap: (fault, words) => ({
    en: `The chain is broken before ${words.act(fault)}: act #${fault.expected} should stand there.`,
    th: `สายบันทึกขาดก่อน${words.act(fault)}: ตรงนั้นควรเป็นการดำเนินการ #${fault.expected}`,
    km: `ខ្សែកំណត់ត្រាដាច់មុន${words.act(fault)}៖ ត្រង់នោះគួរជាសកម្មភាព #${fault.expected}។`,
  }),
  broken_link: (fault, words) => ({
    en: `The chain is broken at ${words.act(fault)}: it does not follow the act before it.`,
    th: `สายบันทึกขาดที่${words.act(fault)}: ไม่ได้ต่อจากการดำเนินการก่อนหน้า`,
    km: `ខ្សែកំណត់ត្រាដាច់ត្រង់${words.act(fault)}៖ មិនតពីសកម្មភាពមុនទេ។`,
  }),
  altered_entry: (fault, words) => ({
    en: `${words.act(fault)} was altered: it does not match its hash.`,
    th: `${words.act(fault)} ถูกแก้ไข: ไม่ตรงกับค่าแฮช`,
    km: `${words.act(fault)} ត្រូវបានកែប្រែ៖ មិនត្រូវនឹងលេខហាសរបស់វាទេ។`,
  }),
  other_workspace: (fault, words) => ({
    en: `${words.act(fault)} belongs to another workspace.`,
    th: `${words.act(fault)} เป็นของพื้นที่ทำงานอื่น`,
    km: `${words.act(fault)} ជារបស់កន្លែងធ្វើការផ្សេង។`,
  }),
  altered_content: ({ version, point, alterations }, words) => ({
    en: `The text of ${words.point(point)} was altered: it does not match version ${version.slice(0, 8)}. ${words.alterations(alterations)}`,
    th: `ข้อความของ${words.point(point)} ถูกแก้ไข: ไม่ตรงกับฉบับ ${version.slice(0, 8)} ${words.alterations(alterations)}`,
    km: `អត្ថបទនៃ${words.point(point)} ត្រូវបានកែប្រែ៖ មិនត្រូវនឹងកំណែ ${version.slice(0, 8)}។ ${words.alterations(alterations)}`,
  }),
  repeated_version: ({ version, point }, words) => ({
    en: `Version ${version.slice(0, 8)} of ${words.point(point)} stands in the file twice.`,
    th: `ฉบับ ${version.slice(0, 8)} ของ${words.point(point)} อยู่ในไฟล์สองครั้ง`,
    km: `កំណែ ${version.slice(0, 8)} នៃ${words.point(point)} មាននៅក្នុងឯកសារពីរដង។`,
  }),
  missing_content: (fault, words) => ({
    en: `The text that ${words.act(fault)} is about (version ${fault.version.slice(0, 8)}) is missing.`,
    th: `ไม่มีข้อความที่${words.act(fault)} อ้างถึง (ฉบับ ${fault.version.slice(0, 8)})`,
    km: `គ្មានអត្ថបទដែល${words.act(fault)} សំដៅដល់ (កំណែ ${fault.version.slice(0, 8)})។`,
  }),
  other_point: (fault, words) => ({
    en: `${words.act(fault)} names a text of another point (version ${fault.version.slice(0, 8)}).`,
    th: `${words.act(fault)} อ้างถึงข้อความของข้ออื่น (ฉบับ ${fault.version.slice(0, 8)})`,
    km: `${words.act(fault)} សំដៅដល់អត្ថបទនៃចំណុចផ្សេង (កំណែ ${fault.version.slice(0, 8)})។`,
  }),
  incomplete_words: (fault, words) => ({
    en: `${words.act(fault)} was given on a text without words in: ${words.languages(fault.languages)}.`,
    th: `${words.act(fault)} ทำกับข้อความที่ยังไม่มีถ้อยคำใน: ${words.languages(fault.languages)}`,
    km: `${words.act(fault)} ធ្វើលើអត្ថបទដែលគ្មានពាក្យពេចន៍ជា៖ ${words.languages(fault.languages)}។`,
  }),
  no_member: (fault, words) => ({
    en: `${words.act(fault)} was done by somebody who is no member.`,
    th: `${words.act(fault)} ทำโดยผู้ที่ไม่ใช่สมาชิก`,
    km: `${words.act(fault)} ធ្វើដោយអ្នកដែលមិនមែនជាសមាជិកទេ។`,
  }),
  not_member_then: (fault, words) => ({
    en: `${words.act(fault)} was done at ${fault.at}, when its actor was no member.`,
    th: `${words.act(fault)} ทำเมื่อ ${fault.at} ซึ่งขณะนั้นผู้ดำเนินการไม่ได้เป็นสมาชิก`,
    km: `${words.act(fault)} ធ្វើនៅ ${fault.at} ខណៈដែលអ្នកធ្វើមិនមែនជាសមាជិកទេ។`,
  }),
  wrong_delegation: (fault, words) => ({
    en: `${words.act(fault)} was done for ${fault.said}, but its actor belongs to ${fault.was ?? '–'}.`,
    th: `${words.act(fault)} ทำในนามฝ่าย ${fault.said} แต่ผู้ดำเนินการอยู่ฝ่าย ${fault.was ?? '–'}`,
    km: `${words.act(fault)} ធ្វើក្នុងនាមភាគី ${fault.said} ប៉ុន្តែអ្នកធ្វើស្ថិតក្នុងភាគី ${fault.was ?? '–'}។`,
  }),
  wrong_role: (fault, words) => ({
    en: `${words.act(fault)} says its actor was ${fault.said}; the member list says ${fault.was ?? '–'} for that time.`,
    th: `${words.act(fault)} ระบุบทบาทผู้ดำเนินการเป็น ${fault.said} แต่รายชื่อสมาชิกระบุว่า ${fault.was ?? '–'} ในเวลานั้น`,
    km: `${words.act(fault)} បញ្ជាក់ថាអ្នកធ្វើមានតួនាទី ${fault.said} ប៉ុន្តែបញ្ជីសមាជិកបញ្ជាក់ថា ${fault.was ?? '–'} នៅពេលនោះ។`,
  }),
  no_right: (fault, words) => ({
    en: `${words.act(fault)}: a member in the role ${fault.role} had no right to it.`,
    th: `${words.act(fault)}: สมาชิกในบทบาท ${fault.role} ไม่มีสิทธิ์ดำเนินการนี้`,
    km: `${words.act(fault)}៖ សមាជិកដែលមានតួនាទី ${fault.role} គ្មានសិទ្ធិធ្វើសកម្មភាពនេះទេ។`,
  }),
  checkpoint_missing: ({ seq, found }) => ({
    en: `You hold the fingerprint of act #${seq}, but the record ends at #${found}: acts were cut off.`,
    th: `ท่านมีรหัสของการดำเนินการ #${seq} แต่บันทึกจบที่ #${found}: มีการดำเนินการถูกตัดออก`,
    km: `អ្នកមានលេខសម្គាល់នៃសកម្មភាព #${seq} ប៉ុន្តែកំណត់ត្រាបញ្ចប់ត្រឹម #${found}៖ មានសកម្មភាពត្រូវបានកាត់ចេញ។`,
  }),
  checkpoint_differs: ({ seq }) => ({
    en: `Act #${seq} does not have the fingerprint that you hold: the record was rewritten.`,
    th: `การดำเนินการ #${seq} ไม่ตรงกับรหัสที่ท่านมี: บันทึกถูกเขียนใหม่`,
    km: `សកម្មភាព #${seq} មិនត្រូវនឹងលេខសម្គាល់ដែលអ្នកមានទេ៖ កំណត់ត្រាត្រូវបានសរសេរឡើងវិញ។`,
  }),
}
