/** The languages of the interface and of every text, and the shape of a text in all three. */
import * as z from 'zod'

export const LANGUAGES = ['th', 'km', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const Language = z.enum(LANGUAGES)

export const MAX_TITLE_LENGTH = 500

/** Text of several lines: no control character but tab and line break, nothing that turns the direction, no half of a pair. */
export const SAFE_LINES = /^(?:[^\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069]|[\t\n\r])*$/u

/** Text of one line, with nothing in it that breaks the line or turns the direction of what stands beside it. */
export const oneLine = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069]*$/u, 'control_character')

/** A short text in all three languages; any of them may still be empty. */
export const Trilingual = z.strictObject({
  th: oneLine(MAX_TITLE_LENGTH),
  km: oneLine(MAX_TITLE_LENGTH),
  en: oneLine(MAX_TITLE_LENGTH),
})
export type Trilingual = z.infer<typeof Trilingual>

/** Whether there is nothing to read in it: spaces, and signs that leave no mark, as a Khmer keyboard easily leaves behind. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u.test(text)
}

/** Like Trilingual, but at least one language says something. */
export const TrilingualName = Trilingual.refine((text) => LANGUAGES.some((l) => !isBlank(text[l])), {
  error: 'empty',
})

/** The text in the wanted language, or, where it is empty, in the first language that has one: English, Thai, Khmer. */
export function inLanguage(text: Trilingual, wanted: Language): { text: string; language: Language } {
  const order: Language[] = [wanted, 'en', 'th', 'km']
  const language = order.find((l) => !isBlank(text[l])) ?? wanted
  return { text: text[language], language }
}
