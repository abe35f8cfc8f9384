// The Khmer texts of signing in, the password dialog and the first visit from a link.
import type { signIn as english } from '#client/locales/en/sign-in.ts'
import type { Translated } from '#client/i18n/text.ts'

export const signIn: Translated<typeof english> = {
  title: 'ចូលប្រព័ន្ធ',
  tagline: 'តុប្រជុំរួមនៃក្រុមការងាររួម',
  email: 'អ៊ីមែល',
  password: 'ពាក្យសម្ងាត់',
  show: 'បង្ហាញពាក្យសម្ងាត់',
  hide: 'លាក់ពាក្យសម្ងាត់',
  submit: 'ចូលប្រព័ន្ធ',
  forgot: 'តើអ្នកភ្លេចពាក្យសម្ងាត់ឬ? សូមសួរប្រធាន ឬលេខាធិការគណៈប្រតិភូរបស់អ្នក។',
  signInAs: 'ចូលប្រព័ន្ធម្តងទៀតជា {email}',
  stepUpTitle: 'សូមបញ្ចូលពាក្យសម្ងាត់ម្តងទៀត',
  stepUpText: 'ដើម្បីកុំឱ្យអ្នកដទៃចុះហត្ថលេខានៅពេលអ្នកមិននៅតុ។ ការបញ្ជាក់នេះមានសុពលភាព 15 នាទី។',
  stepUpSubmit: 'បន្ត',
  stepUpWrong: 'ពាក្យសម្ងាត់មិនត្រឹមត្រូវទេ។',
  setUpTitle: 'រៀបចំគណនីរបស់អ្នក',
  setUpFor: 'អ្នកចូលរួម{workspace} ក្នុងនាម{delegation} ជា{role}។',
  setUpName: 'ឈ្មោះរបស់អ្នកជាអក្សរទាំងបី',
  setUpNameHint: 'យ៉ាងតិចមួយ។ អ្នកដទៃនឹងឃើញឈ្មោះជាភាសារបស់ខ្លួន។',
  nameTh: 'ឈ្មោះជាភាសាថៃ',
  nameKm: 'ឈ្មោះជាភាសាខ្មែរ',
  nameEn: 'ឈ្មោះជាអក្សរឡាតាំង',
  nameMissing: 'សូមបំពេញឈ្មោះយ៉ាងតិចជាអក្សរមួយ។',
  agency: 'អង្គភាព',
  newPassword: 'កំណត់ពាក្យសម្ងាត់',
  passwordHint: 'យ៉ាងតិច 15 តួអក្សរ។ ប្រយោគមួយងាយចងចាំ។',
  setUpSubmit: 'បង្កើតគណនី ហើយចូលប្រព័ន្ធ',
  setUpUsed: 'តំណនេះមិនត្រឹមត្រូវ ឬត្រូវបានប្រើរួចហើយ',
  setUpUsedText: 'សូមស្នើតំណថ្មីពីប្រធានគណៈប្រតិភូ ឬអ្នកគ្រប់គ្រងប្រព័ន្ធ។ បើអ្នកមានគណនីរួចហើយ សូមចូលប្រព័ន្ធ។',
}
