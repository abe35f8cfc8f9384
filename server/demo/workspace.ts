/** The demo workspace itself, its two delegations and its ten accounts. Names are roles; nobody real stands here. */
import type { DemoMember, DemoWorkspace } from './types.ts'

export const workspace = {
  slug: 'jwg',
  name: {
    th: 'คณะทำงานร่วมปราบปรามแก๊งคอลเซ็นเตอร์',
    km: 'ក្រុមការងាររួមបង្ក្រាបការឆបោកតាមអនឡាញ',
    en: 'Call-centre JWG',
  },
  timeZone: 'Asia/Bangkok',
} as const satisfies Pick<DemoWorkspace, 'slug' | 'name' | 'timeZone'>

export const delegations = [
  { code: 'TH', name: { th: 'ฝ่ายไทย', km: 'ភាគីថៃ', en: 'Thailand' } },
  { code: 'KH', name: { th: 'ฝ่ายกัมพูชา', km: 'ភាគីកម្ពុជា', en: 'Cambodia' } },
] as const satisfies DemoWorkspace['delegations']

// One liaison of each side may sign and one may not, so that both answers can be seen.
export const members = [
  {
    email: 'chair@th.example',
    name: { th: 'ประธานร่วมฝ่ายไทย', km: 'សហប្រធានភាគីថៃ', en: 'Co-chair, Thailand' },
    delegation: 'TH',
    role: 'chair',
    agency: 'RTP',
    signatory: true,
  },
  {
    email: 'ccib@th.example',
    name: { th: 'ผู้ประสานงาน บช.สอท.', km: 'អ្នកសម្របសម្រួល CCIB', en: 'CCIB liaison' },
    delegation: 'TH',
    role: 'liaison',
    agency: 'CCIB',
    signatory: false,
  },
  {
    email: 'immigration@th.example',
    name: {
      th: 'ผู้ประสานงานตรวจคนเข้าเมือง ฝ่ายไทย',
      km: 'អ្នកសម្របសម្រួលអន្តោប្រវេសន៍ ភាគីថៃ',
      en: 'Immigration liaison, Thailand',
    },
    delegation: 'TH',
    role: 'liaison',
    agency: 'Immigration',
    signatory: true,
  },
  {
    email: 'amlo@th.example',
    name: { th: 'ผู้เชี่ยวชาญ ปปง.', km: 'អ្នកជំនាញ AMLO', en: 'AMLO expert' },
    delegation: 'TH',
    role: 'expert',
    agency: 'AMLO',
    signatory: false,
  },
  {
    email: 'interpreter@th.example',
    name: { th: 'ล่ามฝ่ายไทย', km: 'អ្នកបកប្រែភាគីថៃ', en: 'Interpreter, Thailand' },
    delegation: 'TH',
    role: 'interpreter',
    agency: 'MFA',
    signatory: false,
  },
  {
    email: 'chair@kh.example',
    name: { th: 'ประธานร่วมฝ่ายกัมพูชา', km: 'សហប្រធានភាគីកម្ពុជា', en: 'Co-chair, Cambodia' },
    delegation: 'KH',
    role: 'chair',
    agency: 'MoI',
    signatory: true,
  },
  {
    email: 'cnp@kh.example',
    name: { th: 'ผู้ประสานงานตำรวจแห่งชาติกัมพูชา', km: 'អ្នកសម្របសម្រួលនគរបាលជាតិកម្ពុជា', en: 'CNP liaison' },
    delegation: 'KH',
    role: 'liaison',
    agency: 'CNP',
    signatory: false,
  },
  {
    email: 'immigration@kh.example',
    name: {
      th: 'ผู้ประสานงานตรวจคนเข้าเมือง ฝ่ายกัมพูชา',
      km: 'អ្នកសម្របសម្រួលអន្តោប្រវេសន៍ ភាគីកម្ពុជា',
      en: 'Immigration liaison, Cambodia',
    },
    delegation: 'KH',
    role: 'liaison',
    agency: 'Immigration',
    signatory: true,
  },
  {
    email: 'interpreter@kh.example',
    name: { th: 'ล่ามฝ่ายกัมพูชา', km: 'អ្នកបកប្រែភាគីកម្ពុជា', en: 'Interpreter, Cambodia' },
    delegation: 'KH',
    role: 'interpreter',
    agency: 'MFAIC',
    signatory: false,
  },
  {
    email: 'observer@int.example',
    name: { th: 'ผู้สังเกตการณ์ระหว่างประเทศ', km: 'អ្នកសង្កេតការណ៍អន្តរជាតិ', en: 'International observer' },
    delegation: null,
    role: 'observer',
    agency: 'INT',
    signatory: false,
  },
] as const satisfies readonly DemoMember[]
