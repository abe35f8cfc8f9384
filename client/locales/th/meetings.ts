// The Thai texts of the list of meetings and planning one.
import type { meetings as english } from '#client/locales/en/meetings.ts'
import type { Translated } from '#client/i18n/text.ts'

export const meetings: Translated<typeof english> = {
  title: 'การประชุม',
  plan: 'กำหนดการประชุม',
  none: 'ยังไม่มีการประชุม',
  noneChair: 'โปรดกำหนดการประชุมครั้งแรก ระเบียบวาระจะสร้างขึ้นพร้อมกัน',
  noneOther: 'ประธานของฝ่ายใดฝ่ายหนึ่งเป็นผู้กำหนดการประชุมได้',
  number: 'ครั้งที่',
  name: 'การประชุม',
  startsAt: 'เริ่ม',
  place: 'สถานที่',
  state: 'สถานะ',
  agreed: 'เห็นชอบร่วมกัน',
  live: 'กำลังประชุม',
  planned: 'กำหนดไว้',
  closed: 'ปิดการประชุมแล้ว',
  titleTh: 'ชื่อการประชุมภาษาไทย',
  titleKm: 'ชื่อการประชุมภาษาเขมร',
  titleEn: 'ชื่อการประชุมภาษาอังกฤษ',
  titleMissing: 'โปรดกรอกชื่อการประชุมอย่างน้อยหนึ่งภาษา',
  date: 'วันที่',
  time: 'เวลา ({zone})',
  dateMissing: 'โปรดกรอกวันที่และเวลา',
  yearWrong: 'โปรดตรวจสอบปี: ตรงกับ ค.ศ. {year}',
  placeHint: 'เว้นว่างสำหรับการประชุมทางไกล',
  suggestion: 'การประชุมครั้งที่ {number}',
  create: 'กำหนดการประชุม',
  openAgenda: 'เปิดระเบียบวาระของ {meeting}',
}
