// The Thai texts of signing in, the password dialog and the first visit from a link.
import type { signIn as english } from '#client/locales/en/sign-in.ts'
import type { Translated } from '#client/i18n/text.ts'

export const signIn: Translated<typeof english> = {
  title: 'เข้าสู่ระบบ',
  tagline: 'โต๊ะประชุมร่วมของคณะทำงานร่วม',
  email: 'อีเมล',
  password: 'รหัสผ่าน',
  show: 'แสดงรหัสผ่าน',
  hide: 'ซ่อนรหัสผ่าน',
  submit: 'เข้าสู่ระบบ',
  forgot: 'ลืมรหัสผ่านหรือไม่ โปรดติดต่อประธานหรือเลขานุการคณะผู้แทนของท่าน',
  signInAs: 'เข้าสู่ระบบอีกครั้งด้วย {email}',
  stepUpTitle: 'โปรดใส่รหัสผ่านอีกครั้ง',
  stepUpText: 'เพื่อไม่ให้ผู้อื่นลงนามขณะท่านไม่อยู่ที่โต๊ะ การยืนยันนี้มีผล 15 นาที',
  stepUpSubmit: 'ดำเนินการต่อ',
  stepUpWrong: 'รหัสผ่านไม่ถูกต้อง',
  setUpTitle: 'ตั้งค่าบัญชีของท่าน',
  setUpFor: 'ท่านจะเข้าร่วม{workspace}ในนาม{delegation} ในฐานะ{role}',
  setUpName: 'ชื่อของท่านในสามอักษร',
  setUpNameHint: 'อย่างน้อยหนึ่งอักษร ผู้อื่นจะเห็นชื่อในภาษาของตน',
  nameTh: 'ชื่อภาษาไทย',
  nameKm: 'ชื่อภาษาเขมร',
  nameEn: 'ชื่ออักษรโรมัน',
  nameMissing: 'โปรดกรอกชื่ออย่างน้อยหนึ่งอักษร',
  agency: 'หน่วยงาน',
  newPassword: 'ตั้งรหัสผ่าน',
  passwordHint: 'อย่างน้อย 15 อักขระ ใช้ประโยคจะจำง่าย',
  setUpSubmit: 'สร้างบัญชีและเข้าสู่ระบบ',
  setUpUsed: 'ลิงก์นี้ใช้ไม่ได้หรือถูกใช้ไปแล้ว',
  setUpUsedText: 'โปรดขอลิงก์ใหม่จากประธานคณะผู้แทนหรือผู้ดูแลระบบ หากมีบัญชีแล้ว โปรดเข้าสู่ระบบ',
}
