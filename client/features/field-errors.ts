// Finds in a refusal of the server what is wrong with which field, and says it in the reader's language.
import * as z from 'zod'
import { AppError } from '#shared/errors.ts'
import type { Key, Translate } from '#client/i18n/translate.ts'

const Issues = z.object({ issues: z.array(z.object({ path: z.string(), problem: z.string() })) })

const WORDS = {
  required: 'ui.fieldRequired',
  empty: 'ui.fieldRequired',
  control_character: 'ui.fieldControl',
} as const satisfies Record<string, Key>

/** The message for the field at this path of the input (`name.th`), or null. `field` is its label. */
export function fieldError(error: unknown, path: string, field: string, t: Translate): string | null {
  if (!(error instanceof AppError) || error.code !== 'input.invalid') return null
  const parsed = Issues.safeParse(error.details)
  const issue = parsed.data?.issues.find((each) => each.path === path)
  if (!issue) return null
  const words = Object.hasOwn(WORDS, issue.problem)
    ? WORDS[issue.problem as keyof typeof WORDS]
    : 'ui.fieldInvalid'
  return t(words, { field })
}
