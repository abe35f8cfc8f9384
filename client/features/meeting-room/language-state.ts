// What stands beside the name of a language: missing, changed since somebody signed, or when it was last edited. Pure.
import { canonicalJson, type Json } from '#shared/canonical-json.ts'
import type { Content } from '#shared/content.ts'
import type { Language } from '#shared/locale.ts'
import type { PointRow, PointVersion } from '#shared/api/points.ts'
import { staleSigners } from './signed-words.ts'

export type LanguageState =
  | { kind: 'missing' }
  | { kind: 'changed'; since: string[] }
  | { kind: 'asSigned' }
  | { kind: 'edited'; at: string; by: string | null }

/** `versions` are newest first. The words on the screen may be newer than any of them. */
export function languageState(
  language: Language,
  point: PointRow,
  versions: readonly PointVersion[],
  now: Content | null,
): LanguageState | null {
  const current = now ?? contentOf(versions[0])
  if (!current) return null
  if (isMissing(current, language)) return { kind: 'missing' }
  const sides = Object.keys(point.signOffs)
  const stale = staleSigners(point, sides)
  const changed = stale.filter((code) => {
    const signed = contentOf(versions.find((each) => each.version === point.signOffs[code]?.version))
    return signed !== null && !sameWords(signed, current, language)
  })
  if (changed.length > 0) return { kind: 'changed', since: changed }
  if (stale.length > 0) return { kind: 'asSigned' }
  return lastEdit(language, versions)
}

/** The version in which the words of this language came to be what they are in the newest one. */
function lastEdit(language: Language, versions: readonly PointVersion[]): LanguageState | null {
  const newest = contentOf(versions[0])
  if (!newest) return null
  const older = versions.findIndex((each) => {
    const content = contentOf(each)
    return content !== null && !sameWords(content, newest, language)
  })
  const edit = versions[older === -1 ? versions.length - 1 : older - 1]
  return edit ? { kind: 'edited', at: edit.at, by: edit.authors.at(-1) ?? null } : null
}

function contentOf(version: PointVersion | undefined): Content | null {
  return (version?.content as unknown as Content | undefined) ?? null
}

function isMissing(content: Content, language: Language): boolean {
  return content.title[language].trim() === '' || !words(content, language)
}

function words(content: Content, language: Language): boolean {
  return /"text":"[^"]*[^\s"]/.test(JSON.stringify(content.body[language]))
}

function sameWords(a: Content, b: Content, language: Language): boolean {
  const bytes = (content: Content) =>
    canonicalJson({ title: content.title[language], body: content.body[language] } as unknown as Json)
  return bytes(a) === bytes(b)
}
