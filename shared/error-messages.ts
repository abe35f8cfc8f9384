/** What each refusal says to a person, in the three languages. */
import type { ErrorCode } from './errors.ts'
import type { Language } from './locale.ts'

export const ERROR_MESSAGES: Readonly<Record<ErrorCode, Readonly<Record<Language, string>>>> = {
  'auth.no_session': {
    en: 'You are not signed in. Please sign in again.',
    th: 'ท่านยังไม่ได้เข้าสู่ระบบ โปรดเข้าสู่ระบบอีกครั้ง',
    km: 'អ្នកមិនទាន់បានចូលប្រព័ន្ធទេ។ សូមចូលប្រព័ន្ធម្តងទៀត។',
  },
  'auth.invalid_credentials': {
    en: 'The email or the password is not right.',
    th: 'อีเมลหรือรหัสผ่านไม่ถูกต้อง',
    km: 'អ៊ីមែល ឬពាក្យសម្ងាត់មិនត្រឹមត្រូវទេ។',
  },
  'auth.step_up_required': {
    en: 'Please enter your password again before you sign.',
    th: 'โปรดใส่รหัสผ่านอีกครั้งก่อนลงนาม',
    km: 'សូមបញ្ចូលពាក្យសម្ងាត់ម្តងទៀត មុនពេលចុះហត្ថលេខា។',
  },
  'auth.too_many_tries': {
    en: 'Too many tries. Please wait before you try again.',
    th: 'ลองหลายครั้งเกินไป โปรดรอสักครู่ก่อนลองใหม่',
    km: 'បានព្យាយាមច្រើនដងពេក។ សូមរង់ចាំបន្តិច មុនពេលព្យាយាមម្តងទៀត។',
  },
  'auth.foreign_origin': {
    en: 'This request came from another site and was refused.',
    th: 'คำขอนี้มาจากเว็บไซต์อื่นจึงถูกปฏิเสธ',
    km: 'សំណើនេះមកពីគេហទំព័រផ្សេង ដូច្នេះត្រូវបានបដិសេធ។',
  },
  'account.password_weak': {
    en: 'The password needs at least 15 characters and must not be a common one.',
    th: 'รหัสผ่านต้องมีอย่างน้อย 15 อักขระและต้องไม่ใช่รหัสผ่านที่ใช้กันทั่วไป',
    km: 'ពាក្យសម្ងាត់ត្រូវមានយ៉ាងតិច 15 តួអក្សរ ហើយមិនត្រូវជាពាក្យសម្ងាត់ដែលប្រើជាទូទៅទេ។',
  },
  'account.email_taken': {
    en: 'There is already an account with this email.',
    th: 'มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว',
    km: 'មានគណនីដែលប្រើអ៊ីមែលនេះរួចហើយ។',
  },
  'account.name_taken': {
    en: 'Another member already has this name. Please choose one that tells the two apart.',
    th: 'มีสมาชิกท่านอื่นใช้ชื่อนี้อยู่แล้ว โปรดใช้ชื่อที่แยกความแตกต่างได้',
    km: 'សមាជិកម្នាក់ទៀតប្រើឈ្មោះនេះរួចហើយ។ សូមជ្រើសរើសឈ្មោះដែលអាចសម្គាល់គ្នាបាន។',
  },
  'set_up.link_invalid': {
    en: 'This set-up link is not valid or has been used. Ask the operator for a new one.',
    th: 'ลิงก์ตั้งค่านี้ไม่ถูกต้องหรือถูกใช้แล้ว โปรดขอลิงก์ใหม่จากผู้ดูแลระบบ',
    km: 'តំណរៀបចំនេះមិនត្រឹមត្រូវ ឬត្រូវបានប្រើរួចហើយ។ សូមស្នើតំណថ្មីពីអ្នកគ្រប់គ្រងប្រព័ន្ធ។',
  },
  'policy.denied': {
    en: 'Your role does not allow this.',
    th: 'บทบาทของท่านไม่อนุญาตให้ดำเนินการนี้',
    km: 'តួនាទីរបស់អ្នកមិនអនុញ្ញាតឱ្យធ្វើសកម្មភាពនេះទេ។',
  },
  not_found: {
    en: 'This does not exist, or you may not see it.',
    th: 'ไม่พบรายการนี้ หรือท่านไม่มีสิทธิ์ดู',
    km: 'រកមិនឃើញ ឬអ្នកគ្មានសិទ្ធិមើល។',
  },
  'input.invalid': {
    en: 'Something in the input is not right. Please check the named field.',
    th: 'ข้อมูลบางส่วนไม่ถูกต้อง โปรดตรวจสอบช่องที่ระบุ',
    km: 'ទិន្នន័យខ្លះមិនត្រឹមត្រូវ។ សូមពិនិត្យប្រអប់ដែលបានបញ្ជាក់។',
  },
  'input.too_large': {
    en: 'This is too large.',
    th: 'ข้อมูลมีขนาดใหญ่เกินไป',
    km: 'ទិន្នន័យធំពេក។',
  },
  'input.not_json': {
    en: 'The request must be JSON.',
    th: 'คำขอต้องเป็นรูปแบบ JSON',
    km: 'សំណើត្រូវតែជាទម្រង់ JSON។',
  },
  'input.wrong_method': {
    en: 'This address does not take requests of this kind.',
    th: 'ที่อยู่นี้ไม่รองรับคำขอประเภทนี้',
    km: 'អាសយដ្ឋាននេះមិនទទួលសំណើប្រភេទនេះទេ។',
  },
  'rate.too_many': {
    en: 'Too much at once. Please wait a moment.',
    th: 'มีคำขอมากเกินไปในคราวเดียว โปรดรอสักครู่',
    km: 'សំណើច្រើនពេកក្នុងពេលតែមួយ។ សូមរង់ចាំបន្តិច។',
  },
  'member.last_chair': {
    en: 'A delegation must keep at least one chair.',
    th: 'คณะผู้แทนต้องมีประธานอย่างน้อยหนึ่งคน',
    km: 'គណៈប្រតិភូត្រូវមានប្រធានយ៉ាងតិចម្នាក់។',
  },
  'member.exists': {
    en: 'This account is already a member of the workspace.',
    th: 'บัญชีนี้เป็นสมาชิกของพื้นที่ทำงานนี้อยู่แล้ว',
    km: 'គណនីនេះជាសមាជិកនៃកន្លែងធ្វើការនេះរួចហើយ។',
  },
  'meeting.wrong_state': {
    en: 'The meeting is not in a state that allows this.',
    th: 'สถานะของการประชุมไม่อนุญาตให้ดำเนินการนี้',
    km: 'ស្ថានភាពនៃកិច្ចប្រជុំមិនអនុញ្ញាតឱ្យធ្វើសកម្មភាពនេះទេ។',
  },
  'workspace.slug_taken': {
    en: 'There is already a workspace with this short name.',
    th: 'มีพื้นที่ทำงานที่ใช้ชื่อย่อนี้อยู่แล้ว',
    km: 'មានកន្លែងធ្វើការដែលប្រើឈ្មោះខ្លីនេះរួចហើយ។',
  },
  'point.signed': {
    en: 'Somebody has signed this point; it cannot be deleted.',
    th: 'มีผู้ลงนามในข้อนี้แล้ว จึงลบไม่ได้',
    km: 'មានអ្នកចុះហត្ថលេខាលើចំណុចនេះរួចហើយ ដូច្នេះមិនអាចលុបបានទេ។',
  },
  'point.sealed': {
    en: 'This point is sealed. A chair of each delegation must reopen it.',
    th: 'ข้อนี้ปิดผนึกแล้ว ประธานของแต่ละคณะผู้แทนต้องร่วมกันเปิดใหม่',
    km: 'ចំណុចនេះបានបិទត្រាហើយ។ ប្រធាននៃគណៈប្រតិភូនីមួយៗត្រូវរួមគ្នាបើកវាឡើងវិញ។',
  },
  'point.not_sealed': {
    en: 'This point is not sealed.',
    th: 'ข้อนี้ไม่ได้ปิดผนึก',
    km: 'ចំណុចនេះមិនបានបិទត្រាទេ។',
  },
  'sign_off.stale_content': {
    en: 'The text has changed since you opened it. Look at the difference before you go on.',
    th: 'ข้อความเปลี่ยนหลังจากที่ท่านเปิดดู โปรดดูส่วนที่ต่างก่อนดำเนินการต่อ',
    km: 'អត្ថបទបានប្តូរបន្ទាប់ពីអ្នកបើកមើល។ សូមពិនិត្យភាពខុសគ្នា មុនពេលបន្ត។',
  },
  'sign_off.incomplete': {
    en: 'A language is still empty. All three must be written before anyone signs.',
    th: 'ยังมีภาษาที่ว่างอยู่ ต้องเขียนครบทั้งสามภาษาก่อนลงนาม',
    km: 'នៅមានភាសាដែលទទេ។ ត្រូវសរសេរទាំងបីភាសា មុនពេលចុះហត្ថលេខា។',
  },
  'sign_off.repeated': {
    en: 'This is already recorded for this version.',
    th: 'การดำเนินการนี้บันทึกไว้สำหรับฉบับนี้แล้ว',
    km: 'សកម្មភាពនេះត្រូវបានកត់ត្រាសម្រាប់កំណែនេះរួចហើយ។',
  },
  'sign_off.nothing_to_withdraw': {
    en: 'There is nothing of yours to withdraw on this point.',
    th: 'ท่านไม่มีการดำเนินการที่จะถอนในข้อนี้',
    km: 'អ្នកគ្មានសកម្មភាពដែលអាចដកវិញលើចំណុចនេះទេ។',
  },
  'update.refused': {
    en: 'The server did not accept this change. Your text is kept for you.',
    th: 'เซิร์ฟเวอร์ไม่รับการแก้ไขนี้ ข้อความของท่านเก็บไว้ให้แล้ว',
    km: 'ម៉ាស៊ីនមេមិនទទួលយកការកែប្រែនេះទេ។ អត្ថបទរបស់អ្នកត្រូវបានទុកឱ្យអ្នក។',
  },
  'room.too_slow': {
    en: 'The connection was too slow to keep up and is being made again.',
    th: 'การเชื่อมต่อช้าเกินไป กำลังเชื่อมต่อใหม่',
    km: 'ការតភ្ជាប់យឺតពេក។ កំពុងភ្ជាប់ឡើងវិញ។',
  },
  'room.unavailable': {
    en: 'This is not available just now. Please try again shortly.',
    th: 'ยังใช้งานส่วนนี้ไม่ได้ในขณะนี้ โปรดลองใหม่ในอีกสักครู่',
    km: 'មិនអាចប្រើផ្នែកនេះបាននៅពេលនេះទេ។ សូមព្យាយាមម្តងទៀតក្នុងពេលបន្តិចទៀត។',
  },
  'server.going_away': {
    en: 'The server is restarting. You will be connected again.',
    th: 'เซิร์ฟเวอร์กำลังเริ่มทำงานใหม่ ระบบจะเชื่อมต่อให้อีกครั้ง',
    km: 'ម៉ាស៊ីនមេកំពុងចាប់ផ្តើមឡើងវិញ។ ប្រព័ន្ធនឹងភ្ជាប់ឡើងវិញ។',
  },
  'server.bug': {
    en: 'Something went wrong on the server. Please tell your operator the request number.',
    th: 'เกิดข้อผิดพลาดที่เซิร์ฟเวอร์ โปรดแจ้งหมายเลขคำขอแก่ผู้ดูแลระบบ',
    km: 'មានបញ្ហានៅលើម៉ាស៊ីនមេ។ សូមជូនដំណឹងលេខសំណើដល់អ្នកគ្រប់គ្រងប្រព័ន្ធ។',
  },
}
