// The Khmer texts of the own account.
import type { account as english } from '#client/locales/en/account.ts'
import type { Translated } from '#client/i18n/text.ts'

export const account: Translated<typeof english> = {
  title: 'គណនីរបស់អ្នក',
  name: 'ឈ្មោះរបស់អ្នក',
  nameHint: 'អ្នកដទៃនឹងឃើញឈ្មោះជាភាសារបស់ខ្លួន។ អ្វីដែលអ្នកបានចុះហត្ថលេខារក្សាឈ្មោះនៅពេលចុះហត្ថលេខា។',
  nameSaved: 'ឈ្មោះរបស់អ្នកត្រូវបានរក្សាទុក។',
  email: 'បានចូលប្រព័ន្ធជា {email}',
  display: 'ភាសា និងរូបរាង',
  displayHint: 'ចងចាំជាមួយគណនីរបស់អ្នក លើគ្រប់ឧបករណ៍។',
  password: 'ប្តូរពាក្យសម្ងាត់',
  current: 'ពាក្យសម្ងាត់បច្ចុប្បន្ន',
  next: 'ពាក្យសម្ងាត់ថ្មី',
  change: 'ប្តូរពាក្យសម្ងាត់',
  changeNote: 'ឧបករណ៍ផ្សេងទៀតទាំងអស់របស់អ្នកនឹងចាកចេញពីប្រព័ន្ធ។',
  changed: 'ពាក្យសម្ងាត់ត្រូវបានប្តូរ។ ឧបករណ៍ផ្សេងទៀតទាំងអស់បានចាកចេញពីប្រព័ន្ធ។',
  wrongCurrent: 'ពាក្យសម្ងាត់បច្ចុប្បន្នមិនត្រឹមត្រូវទេ។',
  sessions: 'ឧបករណ៍ដែលបានចូលប្រព័ន្ធ',
  sessionsHint: 'បើឃើញឧបករណ៍ដែលអ្នកមិនស្គាល់ សូមបញ្ចប់ការប្រើ រួចប្តូរពាក្យសម្ងាត់។',
  thisDevice: 'ឧបករណ៍នេះ',
  device: '{browser} លើ {system}',
  unknownDevice: 'ឧបករណ៍មិនស្គាល់',
  address: 'ពី {address}',
  since: 'បានចូលប្រព័ន្ធ',
  lastSeen: 'ប្រើចុងក្រោយ',
  end: 'បញ្ចប់',
  endNamed: 'បញ្ចប់ការប្រើលើ {device}',
  ended: 'ការប្រើត្រូវបានបញ្ចប់។',
}
