// The Khmer texts of the list of meetings and planning one.
import type { meetings as english } from '#client/locales/en/meetings.ts'
import type { Translated } from '#client/i18n/text.ts'

export const meetings: Translated<typeof english> = {
  title: 'កិច្ចប្រជុំ',
  plan: 'គ្រោងកិច្ចប្រជុំ',
  none: 'មិនទាន់មានកិច្ចប្រជុំទេ។',
  noneChair: 'សូមគ្រោងកិច្ចប្រជុំដំបូង របៀបវារៈនឹងត្រូវបង្កើតជាមួយគ្នា។',
  noneOther: 'ប្រធានភាគីណាមួយអាចគ្រោងកិច្ចប្រជុំបាន។',
  number: 'លើកទី',
  name: 'កិច្ចប្រជុំ',
  startsAt: 'ចាប់ផ្តើម',
  place: 'ទីកន្លែង',
  state: 'ស្ថានភាព',
  agreed: 'បានឯកភាព',
  live: 'កំពុងប្រជុំ',
  planned: 'បានគ្រោងទុក',
  closed: 'បានបិទកិច្ចប្រជុំ',
  titleTh: 'ចំណងជើងជាភាសាថៃ',
  titleKm: 'ចំណងជើងជាភាសាខ្មែរ',
  titleEn: 'ចំណងជើងជាភាសាអង់គ្លេស',
  titleMissing: 'សូមបំពេញចំណងជើងយ៉ាងតិចជាភាសាមួយ។',
  date: 'កាលបរិច្ឆេទ',
  time: 'ម៉ោង ({zone})',
  dateMissing: 'សូមបំពេញកាលបរិច្ឆេទ និងម៉ោង។',
  yearWrong: 'សូមពិនិត្យឆ្នាំ៖ ត្រូវនឹង គ.ស. {year}។',
  placeHint: 'ទុកទទេសម្រាប់ការប្រជុំតាមប្រព័ន្ធវីដេអូ។',
  suggestion: 'កិច្ចប្រជុំលើកទី {number}',
  create: 'គ្រោងកិច្ចប្រជុំ',
  openAgenda: 'បើករបៀបវារៈនៃ {meeting}',
}
