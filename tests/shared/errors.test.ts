/** The closed list of refusals is complete in three languages. */
import { describe, expect, it } from 'vitest'
import { closeCodeOf, ERROR_CODES, errorMessage, statusOf } from '#shared/errors.ts'
import { LANGUAGES } from '#shared/locale.ts'

const SCRIPT = { th: /\p{Script=Thai}/u, km: /\p{Script=Khmer}/u, en: /^[\x20-\x7E]+$/ }

describe('ERRORS', () => {
  it.each(ERROR_CODES)('[E1] %s has a status, a close code and a message in each language', (code) => {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400)
    expect(closeCodeOf(code)).toBeGreaterThanOrEqual(1001)
    for (const language of LANGUAGES) expect(errorMessage(code, language)).toMatch(SCRIPT[language])
  })
})
