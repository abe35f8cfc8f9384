// Minutes as people of three scripts type them.

const ZEROS = [0x30, 0x0e50, 0x17e0]

/** Thai and Khmer digits count as digits. `null` removes the figure; undefined is no number of minutes. */
export function minutesOf(typed: string): number | null | undefined {
  const digits = [...typed.trim()].map((sign) => digitOf(sign)).join('')
  if (digits === '') return null
  if (!/^\d{1,4}$/.test(digits)) return undefined
  const minutes = Number(digits)
  return minutes <= 1440 ? minutes : undefined
}

function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  const zero = ZEROS.find((each) => code >= each && code <= each + 9)
  return zero === undefined ? sign : String(code - zero)
}
