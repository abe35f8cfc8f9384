/** How points, acts, languages and signs are called when a fault in a record is said in words. */
import type { Alteration, SignChange } from './alteration.ts'
import type { ActAt, PointName } from './faults.ts'
import { inLanguage, type Language, type Trilingual } from './locale.ts'
import type { ActName, SignOffState } from './sign-offs.ts'

export interface FaultWords {
  point(point: PointName | null): string
  act(at: ActAt): string
  alterations(alterations: readonly Alteration[]): string
  languages(languages: readonly Language[]): string
}

export function faultWords(language: Language): FaultWords {
  return {
    point: (point) => pointWords(point, language),
    act: (at) => actWords(at, language),
    alterations: (alterations) => alterationWords(alterations, language),
    languages: (languages) => languages.map((each) => LANGUAGE_NAMES[each][language]).join(', '),
  }
}

const LANGUAGE_NAMES: Readonly<Record<Language, Trilingual>> = {
  th: { en: 'Thai', th: 'ภาษาไทย', km: 'ភាសាថៃ' },
  km: { en: 'Khmer', th: 'ภาษาเขมร', km: 'ភាសាខ្មែរ' },
  en: { en: 'English', th: 'ภาษาอังกฤษ', km: 'ភាសាអង់គ្លេស' },
}

export const ACT_WORDS: Readonly<Record<ActName, Trilingual>> = {
  sign: { en: 'signature', th: 'ลงนาม', km: 'ចុះហត្ថលេខា' },
  initial: { en: 'initial', th: 'ลงนามย่อ', km: 'ចុះហត្ថលេខាសង្ខេប' },
  reserve: { en: 'signature with reservation', th: 'ลงนามโดยมีข้อสงวน', km: 'ចុះហត្ថលេខាដោយមានការបម្រុងទុក' },
  object: { en: 'objection', th: 'คัดค้าน', km: 'ជំទាស់' },
  withdraw: { en: 'withdrawal', th: 'ถอน', km: 'ដកវិញ' },
  seal: { en: 'seal', th: 'ปิดผนึก', km: 'បិទត្រា' },
  reopen: { en: 'reopening', th: 'เปิดใหม่', km: 'បើកឡើងវិញ' },
  release: { en: 'shown to observers', th: 'เปิดเผยแก่ผู้สังเกตการณ์', km: 'បង្ហាញដល់អ្នកសង្កេតការណ៍' },
  conceal: { en: 'hidden from observers', th: 'ซ่อนจากผู้สังเกตการณ์', km: 'លាក់ពីអ្នកសង្កេតការណ៍' },
}

export const STATE_WORDS: Readonly<Record<SignOffState, Trilingual>> = {
  open: { en: 'open', th: 'ยังไม่ลงนาม', km: 'មិនទាន់ចុះហត្ថលេខា' },
  signed: { en: 'signed', th: 'ลงนามแล้ว', km: 'បានចុះហត្ថលេខា' },
  stale: { en: 'signed other words', th: 'ลงนามในถ้อยคำอื่น', km: 'បានចុះហត្ថលេខាលើពាក្យពេចន៍ផ្សេង' },
  reserved: { en: 'signed with reservation', th: 'ลงนามโดยมีข้อสงวน', km: 'បានចុះហត្ថលេខាដោយមានការបម្រុងទុក' },
  objected: { en: 'objected', th: 'คัดค้าน', km: 'បានជំទាស់' },
}

const POINT: Trilingual = { en: 'point', th: 'ข้อ', km: 'ចំណុចទី' }
const DELETED: Trilingual = { en: 'a deleted point', th: 'ข้อที่ลบแล้ว', km: 'ចំណុចដែលបានលុប' }
const UNKNOWN: Trilingual = { en: 'a point without text', th: 'ข้อที่ไม่มีข้อความ', km: 'ចំណុចគ្មានអត្ថបទ' }
const ACT: Trilingual = { en: 'act', th: 'การดำเนินการ', km: 'សកម្មភាព' }
const ON: Trilingual = { en: 'on', th: 'ใน', km: 'លើ' }

export function pointWords(point: PointName | null, language: Language): string {
  if (point === null) return UNKNOWN[language]
  const title = inLanguage(point.title, language).text
  const place = point.number === null ? DELETED[language] : `${POINT[language]} ${point.number}`
  const called = title === '' ? `${place} (${point.id})` : `${place} “${title}”`
  return point.register === null ? called : `${called} — ${inLanguage(point.register, language).text}`
}

function actWords({ seq, act, name, point }: ActAt, language: Language): string {
  const by = inLanguage(name, language).text
  return `${ACT[language]} #${seq} (${ACT_WORDS[act][language]}, ${by}, ${ON[language]} ${pointWords(point, language)})`
}

const ALTERED: Trilingual = { en: 'What was altered:', th: 'ส่วนที่ถูกแก้ไข:', km: 'ផ្នែកដែលត្រូវបានកែប្រែ៖' }
const UNTOLD: Trilingual = {
  en: 'Which part was altered cannot be told.',
  th: 'บอกไม่ได้ว่าส่วนใดถูกแก้ไข',
  km: 'មិនអាចប្រាប់បានថាផ្នែកណាត្រូវបានកែប្រែទេ។',
}

function alterationWords(alterations: readonly Alteration[], language: Language): string {
  if (alterations.length === 0) return UNTOLD[language]
  const parts = alterations.map(({ part, sign }) => {
    return partWords(part, language) + (sign ? ` (${signWords(sign, language)})` : '')
  })
  return `${ALTERED[language]} ${parts.join('; ')}.`
}

const PARTS: Readonly<Record<string, Trilingual>> = {
  title: { en: 'title', th: 'ชื่อเรื่อง', km: 'ចំណងជើង' },
  body: { en: 'text', th: 'ข้อความ', km: 'អត្ថបទ' },
  fields: { en: 'the details', th: 'ข้อมูลประกอบ', km: 'ព័ត៌មានបន្ថែម' },
  links: { en: 'the links to other points', th: 'ลิงก์ไปยังข้ออื่น', km: 'តំណទៅចំណុចផ្សេង' },
}
const PARAGRAPH: Trilingual = { en: 'paragraph', th: 'ย่อหน้าที่', km: 'កថាខណ្ឌទី' }

/** `body.km.2` is `Khmer text, paragraph 2`. */
function partWords(part: string, language: Language): string {
  const [name = '', of, block] = part.split('.')
  const word = PARTS[name]?.[language] ?? part
  const languageName = LANGUAGE_NAMES[of as Language]?.[language]
  if (languageName === undefined) return word
  const whole = language === 'en' ? `${languageName} ${word}` : `${word}${languageName}`
  return block === undefined ? whole : `${whole}, ${PARAGRAPH[language]} ${block}`
}

const SIGN: Trilingual = { en: 'character', th: 'อักขระที่', km: 'តួអក្សរទី' }
const INSTEAD: Trilingual = { en: 'instead of', th: 'แทน', km: 'ជំនួស' }
const ADDED: Trilingual = { en: 'was added', th: 'ถูกเพิ่ม', km: 'ត្រូវបានបន្ថែម' }
const REMOVED: Trilingual = { en: 'was removed', th: 'ถูกตัดออก', km: 'ត្រូវបានលុបចេញ' }

function signWords({ position, found, recorded }: SignChange, language: Language): string {
  const at = `${SIGN[language]} ${position}:`
  if (recorded === '') return `${at} ${named(found)} ${ADDED[language]}`
  if (found === '') return `${at} ${named(recorded)} ${REMOVED[language]}`
  return `${at} ${named(found)} ${INSTEAD[language]} ${named(recorded)}`
}

/** A sign that cannot stand alone gets a dotted circle to stand on; its code point is told with it. */
function named(sign: string): string {
  const hex = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const shown = /\p{M}/u.test(sign) ? `\u25CC${sign}` : sign
  return `“${shown}” (U+${hex})`
}
