// Builds contents of a point for the tests of sign-offs, from plain paragraphs.
import { type Block, CONTENT_FORMAT, type Content, type Run } from '#shared/content.ts'
import type { Language } from '#shared/locale.ts'

export type Texts = Partial<Record<Language, (string | Run[] | Block)[]>>

export const SITES = {
  th: ['ฝ่ายไทยเสนอที่ตั้ง ๑๒ แห่งพร้อมพยานหลักฐาน', 'ฝ่ายกัมพูชาจะจัดทำแผนปฏิบัติการสำหรับแต่ละแห่งภายใน ๒๑ วัน'],
  km: [
    'ភាគីថៃបានបង្ហាញទីតាំងចំនួន ១២ កន្លែង ព្រមទាំងភស្តុតាង។',
    'ភាគីកម្ពុជានឹងរៀបចំផែនការប្រតិបត្តិការសម្រាប់ទីតាំងនីមួយៗ ក្នុងរយៈពេល ២១ ថ្ងៃ។',
  ],
  en: [
    'Thailand presented 12 locations with evidence.',
    'Cambodia will design an operation for each location within 21 days.',
  ],
}

export function content(texts: Texts = SITES, more: Partial<Content> = {}): Content {
  const bodyIn = (l: Language) => (texts[l] ?? SITES[l]).map((text) => blockOf(text))
  return {
    v: CONTENT_FORMAT,
    id: '01K00000000000000000000003',
    kind: 'agenda',
    title: { th: 'แผนกวาดล้างในปอยเปต', km: 'ផែនការបង្ក្រាបនៅប៉ោយប៉ែត', en: 'Sites presented in Poipet' },
    body: { th: bodyIn('th'), km: bodyIn('km'), en: bodyIn('en') },
    fields: { outcome: 'commitment', presenter: 'TH' },
    links: [],
    ...more,
  }
}

/** The text of a language with one piece replaced. */
export function replacing(language: Language, from: string, to: string): Texts {
  return { [language]: SITES[language].map((text) => text.replace(from, to)) }
}

function blockOf(text: string | Run[] | Block): Block {
  if (typeof text === 'string') return { type: 'paragraph', content: text === '' ? [] : [{ text }] }
  return Array.isArray(text) ? { type: 'paragraph', content: text } : text
}
