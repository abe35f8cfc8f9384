// The Thai texts of the own account.
import type { account as english } from '#client/locales/en/account.ts'
import type { Translated } from '#client/i18n/text.ts'

export const account: Translated<typeof english> = {
  title: 'บัญชีของท่าน',
  name: 'ชื่อของท่าน',
  nameHint: 'ผู้อื่นจะเห็นชื่อในภาษาของตน รายการที่ลงนามแล้วยังคงชื่อเดิมขณะลงนาม',
  nameSaved: 'บันทึกชื่อของท่านแล้ว',
  email: 'เข้าสู่ระบบด้วย {email}',
  display: 'ภาษาและรูปแบบสี',
  displayHint: 'จดจำไว้กับบัญชีของท่านในทุกอุปกรณ์',
  password: 'เปลี่ยนรหัสผ่าน',
  current: 'รหัสผ่านปัจจุบัน',
  next: 'รหัสผ่านใหม่',
  change: 'เปลี่ยนรหัสผ่าน',
  changeNote: 'อุปกรณ์อื่นทั้งหมดของท่านจะออกจากระบบ',
  changed: 'เปลี่ยนรหัสผ่านแล้ว อุปกรณ์อื่นทั้งหมดออกจากระบบแล้ว',
  wrongCurrent: 'รหัสผ่านปัจจุบันไม่ถูกต้อง',
  sessions: 'อุปกรณ์ที่เข้าสู่ระบบ',
  sessionsHint: 'หากพบอุปกรณ์ที่ไม่รู้จัก โปรดยุติการใช้งานบนอุปกรณ์นั้น แล้วเปลี่ยนรหัสผ่าน',
  thisDevice: 'อุปกรณ์นี้',
  device: '{browser} บน {system}',
  unknownDevice: 'อุปกรณ์ที่ไม่รู้จัก',
  address: 'จาก {address}',
  since: 'เข้าสู่ระบบ',
  lastSeen: 'ใช้ล่าสุด',
  end: 'ยุติการใช้งาน',
  endNamed: 'ยุติการใช้งานบน {device}',
  ended: 'ยุติการใช้งานแล้ว',
}
